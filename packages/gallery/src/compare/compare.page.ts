import { watchRegions } from "../bench/regions.page.ts";
import { watchSite } from "../site/watch-site.page.ts";

watchSite();
watchRegions();
