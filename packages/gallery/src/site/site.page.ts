import { watchSite } from "./watch-site.page.ts";

watchSite();
