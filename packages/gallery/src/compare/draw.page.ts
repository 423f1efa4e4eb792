import { onSite } from "../site/address.page.ts";
import { one } from "../site/dom.page.ts";
import { type Hand, type Hands, isLinked } from "./choice.ts";
import { identicalKeys, paneName, partsHtml } from "./panes-html.ts";
import {
  fileOptions,
  pickedText,
  regionOptions,
  requestOptions,
} from "./picks-html.ts";
import { reveal } from "./reveal.page.ts";
import { addressOf } from "./wish.ts";

/** Shows what two hands hold, and puts it into the address. */
export function draw(hands: Hands): void {
  const form = one("#picks");
  if (!form) return;
  const [left, right] = hands;
  const address = onSite(addressOf({ left: left.wish, right: right.wish }));
  const swapped = onSite(addressOf({ left: right.wish, right: left.wish }));
  const identical = identicalKeys(hands);
  for (const hand of hands) {
    drawPick(hand);
    drawPane(hand, identical);
  }
  one("[data-swap]")?.setAttribute("href", swapped);
  form.dataset["address"] = address;
  form.dataset["linked"] = isLinked(hands) ? "yes" : "no";
  document.title = `Compare ${pickedText(left)} and ${pickedText(right)} · Decant`;
  history.replaceState(null, "", address);
}

function drawPick(hand: Hand): void {
  const { place, lesson, side } = hand;
  const pick = one(`[data-pick=${place}]`);
  const link = pick && one("a.num", pick);
  const input = pick?.querySelector<HTMLInputElement>("[data-picker]");
  if (!pick || !link || !input) return;
  pick.className = `pick ${side.style}`;
  link.textContent = String(lesson.number);
  link.ariaLabel = `Lesson ${lesson.number}`;
  link.setAttribute("href", onSite(`/lessons/${lesson.folder}`));
  input.defaultValue = pickedText(hand);
  input.value = input.defaultValue;
  input.dataset["value"] = hand.wish.side;
  fill(`${place}File`, fileOptions(hand));
  fill(`${place}Region`, regionOptions(hand));
  fill(`${place}Request`, requestOptions(hand));
}

/** A select that holds the focus keeps it. */
function fill(name: string, options: string): void {
  const select = one(`select[name=${name}]`);
  if (select) select.innerHTML = options;
}

function drawPane(hand: Hand, identical: ReadonlySet<string>): void {
  const { place, lesson, side, file } = hand;
  const pane = one(`[data-pane=${place}]`);
  if (!pane) return;
  const shown = `${lesson.folder}:${side.name}/${file.path}`;
  const top = pane.dataset["shown"] === shown ? pane.scrollTop : 0;
  pane.className = `column column-${place} ${side.style}`;
  pane.ariaLabel = paneName(hand);
  pane.innerHTML = partsHtml(hand, identical);
  pane.scrollTop = top;
  pane.dataset["shown"] = shown;
  reveal(pane, lineOf(hand.region));
  const flip = one(`[data-flip=${place}]`);
  if (flip) {
    flip.className = side.style;
    const text = one("span", flip);
    if (text) text.textContent = `${lesson.number} ${side.label}`;
  }
}

/** The line of a name that was chosen: 17 for `L17`. */
function lineOf(region: string): number {
  return Number(/^L(\d+)$/.exec(region)?.[1] ?? 0);
}
