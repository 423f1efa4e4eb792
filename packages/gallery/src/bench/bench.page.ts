import { watchSite } from "../site/watch-site.page.ts";
import { watchContents } from "./contents.page.ts";
import { watchHovers } from "./hovers.page.ts";
import { watchRegions } from "./regions.page.ts";
import { watchTry } from "./try.page.ts";

watchSite();
watchRegions();
watchTry();
watchContents();
watchHovers();
