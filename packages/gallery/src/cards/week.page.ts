import type { Fluency, MockResult, Progress } from "@decant/revise";
import { countDays } from "@decant/revise/day";
import { all, one, write } from "../site/dom.page.ts";

const DAYS = 7;

/** Draws how many cards are due on each of the next days, and the last mock interview. */
export function drawWeek(progress: Progress, now: Date): void {
  const counts = countDays(Object.values(progress.cards), now, DAYS);
  const most = Math.max(...counts, 1);
  const items = counts.map((count, day) => {
    const date = new Date(now);
    date.setDate(date.getDate() + day);
    const item = document.createElement("li");
    const bar = document.createElement("i");
    bar.style.height = `${(count / most) * 100}%`;
    const number = document.createElement("b");
    number.textContent = String(count);
    item.append(
      number,
      bar,
      date.toLocaleDateString("en", { weekday: "short" }),
    );
    return item;
  });
  one("[data-days]")?.replaceChildren(...items);
  const last = progress.mock.at(-1);
  if (last) drawLast(last);
}

const WORDS: readonly Fluency[] = ["fluent", "halting", "no"];

function drawLast({ at, scores }: MockResult): void {
  const section = one("[data-last]");
  if (!section) return;
  section.hidden = false;
  const day = new Date(at).toLocaleDateString("en", { weekday: "long" });
  write("[data-last-day]", day);
  const again: string[] = [];
  for (const place of all("[data-score]")) {
    const score = scores[place.dataset["score"] ?? ""];
    place.className = score ?? "";
    place.title = score ?? "not asked";
    if (score === "no") again.push(place.textContent ?? "");
  }
  const given = Object.values(scores);
  const counts = WORDS.map(
    (word) => `${word} ${given.filter((score) => score === word).length}`,
  );
  const read = again.length > 0 ? ` Read again: ${again.join(", ")}.` : "";
  write("[data-last-words]", `${counts.join(", ")}.${read}`);
}
