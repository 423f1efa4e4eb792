import { cryptoCases } from "./crypto.ts";
import { sqliteCases } from "./sqlite.ts";
import { textCases } from "./text.ts";
import { timeCases } from "./time.ts";

/** Each gives a value of JSON, the same on Node and in a browser. */
export const cases: Readonly<Record<string, () => unknown>> = {
  ...cryptoCases,
  ...sqliteCases,
  ...textCases,
  ...timeCases,
};

/** What a case gives, as JSON gives it back. */
export async function runCase(name: string): Promise<unknown> {
  const value = (await cases[name]?.()) ?? null;
  return JSON.parse(JSON.stringify(value)) as unknown;
}
