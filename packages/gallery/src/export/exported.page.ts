// What only the pages of an exported site do.

import { onSite } from "../site/address.page.ts";
import { all, closest, one } from "../site/dom.page.ts";
import type { FromWorker, ToWorker } from "./worker/messages.ts";

showPair(document.documentElement.dataset);
if ("serviceWorker" in navigator) {
  if (document.readyState === "complete") void start();
  else addEventListener("load", () => void start(), { once: true });
}

/** After the page itself: nothing that it loads waits for this. */
async function start(): Promise<void> {
  await navigator.serviceWorker.register(onSite("/service-worker.js"));
  const { active } = await navigator.serviceWorker.ready;
  if (!active) return;
  const tell = (message: ToWorker) => active.postMessage(message);
  tell({ keep: [location.href.replace(/[?#].*$/, "")] });
  // What the page loads before the worker sees it is told to the worker.
  new PerformanceObserver((list) => {
    tell({ keep: list.getEntries().map(({ name }) => name) });
  }).observe({ type: "resource", buffered: true });
  for (const place of all("[data-offline]")) place.hidden = false;
  document.addEventListener("click", (event) => {
    if (!closest(event, "[data-keep-all]")) return;
    void navigator.storage?.persist?.();
    tell({ keep: "all" });
  });
  navigator.serviceWorker.addEventListener("message", ({ data }) =>
    show(data as FromWorker),
  );
}

function show({ done, of, failed }: FromWorker): void {
  const said = one("[data-kept]");
  const bar = document.querySelector<HTMLProgressElement>("[data-keeping]");
  const button = document.querySelector<HTMLButtonElement>("[data-keep-all]");
  if (!said || !bar || !button) return;
  const isDone = done === of;
  bar.hidden = isDone || failed === true;
  bar.value = done / of;
  button.hidden = isDone;
  button.disabled = !failed;
  if (isDone) said.textContent = "All lessons are kept in this browser.";
  else if (failed) said.textContent = "Not all could be loaded. Try again.";
}

/** Two other sides than those that the page shows have a page of their own. */
function showPair({ pair, opening, sides = "" }: DOMStringMap): void {
  if (!pair) return;
  const { pathname, search, hash, searchParams } = new URL(location.href);
  const [left, right] = pair.split("-");
  const choose = (name: string, shown = "") => {
    const wanted = searchParams.get(name) ?? "";
    return sides.split(" ").includes(wanted) ? wanted : shown;
  };
  const wanted = `${choose("left", left)}-${choose("right", right)}`;
  if (wanted === pair) return;
  const lesson = pathname.replace(`/${pair}/`, "/");
  const folder = wanted === opening ? "" : `${wanted}/`;
  location.replace(`${lesson}${folder}${search}${hash}`);
}
