import { watchSite } from "../site/watch-site.page.ts";

watchSite();
