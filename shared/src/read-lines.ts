import type { Readable } from "node:stream";

const LONGEST_LINE = 65_536;

/**
 * Reads a stream line by line. A line of more than 64 KB is given as
 * `undefined`, and nothing is read after it.
 */
export function readLines(
  stream: Readable,
  onLine: (line: string | undefined) => void,
): void {
  let unread = "";
  stream.setEncoding("utf8").on("data", (text: string) => {
    const lines = (unread + text).split("\n");
    unread = lines.pop() ?? "";
    const isTooLong = [...lines, unread].some(
      ({ length }) => length > LONGEST_LINE,
    );
    if (isTooLong) {
      stream.destroy();
      onLine(undefined);
      return;
    }
    for (const line of lines) onLine(line);
  });
}
