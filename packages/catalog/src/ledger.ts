import { readFileSync } from "node:fs";
import { type LedgerRow, readLedger } from "@decant/exchange";
import type { Lesson } from "./model.ts";

const COMMON = new URL("../common-ledger.md", import.meta.url);

let common: LedgerRow[] | undefined;

/**
 * The differences that every lesson has: they stand once, in
 * `common-ledger.md`, and name no request.
 */
export function commonLedger(): readonly LedgerRow[] {
  common ??= readLedger("common-ledger.md", readFileSync(COMMON, "utf8"), 1);
  return common;
}

/** The rows that explain a lesson's differences: its own, then the common. */
export function ledgerOf(lesson: Lesson): LedgerRow[] {
  return [...lesson.ledger, ...commonLedger()];
}
