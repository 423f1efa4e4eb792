import { type Today, today } from "@decant/revise/day";
import { onSite } from "../site/address.page.ts";
import { fetchJson } from "../site/fetch-json.page.ts";
import { loadProgress } from "../site/progress.page.ts";
import type { CardIndex } from "./cards.ts";
import { drawQueue } from "./queue.page.ts";
import { drawWeek } from "./week.page.ts";

/** All cards, without their answers. */
export function loadIndex(): Promise<CardIndex> {
  return fetchJson<CardIndex>(onSite("/revise/cards.json"));
}

/** The topic that the address names; empty for all. */
export function topicAsked({ lessons }: CardIndex): string {
  const asked = new URLSearchParams(location.search).get("topic") ?? "";
  return lessons.some(({ topic }) => topic === asked) ? asked : "";
}

/** Lays out the day for a topic, and draws it beside the card. */
export function drawDay(index: CardIndex, topic: string): Today {
  const folders = new Set(
    index.lessons
      .filter((lesson) => !topic || lesson.topic === topic)
      .map(({ folder }) => folder),
  );
  const ids = index.cards
    .map(([id]) => id)
    .filter((id) => folders.has(folderOf(id)));
  const progress = loadProgress();
  const now = new Date();
  const day = today(ids, progress, now);
  drawQueue(day, new Map(index.cards));
  drawWeek(progress, now);
  void import("./modes.page.ts").then((modes) => modes.showModes());
  return day;
}

/** The lesson of a card. */
export function folderOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}
