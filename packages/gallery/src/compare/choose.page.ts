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
  return after(async () => rewish(await load(wishesNow()), change));
}

/**
 * Shows what the page's address names, where a static host gave out another
 * pair. A hand that it does not name shows the other side of the lesson.
 *
 * @returns what is shown now, in words
 */
export function showAddress(): Promise<string> {
  return after(async () => {
    const { searchParams } = new URL(location.href);
    const { left, right } = readWishes((name) => searchParams.get(name));
    return {
      left: left.side ? left : { ...left, side: await beside(right.side) },
      right: right.side ? right : { ...right, side: await beside(left.side) },
    };
  });
}

/** Draws what is wished for, once what was wished before is drawn. */
function after(wish: () => Promise<Wishes>): Promise<string> {
  const next = last.then(async () => {
    const hands = await load(await wish());
    draw(hands);
    const answers = await drawRecorded(hands);
    return `${hands.map(paneName).join("; ")}. ${answers}`;
  });
  last = next.catch(() => undefined);
  return next;
}

async function beside(hand: string): Promise<string> {
  const [folder = "", name] = hand.split(":");
  const { sides } = await codeOf(folder);
  return `${folder}:${sides.find((side) => side.name !== name)?.name ?? name}`;
}

function codeOf(folder: string): Promise<CodeLesson> {
  return fetchJson<CodeLesson>(onSite(`/compare/${folder}.json`));
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
  const lesson = await codeOf(folder);
  const side = lesson.sides.find((each) => each.name === name);
  if (!side) throw new Error(`Lesson ${lesson.number} has no side ${name}.`);
  return { place, lesson, side, wish };
}
