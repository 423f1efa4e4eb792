import { all, one } from "../site/dom.page.ts";

/** In pixels; code is never smaller. Large only if no line breaks for it. */
const SIZES = [
  { size: "32", mayBreak: false },
  { size: "28", mayBreak: false },
  { size: "32", mayBreak: true },
  { size: "28", mayBreak: true },
  { size: "24", mayBreak: true },
];

/**
 * Finds the largest size in which both sides are seen whole. Where there is
 * none, one side stands there at a time; where answers are shown, none does.
 */
export function fit(stage: HTMLElement): void {
  const { dataset } = stage;
  const part = one(".part:not([hidden])", stage);
  if (!part) return;
  dataset["layout"] = "both";
  if (takeLargest(stage, [part, stage])) return;
  const isReveal = one("[data-step=answers], [data-step=why]", stage);
  dataset["layout"] = isReveal ? "none" : "one";
  fitSide(stage);
}

/** The largest size for the one side that is shown. */
function fitSide(stage: HTMLElement): void {
  const box = scrolled(stage);
  if (box) takeLargest(stage, [box]);
}

function takeLargest(
  stage: HTMLElement,
  boxes: readonly HTMLElement[],
): boolean {
  return SIZES.some(({ size, mayBreak }) => {
    stage.dataset["fit"] = size;
    return boxes.every(isWhole) && (mayBreak || !hasBreak(stage));
  });
}

function isWhole({ scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollHeight <= clientHeight + 1;
}

/** Whether a line of code goes on below itself: it is as high as two. */
function hasBreak(stage: HTMLElement): boolean {
  const heights = all(".part:not([hidden]) .line", stage)
    .map(({ offsetHeight }) => offsetHeight)
    .filter((height) => height > 0);
  return Math.max(...heights) > Math.min(...heights) * 1.5;
}

/** What forward does before it leaves a place: nothing is skipped. */
export function nextLook(stage: HTMLElement): "scroll" | "turn" | undefined {
  const box = scrolled(stage);
  if (!box) return undefined;
  if (box.scrollHeight - box.clientHeight - box.scrollTop > 2) return "scroll";
  return canTurn(stage) && stage.dataset["turned"] === "false"
    ? "turn"
    : undefined;
}

/** Scrolls on by what is seen, or turns to the other side. */
export function lookOn(stage: HTMLElement): boolean {
  const look = nextLook(stage);
  if (look === "turn") turn(stage);
  if (look === "scroll") scroll(stage, scrolled(stage)?.clientHeight ?? 0);
  return look !== undefined;
}

/** Scrolls what is longer than the screen. */
export function scroll(stage: HTMLElement, pixels: number): void {
  const line = 44;
  const by = pixels > line * 2 ? pixels - line : pixels;
  scrolled(stage)?.scrollBy({ top: by, behavior: "instant" });
}

/** Shows the other side, where one is shown at a time. */
export function turn(stage: HTMLElement): void {
  if (stage.dataset["layout"] !== "one") return;
  const isTurned = stage.dataset["turned"] === "true";
  stage.dataset["turned"] = String(!isTurned);
  fitSide(stage);
  scrolled(stage)?.scrollTo({ top: 0 });
}

/** Shows the first side first. */
export function turnBack(stage: HTMLElement): void {
  stage.dataset["turned"] = "false";
}

function canTurn(stage: HTMLElement): boolean {
  return (
    stage.dataset["layout"] === "one" &&
    one(".panel:not([hidden])", stage) === null
  );
}

/** What may be longer than the screen: the side that is shown, or the answers. */
function scrolled(stage: HTMLElement): HTMLElement | null {
  const { layout, turned } = stage.dataset;
  if (layout === "none") return one(".panel", stage);
  if (layout !== "one") return null;
  const at = turned === "true" ? 1 : 0;
  return one(`.part:not([hidden]) [data-pane="${at}"] pre`, stage);
}
