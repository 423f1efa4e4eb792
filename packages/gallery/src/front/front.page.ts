import { one } from "../site/dom.page.ts";
import { watchSite } from "../site/watch-site.page.ts";
import { watchDoors } from "./doors.page.ts";
import { showProgress } from "./shelf-progress.page.ts";

watchSite();
watchDoors();
showProgress();
// A page that Back brings out of the cache shows what was done since.
addEventListener("pageshow", ({ persisted }) => persisted && showProgress());
addEventListener("storage", () => showProgress());

const query = new URL(location.href).searchParams.get("q")?.trim();
if (query && !one(".results")) void showQuery(query);

async function showQuery(wanted: string): Promise<void> {
  const { showFound } = await import("./found.page.ts");
  await showFound(wanted);
}
