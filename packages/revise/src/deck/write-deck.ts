import { createHash } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import initSqlJs, { type Database } from "sql.js";
import type { Card } from "../cards/model.ts";
import { decksOf, numberDecks, PRESETS } from "./decks.ts";
import { fieldsOf, type RenderMarkdown } from "./fields.ts";
import { NOTE_TYPE, noteType } from "./note-type.ts";
import { SCHEMA } from "./schema.ts";

/** What parts the fields of a note. */
const FIELD_END = "\u001F";

/**
 * Writes a deck that Anki imports: decks by topic below "Decant", a note for
 * each card. A note is known by the card's id, so importing a newer deck
 * changes the notes that are there and keeps what was learnt.
 *
 * @param cards - in the order in which new ones come
 * @param render - turns their Markdown into HTML
 * @param now - a later import counts if it was made later
 * @returns the bytes of `decant.apkg`
 */
export async function writeDeck(
  cards: readonly Card[],
  render: RenderMarkdown,
  now: Date,
): Promise<Uint8Array> {
  const { Database: Sqlite } = await initSqlJs();
  const database = new Sqlite();
  try {
    database.run(SCHEMA);
    const decks = numberDecks([...new Set(cards.map(({ topic }) => topic))]);
    fillCollection(database, decks, now);
    fillCards(database, cards, decks, render, now);
    return zipSync(
      { "collection.anki2": database.export(), media: strToU8("{}") },
      { mtime: now },
    );
  } finally {
    database.close();
  }
}

function fillCollection(
  database: Database,
  decks: ReadonlyMap<string, number>,
  now: Date,
): void {
  const modified = seconds(now);
  database.run("INSERT INTO col VALUES (1,?,?,?,11,0,0,0,?,?,?,?,'{}')", [
    modified,
    now.getTime(),
    now.getTime(),
    JSON.stringify({ nextPos: 1, curModel: NOTE_TYPE, curDeck: 1 }),
    JSON.stringify({ [NOTE_TYPE]: noteType(modified) }),
    JSON.stringify(decksOf(decks, modified)),
    JSON.stringify(PRESETS),
  ]);
}

function fillCards(
  database: Database,
  cards: readonly Card[],
  decks: ReadonlyMap<string, number>,
  render: RenderMarkdown,
  now: Date,
): void {
  const note = database.prepare(
    "INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,?,0,'')",
  );
  const row = database.prepare(
    "INSERT INTO cards VALUES (?,?,?,0,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')",
  );
  const modified = seconds(now);
  for (const [index, card] of cards.entries()) {
    const id = NOTE_TYPE + 1000 + index;
    const fields = fieldsOf(card, render);
    const sorted = textOf(fields[0] ?? "");
    note.run([
      id,
      card.id,
      NOTE_TYPE,
      modified,
      ` decant::${card.kind} decant::${card.folder} `,
      fields.join(FIELD_END),
      sorted,
      checksum(sorted),
    ]);
    row.run([id, id, decks.get(card.topic) ?? 1, modified, index + 1]);
  }
  note.free();
  row.free();
}

function seconds(now: Date): number {
  return Math.floor(now.getTime() / 1000);
}

/** As Anki does it: the first 32 bits of the SHA-1 of the first field's text. */
function checksum(text: string): number {
  return createHash("sha1").update(text).digest().readUInt32BE(0);
}

function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, "");
}
