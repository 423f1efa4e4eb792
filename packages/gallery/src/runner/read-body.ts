import type { Lesson } from "@decant/catalog";
import {
  BadRequest,
  type OpenSide,
  parseRequest,
  type WireRequest,
} from "@decant/exchange";

/** No lesson has more. */
const MOST_SIDES = 4;

/** A request that is to be sent, and its name where it is the lesson's own. */
export interface Sending {
  readonly name: string;
  readonly request: WireRequest;
}

/**
 * Reads which sides a body names, and what has become of their files.
 *
 * @throws BadRequest if it is not of the form of `RunBody`, or names what the
 *   lesson does not have
 */
export function readSides(lesson: Lesson, body: unknown): OpenSide[] {
  const sides = isRecord(body) ? body["sides"] : undefined;
  if (!Array.isArray(sides) || sides.length === 0) {
    throw new BadRequest('The body is JSON with "sides".');
  }
  if (sides.length > MOST_SIDES) {
    throw new BadRequest(`At most ${MOST_SIDES} sides are asked at once.`);
  }
  const open = sides.map((side) => readSide(lesson, side));
  if (new Set(open.map(({ name }) => name)).size < open.length) {
    throw new BadRequest("Each side is asked once.");
  }
  return open;
}

/**
 * Reads the request of a body.
 *
 * @throws BadRequest if there is none, or no request of that name
 * @throws RefusedRequest as `parseRequest`
 */
export function readSending(lesson: Lesson, body: unknown): Sending {
  const request = isRecord(body) ? body["request"] : undefined;
  const { name, raw } = isRecord(request) ? request : {};
  if (typeof name !== "string" || typeof raw !== "string") {
    throw new BadRequest('The "request" has a "name" and a "raw".');
  }
  if (name === "") return { name, request: parseRequest(raw) };
  const known = lesson.requests.find((each) => each.name === name);
  if (known) return { name, request: known };
  throw new BadRequest(`The lesson has no request "${name.slice(0, 60)}".`);
}

function readSide(lesson: Lesson, side: unknown): OpenSide {
  const { name, files } = isRecord(side) ? side : {};
  if (typeof name !== "string" || !isRecord(files)) {
    throw new BadRequest('Each side has a "name" and "files".');
  }
  if (!lesson.sides.some((each) => each.name === name)) {
    throw new BadRequest(`The lesson has no side "${name.slice(0, 60)}".`);
  }
  for (const text of Object.values(files)) {
    if (typeof text !== "string") throw new BadRequest("Files are texts.");
  }
  return { name, files: files as Record<string, string> };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
