import { FileError } from "./file-error.ts";
import type { Header, RecordedAnswer } from "./model.ts";

const TITLE = /^# Recorded by `decant record` with (.+)\.$/;
const STATUS = /^HTTP\/1\.1 (\d{3})(?: (.*))?$/;

/** What one side of a lesson answered, and on which versions. */
export interface Recording {
  readonly recordedWith: string;
  readonly answers: ReadonlyMap<string, RecordedAnswer>;
}

/**
 * Reads a recording: a line with the versions, then for each request `###
 * name`, status line, headers, an empty line and the body.
 *
 * @param path - for the message of an error
 * @param text - the file's text
 * @throws FileError if a line is not of that form
 */
export function readRecording(path: string, text: string): Recording {
  const [preamble = [], ...blocks] = splitBlocks(text.split("\n"));
  const recordedWith = TITLE.exec(preamble[0] ?? "")?.[1];
  if (recordedWith === undefined) {
    throw new FileError(
      path,
      1,
      "expected # Recorded by `decant record` with …",
    );
  }
  const answers = new Map<string, RecordedAnswer>();
  let line = preamble.length + 1;
  for (const block of blocks) {
    const answer = readAnswer(path, block, line);
    answers.set(answer.request, answer);
    line += block.length;
  }
  return { recordedWith, answers };
}

/** Cuts lines into blocks: what stands above the first `###`, then one each. */
function splitBlocks(lines: readonly string[]): string[][] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line.startsWith("### ")) blocks.push([line]);
    else blocks.at(-1)?.push(line);
  }
  return blocks;
}

function readAnswer(
  path: string,
  block: readonly string[],
  line: number,
): RecordedAnswer {
  const [title = "", statusLine = "", ...rest] = block;
  const [, status, reason = ""] = STATUS.exec(statusLine) ?? [];
  if (status === undefined) {
    throw new FileError(
      path,
      line + 1,
      "expected a status line, HTTP/1.1 200 OK",
    );
  }
  const end = rest.indexOf("");
  const headers = rest.slice(0, end).map((text, index): Header => {
    const colon = text.indexOf(": ");
    if (colon < 1) {
      throw new FileError(
        path,
        line + 2 + index,
        "expected a header, Name: value",
      );
    }
    return [text.slice(0, colon), text.slice(colon + 2)];
  });
  // One newline ends the body's last line, an empty line stands before the
  // next request: both are the writer's.
  const body = rest.slice(end + 1, -1).join("\n");
  return {
    request: title.slice(4),
    status: Number(status),
    reason,
    headers,
    body,
  };
}

/**
 * Writes a recording in the form that {@link readRecording} reads.
 *
 * @param recordedWith - the versions: `Flask 3.1.3, Werkzeug 3.1.9`
 * @param answers - in the order of the requests
 * @returns the file's text
 * @throws Error if a body has a line that would begin another answer
 */
export function writeRecording(
  recordedWith: string,
  answers: Iterable<RecordedAnswer>,
): string {
  const blocks = Array.from(answers, writeAnswer);
  const title = `# Recorded by \`decant record\` with ${recordedWith}.`;
  return [title, "", ...blocks].join("\n");
}

function writeAnswer(answer: RecordedAnswer): string {
  const { request, status, reason, headers, body } = answer;
  if (/^### /m.test(body)) {
    throw new Error(
      `the body of "${request}" has a line that starts with ###: a recording cannot hold it`,
    );
  }
  return [
    `### ${request}`,
    `HTTP/1.1 ${status} ${reason}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    "",
    body,
    "",
  ].join("\n");
}
