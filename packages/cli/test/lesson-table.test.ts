import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { fillTable } from "../src/lesson-table.ts";
import { makeRepository, type Repository } from "./repository.ts";

let repository: Repository;
beforeAll(async () => {
  repository = await makeRepository();
});
afterAll(() => repository.remove());

const ROW =
  "| 26 | [How does Flask handle rate limits?](apps/26-rate-limits) | rate-limits |";

test("the rows are those of the lessons", () => {
  const lesson = repository.lesson();
  const table = (...rows: readonly string[]) =>
    [
      "# Decant",
      "",
      "| # | Question | Topic |",
      "|---|---|---|",
      ...rows,
      "",
      "End",
    ].join("\n");
  expect(fillTable(table("| 1 | [Old?](apps/01-old) | old |"), [lesson])).toBe(
    table(ROW),
  );
  expect(fillTable(table(ROW), [lesson, { ...lesson, number: 27 }])).toBe(
    table(ROW, ROW.replace("26", "27")),
  );
});

test("a README without the table stays as it is", () => {
  expect(fillTable("# Decant\n", [repository.lesson()])).toBe("# Decant\n");
});
