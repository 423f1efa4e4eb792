import { target } from "@decant/shared/testing";
import { expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";
import { readComparison } from "./evidence.ts";

const visit = target(createApp);

test("GET / shows every row of comparison.json", async () => {
  const visitor = await visit();
  const { text } = await visitor.get("/").expect(200);
  const cells = [...text.matchAll(/<t[hd]>([^<]+)<\/t[hd]>/g)];
  expect(cells.map(([, cell]) => cell)).toEqual([
    "Flask",
    "Django",
    "Express",
    "NestJS",
    ...readComparison().flatMap((row) => Object.values(row)),
  ]);
});
