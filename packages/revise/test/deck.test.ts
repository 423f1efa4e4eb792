import { fileURLToPath } from "node:url";
import { readLesson } from "@decant/catalog";
import { describe, expect, test } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import initSqlJs, { type Database } from "sql.js";
import { cardsOf } from "../src/cards/index.ts";
import { writeDeck } from "../src/deck/index.ts";
import type { Card } from "../src/index.ts";
import { at } from "./made-up.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const cards = cardsOf(readLesson(`${ROOT}/apps/11-sessions`));

/** Stands for a renderer of Markdown whose HTML has links and colours. */
function render(markdown: string): string {
  const text = markdown.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<p><a href="/lessons">${text}</a><span class="tok-string">!</span></p>`;
}

async function open(deck: Uint8Array): Promise<Database> {
  const { "collection.anki2": collection, ...others } = unzipSync(deck);
  expect(Object.keys(others)).toEqual(["media"]);
  expect(strFromU8(others["media"] ?? new Uint8Array())).toBe("{}");
  const { Database: Sqlite } = await initSqlJs();
  return new Sqlite(collection);
}

function rows(database: Database, query: string): unknown[][] {
  return database.exec(query)[0]?.values ?? [];
}

async function write(some: readonly Card[], day = 1) {
  return open(await writeDeck(some, render, at(day)));
}

describe("a deck", () => {
  test("has a note and a card for each, new, in their order", async () => {
    const database = await write(cards);
    expect(rows(database, "SELECT guid FROM notes ORDER BY id")).toEqual(
      cards.map(({ id }) => [id]),
    );
    const places = rows(
      database,
      "SELECT due, type, queue, reps, usn FROM cards ORDER BY nid",
    );
    expect(places).toEqual(cards.map((_, index) => [index + 1, 0, 0, 0, -1]));
    database.close();
  });

  test("has a deck of its topic, below the one of all", async () => {
    const [first] = cards;
    if (!first) throw new Error("There is no card.");
    const database = await write([
      first,
      { ...first, id: "another", topic: "data" },
    ]);
    const [[decks]] = rows(database, "SELECT decks FROM col") as [[string]];
    const named = JSON.parse(decks) as Record<string, { name: string }>;
    expect(Object.values(named).map(({ name }) => name)).toEqual([
      "Default",
      "Decant",
      "Decant::State",
      "Decant::Data",
    ]);
    const used = rows(database, "SELECT did FROM cards ORDER BY id").flat();
    expect(used.map((did) => named[String(did)]?.name)).toEqual([
      "Decant::State",
      "Decant::Data",
    ]);
    database.close();
  });

  test("is of one note type, with its fields", async () => {
    const database = await write(cards.slice(0, 2));
    const [[models]] = rows(database, "SELECT models FROM col") as [[string]];
    const types = Object.entries(
      JSON.parse(models) as Record<string, { flds: { name: string }[] }>,
    );
    expect(types).toHaveLength(1);
    const [id, type] = types[0] ?? [];
    expect(type?.flds.map(({ name }) => name)).toEqual([
      "Question",
      "Shown with it",
      "Answer",
      "From",
    ]);
    expect(rows(database, "SELECT DISTINCT mid FROM notes")).toEqual([
      [Number(id)],
    ]);
    database.close();
  });

  test("has code as text, and no address to load or to follow", async () => {
    const database = await write(cards);
    const fields = rows(database, "SELECT flds FROM notes").flat().map(String);
    expect(fields.filter((text) => text.split("\u001F").length !== 4)).toEqual(
      [],
    );
    expect(fields.filter((text) => /<(?:a|img|span)\b/.test(text))).toEqual([]);
    const asked = cards.findIndex(({ id }) => id === "11-sessions/answer/set");
    expect(fields[asked]).toContain("<pre>GET /set_session</pre>");
    expect(fields[asked]).toContain("<b>Flask</b> flask/app.py</p><pre>");
    expect(fields[asked]).toContain("<p><b>Flask</b></p><pre>200 OK\nServer: ");
    database.close();
  });

  test("made later, it has the same numbers and a later time", async () => {
    const query = "SELECT guid, id, mid FROM notes ORDER BY id";
    const [first, later] = [await write(cards, 1), await write(cards, 2)];
    expect(rows(later, query)).toEqual(rows(first, query));
    const [[before]] = rows(first, "SELECT max(mod) FROM notes") as [[number]];
    const [[after]] = rows(later, "SELECT min(mod) FROM notes") as [[number]];
    expect(after - before).toBe(24 * 60 * 60);
    first.close();
    later.close();
  });
});
