import { onSite } from "../site/address.page.ts";
import { one } from "../site/dom.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";
import { drawRecorded, sendOrStop } from "./answers.page.ts";
import { chooseHands, type Hands, type Start } from "./choice.ts";
import { draw } from "./draw.page.ts";
import type { CodeLesson } from "./model.ts";
import { paneName } from "./panes-html.ts";
import { type Change, rewish } from "./rewish.ts";
import { type Place, readWishes, type Wish, type Wishes } from "./wish.ts";

let last: Promise<unknown> = Promise.resolve();

/**
 * Shows what a visitor chose, after what was chosen before it.
 *
 * @returns what is shown now, in words
 */
export function show(change: Change): Promise<string> {
  const next = last.then(async () => {
    const hands = await load(rewish(await load(wishesNow()), change));
    draw(hands);
    const answers = await drawRecorded(hands);
    return `${hands.map(paneName).join("; ")}. ${answers}`;
  });
  last = next.catch(() => undefined);
  return next;
}

/**
 * Sends both requests, or stops where they are being sent.
 *
 * @returns what was answered, in words
 */
export async function sendBothNow(): Promise<string> {
  await last;
  return sendOrStop(await load(wishesNow()));
}

function wishesNow(): Wishes {
  const address = one("#picks")?.dataset["address"] ?? "";
  const { searchParams } = new URL(address, location.href);
  return readWishes((name) => searchParams.get(name));
}

async function load({ left, right }: Wishes): Promise<Hands> {
  return chooseHands(
    ...(await Promise.all([start("left", left), start("right", right)])),
  );
}

async function start(place: Place, wish: Wish): Promise<Start> {
  const [folder = "", name] = wish.side.split(":");
  const lesson = await fetchJson<CodeLesson>(onSite(`/compare/${folder}.json`));
  const side = lesson.sides.find((each) => each.name === name);
  if (!side) throw new Error(`Lesson ${lesson.number} has no side ${name}.`);
  return { place, lesson, side, wish };
}
