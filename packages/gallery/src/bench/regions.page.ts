import { all, closest, one } from "../site/dom.page.ts";

const PHONE = matchMedia("(max-width: 47.5rem)");
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** Lights a region together with its counterpart, in every set of panes. */
export function watchRegions(): void {
  const panes = one("[data-panes]");
  if (!panes) return;
  const linked = "linked" in panes.dataset;
  let pinned: string | undefined;

  const scopeOf = (element: Element): ParentNode =>
    linked ? document : (element.closest(".pane-column") ?? document);
  const show = (name: string | undefined, from: Element | undefined) => {
    light(name, from ? scopeOf(from) : document);
    if (name && from) revealCounterparts(name, from, scopeOf(from));
  };

  panes.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "mouse" || pinned) return;
    const region = closest(event, "[data-region]");
    const name = region?.dataset["region"];
    if (name !== litName()) show(name, region ?? undefined);
  });
  panes.addEventListener("pointerleave", () => {
    if (!pinned) light(undefined, document);
  });
  panes.addEventListener("focusin", (event) => {
    const region = closest(event, "[data-region]");
    if (!region?.matches(":focus-visible, :has(:focus-visible)")) return;
    pinned = undefined;
    show(region.dataset["region"], region);
  });
  panes.addEventListener("click", (event) => {
    const region = closest(event, "[data-region]");
    if (!region || getSelection()?.isCollapsed === false) return;
    pinned =
      pinned === region.dataset["region"]
        ? undefined
        : region.dataset["region"];
    show(region.dataset["region"], region);
    if (PHONE.matches) flip(region);
  });

  document.addEventListener("click", (event) => {
    const control = closest(event, "[data-show-region]");
    const name = control?.dataset["showRegion"];
    if (!control || !name) return;
    event.preventDefault();
    pinned = pinned === name ? undefined : name;
    show(pinned, control);
    if (pinned && control.matches("a")) bringToCode(name);
  });
  document.addEventListener("focusin", (event) => {
    const chip = closest(event, ".chip");
    if (chip?.matches(":focus-visible") && !pinned) {
      show(chip.dataset["showRegion"], chip);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pinned = undefined;
    light(undefined, document);
  });
}

function litName(): string | undefined {
  return one(".region.lit")?.dataset["region"];
}

function light(name: string | undefined, scope: ParentNode): void {
  for (const region of all("[data-region]")) {
    const lit = region.dataset["region"] === name && scope.contains(region);
    region.classList.toggle("lit", lit);
  }
  for (const control of all(".chip")) {
    const lit =
      control.dataset["showRegion"] === name && scope.contains(control);
    control.classList.toggle("lit", lit);
    control.ariaPressed = String(lit);
  }
}

/** Opens the file of each counterpart and scrolls its pane, not the page. */
function revealCounterparts(
  name: string,
  from: Element,
  scope: ParentNode,
): void {
  for (const pane of all("[data-pane]", scope)) {
    if (pane.contains(from)) continue;
    const region = one(`[data-region="${name}"]`, pane);
    if (!region) continue;
    openFile(region, pane);
    scrollWithin(region);
  }
}

function openFile(region: HTMLElement, pane: HTMLElement): void {
  const number = region.closest<HTMLElement>(".pane-file")?.dataset["file"];
  const tab = pane.querySelector<HTMLInputElement>(
    `.file-tabs [value="${number}"]`,
  );
  if (tab) tab.checked = true;
}

function scrollWithin(region: HTMLElement): void {
  const box = region.closest(".code");
  if (!box) return;
  const frame = box.getBoundingClientRect();
  const place = region.getBoundingClientRect();
  const above = place.top - frame.top;
  if (above >= 0 && place.bottom <= frame.bottom) return;
  const room = Math.max(12, (frame.height - place.height) / 2);
  box.scrollBy({
    top: above - room,
    behavior: STILL.matches ? "instant" : "smooth",
  });
}

/** On a phone one side is shown: a tap shows the other one. */
function flip(region: HTMLElement): void {
  const name = region.dataset["region"];
  const other = all(`[data-region="${name}"]`).find(
    (candidate) =>
      candidate.closest("[data-pane]") !== region.closest("[data-pane]"),
  );
  const place = other?.closest<HTMLElement>("[data-pane]")?.dataset["pane"];
  const choice = document.querySelector<HTMLInputElement>(
    `.side-switch [value="${place}"]`,
  );
  if (!other || !choice) return;
  choice.checked = true;
  other.scrollIntoView({ block: "center", behavior: "instant" });
}

function bringToCode(name: string): void {
  const shown = all(`[data-region="${name}"]`).find(
    (region) => region.offsetParent !== null,
  );
  (shown ?? one("#code"))?.scrollIntoView({ block: "center" });
  shown?.focus({ preventScroll: true });
}
