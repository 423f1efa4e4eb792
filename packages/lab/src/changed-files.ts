import type { Lesson } from "@decant/catalog";
import { BadRequest, type OpenSide } from "@decant/exchange";
import { findSide } from "./hosts.ts";

const FILE_MAX = 64 * 1024;
const TOTAL_MAX = 256 * 1024;

/**
 * Checks what a visitor has made of a side's files.
 *
 * @returns those that are not as the lesson has them. A form's line ends,
 *   CRLF, become LF
 * @throws BadRequest if a file is not one that the side shows, or is too long
 */
export function changedFiles(
  lesson: Lesson,
  { name, files }: OpenSide,
): Record<string, string> {
  const shown = findSide(lesson, name).files;
  let total = 0;
  const entries = Object.entries(files).flatMap(([path, given]) => {
    const file = shown.find((each) => each.path === path);
    if (!file) {
      const known = shown.map((each) => each.path).join(", ");
      throw new BadRequest(
        `"${path.slice(0, 60)}" is not a file that can be changed: ${known}.`,
      );
    }
    const text = given.replaceAll("\r\n", "\n");
    const { length } = new TextEncoder().encode(text);
    total += length;
    if (length > FILE_MAX) {
      throw new BadRequest(`${path} is longer than 64 KB.`);
    }
    return text === file.text ? [] : [[path, text] as const];
  });
  if (total > TOTAL_MAX) {
    throw new BadRequest("The files are longer than 256 KB together.");
  }
  return Object.fromEntries(entries);
}
