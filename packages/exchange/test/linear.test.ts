import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { toLatin1 } from "../src/bytes.ts";
import { cellMatches, partDifferences } from "../src/compare.ts";
import { CookieJar } from "../src/cookie-jar.ts";
import { readLedger } from "../src/ledger.ts";
import { makeMask, toRecorded } from "../src/masks.ts";
import type { Header } from "../src/model.ts";
import { readAnswer } from "../src/read-answer.ts";
import { recogniseBug } from "../src/recognise-bug.ts";
import { readRecording } from "../src/recording.ts";
import { parseRequest } from "../src/request-text.ts";
import { readRequestFile } from "../src/requests.ts";
import { checkRequest } from "../src/write-request.ts";

/** What a pattern might try in more than one way. */
const PIECES = [
  ...Array.from(" \t\r\n;,=:.<>\"'`|#?&@{}[]0aZ-/\\…é"),
  "<pre>",
  "<br> &nbsp; &nbsp;at ",
  "</pre>",
  "; Expires=",
  "session=",
  ".a",
  "### ",
  "{{a}}",
  "/*",
  "{#",
  '"""',
  "@a = {{b}}\n",
  "X: y\n",
  "\n\n",
  "0123456789abcdef",
];

interface Hostile {
  readonly start: string;
  /** Said over and over. */
  readonly again: string;
  readonly end: string;
}

const hostile: fc.Arbitrary<Hostile> = fc.record({
  start: fc.constantFrom("", ...PIECES),
  again: fc
    .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 })
    .map((pieces) => pieces.join("")),
  end: fc.constantFrom("", ...PIECES),
});

const EACH = PIECES.map((again): [Hostile] => [
  { start: "a", again, end: "b" },
]);

function write({ start, again, end }: Hostile, length: number): string {
  return start + again.repeat(Math.ceil(length / again.length)) + end;
}

type Use = (text: string) => unknown;

const answer = (headers: readonly Header[], body = "") => ({
  status: 200,
  reason: "OK",
  headers,
  body: new TextEncoder().encode(body),
  received: new Uint8Array(),
});
const recorded = (headers: readonly Header[], body: string) => ({
  request: "Ask",
  status: 200,
  reason: "OK",
  headers,
  body,
});

async function* portion(text: string) {
  yield toLatin1(text.replaceAll("…", "."));
}

const recognise = (path: string, text: string) =>
  recogniseBug({ [path]: "" }, { [path]: text }, [
    { name: "more", files: { [path]: "more" } },
  ]);

const MASKS = [makeMask("whole", "(a+)+$"), makeMask("part", "x(.*) (.*)y")];

const USES: Readonly<Record<string, Use>> = {
  "the head of an answer": (text) =>
    readAnswer(portion(`HTTP/1.1 200 OK\r\n${text}\r\n\r\n`), "GET"),
  "the value of a header": (text) =>
    readAnswer(portion(`HTTP/1.1 200 OK\r\nX: ${text}\r\n\r\n`), "GET"),
  "the chunks of an answer": (text) =>
    readAnswer(
      portion(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${text}`),
      "GET",
    ),
  "masks of a body": (text) => toRecorded(MASKS, "Ask", answer([], text)),
  "masks of headers": (text) =>
    toRecorded(
      [],
      "Ask",
      answer([
        ["Set-Cookie", text],
        ["Server", text],
        ["Date", text],
        ["Allow", text],
      ]),
    ),
  "two answers": (text) =>
    partDifferences(
      recorded([["X", text]], text),
      recorded([["x", `${text} `]], `${text} `),
    ),
  "a cell": (text) => [
    cellMatches("a…b…c", text),
    cellMatches(text.slice(0, 200), text),
  ],
  "a cookie": (text) => new CookieJar().store(text, "/"),
  "the path of a cookie": (text) => {
    const jar = new CookieJar();
    jar.store(`a=1; Path=/${text}`, `/${text}`);
    return jar.header(`/${text}`);
  },
  "a request to send": (text) =>
    checkRequest({
      method: text,
      path: `/${text}`,
      headers: [[text, text]],
      body: "",
    }),
  "an edited request": (text) => parseRequest(text),
  "an edited script": (text) => recognise("a.ts", text),
  "an edited Python file": (text) => recognise("a.py", text),
  "an edited template": (text) => recognise("a.html", text),
  "requests.http": (text) => readRequestFile("requests.http", text),
  "a recording": (text) =>
    readRecording("x.http", `# Recorded by \`decant record\` with ${text}`),
  "a table": (text) => readLedger("README.md", `| ${text} |`, 1),
  "a cell of a table": (text) =>
    readLedger("README.md", `| a | body | ${text} | empty | why |`, 1),
};

/**
 * Milliseconds of the processor's, which a busy machine does not stretch, the
 * least of two; a refusal counts like an answer.
 */
async function time(use: Use, text: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 2; run += 1) {
    const start = process.cpuUsage();
    try {
      await use(text);
    } catch {
      // Refused.
    }
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return Math.min(...times);
}

describe("eight times the text takes about eight times as long", () => {
  test.each(Object.entries(USES))(
    "%s",
    async (_name, use) => {
      await fc.assert(
        fc.asyncProperty(hostile, async (text) => {
          const small = await time(use, write(text, 7500));
          const large = await time(use, write(text, 60_000));
          // A square makes 64 of it; below eight milliseconds is noise.
          expect(large).toBeLessThan(24 * Math.max(small, 8));
        }),
        { numRuns: EACH.length + 30, seed: 7, examples: EACH },
      );
    },
    60_000,
  );
});
