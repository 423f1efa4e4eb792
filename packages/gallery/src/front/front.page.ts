import { watchSite } from "../site/watch-site.page.ts";
import { watchDoors } from "./doors.page.ts";
import { showProgress } from "./shelf-progress.page.ts";

watchSite();
watchDoors();
showProgress();
// A page that Back brings out of the cache shows what was done since.
addEventListener("pageshow", ({ persisted }) => persisted && showProgress());
addEventListener("storage", () => showProgress());
