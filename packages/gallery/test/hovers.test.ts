import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import request from "supertest";
import { createGallery } from "../src/index.ts";
import { openMadeUp } from "./galleries.ts";
import { makeRepository, write } from "./made-up.ts";

const gallery = await openMadeUp();

test("the types of a lesson come from TypeScript, and are kept on disk", async () => {
  const address = "/lessons/07-made-up/hovers.json";
  const { body } = await request(gallery.app).get(address).expect(200);
  const tokens: [number, number, number, number][] = body.files["src/app.ts"];
  // `let visits` on line 5.
  const visits = tokens.find(([line, column]) => line === 5 && column === 6);
  expect(visits?.[2]).toBe("visits".length);
  expect(body.cards[visits?.[3] ?? -1]).toContain("number");

  const kept = readdirSync(join(gallery.root, ".decant/cache"));
  expect(kept).toEqual([expect.stringMatching(/^hovers-[\da-f]{24}\.json$/)]);
}, 60_000);

test("they are found too where nothing can be written", async () => {
  const { root, remove } = makeRepository();
  write(root, "", { ".decant": "a file where the folder should be" });
  const other = await createGallery({ root });
  const address = "/lessons/07-made-up/hovers.json";
  const { body } = await request(other.app).get(address).expect(200);
  expect(body.cards.length).toBeGreaterThan(0);
  await other.close();
  remove();
}, 60_000);
