import { STEPS } from "./protocol.ts";
import type { Place } from "./views.ts";

// Reads what a client sends. Whatever it is, the result is a value of the
// expected type and of bounded size, or undefined.

const LONGEST_TEXT = 200;
const HIGHEST = 1_000_000;

export function readText(value: unknown): string | undefined {
  return typeof value === "string" && value.length <= LONGEST_TEXT
    ? value
    : undefined;
}

export function readNumber(value: unknown): number | undefined {
  return Number.isInteger(value) &&
    (value as number) >= 0 &&
    (value as number) <= HIGHEST
    ? (value as number)
    : undefined;
}

export function readFlag(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

/** @returns null where null was sent */
export function readTextOrNull(value: unknown): string | null | undefined {
  return value === null ? null : readText(value);
}

/** Reads an object's own fields, each by its reader; all must be there. */
export function readFields<Fields extends Readonly<Record<string, unknown>>>(
  value: unknown,
  readers: { readonly [Key in keyof Fields]: (value: unknown) => Fields[Key] },
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const read: Record<string, unknown> = {};
  for (const [name, reader] of Object.entries(readers)) {
    if (!Object.hasOwn(value, name)) return undefined;
    read[name] = (reader as (value: unknown) => unknown)(
      (value as Record<string, unknown>)[name],
    );
    if (read[name] === undefined) return undefined;
  }
  return read as { [Key in keyof Fields]: Exclude<Fields[Key], undefined> };
}

export function readPlace(value: unknown): Place | undefined {
  return readFields(value, {
    lesson: readText,
    part: readTextOrNull,
    request: readTextOrNull,
    quiz: (quiz) => (quiz === null ? null : readNumber(quiz)),
    step: (step) => STEPS.find((one) => one === step),
  });
}
