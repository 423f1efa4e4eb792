import { type Hand, type Hands, isLinked, regionsOf } from "./choice.ts";
import type { CodeFile, CodeLesson } from "./model.ts";
import { ALL, NONE, type Place, type Wish, type Wishes } from "./wish.ts";

/** What a visitor chose. */
export type Change = Named | Picked | { readonly kind: "swap" };

interface Named {
  readonly kind: "file" | "region" | "request";
  readonly place: Place;
  readonly value: string;
}

/** Of a picker: a side, and perhaps a file and a part. */
interface Picked {
  readonly kind: "pick";
  readonly place: Place;
  readonly value: Pick<Wish, "side" | "file" | "region">;
}

/**
 * What is wished for after a choice. A part brings its request, and a request
 * its part. Where two sides of one lesson show the same, the right hand
 * follows the left.
 */
export function rewish(hands: Hands, change: Change): Wishes {
  const [left, right] = hands;
  const wishes = { left: left.wish, right: right.wish };
  if (change.kind === "swap") return { left: right.wish, right: left.wish };
  const hand = change.place === "left" ? left : right;
  const next = { ...wishes, [change.place]: rewishOne(hand, change) };
  if (change.kind === "pick" || change.place === "right") return next;
  const inStep = isLinked(hands) && left.request === right.request;
  if (!inStep || !concerns(right, change)) return next;
  return { ...next, right: rewishOne(right, change) };
}

function rewishOne(hand: Hand, change: Named | Picked): Wish {
  const { wish, lesson, side } = hand;
  if (change.kind === "pick") {
    const { value } = change;
    const isSame = value.side.startsWith(`${lesson.folder}:`);
    const keeps =
      isSame && value.region !== "" && !answers(lesson, value.region);
    return { ...value, request: keeps ? hand.request : "" };
  }
  const { kind, value } = change;
  if (kind === "file") return { ...wish, file: value, region: "", request: "" };
  if (kind === "region") {
    const request = answers(lesson, value) ? "" : hand.request;
    return { ...wish, file: fileWith(hand, value), region: value, request };
  }
  const region = lesson.requests.find(({ name }) => name === value)?.region;
  const isHere = side.files.some((file) => has(file, region));
  const shown = (isHere && region) || hand.region;
  return {
    ...wish,
    file: fileWith(hand, shown),
    region: shown,
    request: value,
  };
}

/** Whether a request of the lesson reaches that region. */
function answers({ requests }: CodeLesson, region: string): boolean {
  return requests.some((request) => request.region === region);
}

/** The file that is shown, or another where only that has the region. */
function fileWith({ file, side }: Hand, region: string): string {
  const other = side.files.find((each) => has(each, region));
  return ((!has(file, region) && other) || file).path;
}

function has(file: CodeFile, region: string | undefined): boolean {
  return region !== undefined && regionsOf(file).includes(region);
}

/** Whether a hand has what another one's choice names. */
function concerns({ side }: Hand, { kind, value }: Named): boolean {
  if (kind === "request" || value === ALL || value === NONE) return true;
  return kind === "region" && side.files.some((file) => has(file, value));
}
