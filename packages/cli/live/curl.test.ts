// Needs Python with the lessons' packages, bash and curl.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readLessons } from "@decant/catalog";
import { type RecordedAnswer, toRecorded } from "@decant/exchange";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { readCurlOutput } from "./curl-output.ts";
import { copyLesson, startServer } from "./server.ts";

jest.setTimeout(120_000);

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const execute = promisify(execFile);

/** Where the lines are run: curl writes its cookies there. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "decant-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Over plain http curl keeps a cookie that was set with Secure, and so does a
 * browser, when it is set anew without. The recorder's jar is older: RFC 6265.
 */
const OTHER_JAR = "Read a deleted cookie";
/** The recorder's database is in memory, and the server's a file. */
const OTHER_DATABASE = "Inspect the database";
const DIFFERENT = new Set([OTHER_JAR, OTHER_DATABASE]);

const sides = readLessons(ROOT).flatMap((lesson) =>
  lesson.sides.map((side) => ({
    title: `${lesson.folder}, ${side.name}`,
    lesson,
    side,
  })),
);

test.each(sides)(
  "$title: each printed line gives what is recorded",
  async ({ lesson, side }) => {
    const root = copyLesson(ROOT, lesson);
    const server = await startServer(root, lesson, side);
    try {
      expect(server.lines.map(({ name }) => name)).toEqual(
        lesson.requests.map(({ name }) => name),
      );
      const received = new Map<string, RecordedAnswer>();
      for (const { name, line } of server.lines) {
        // The recording names the side's own port.
        const host = ` -H 'Host: 127.0.0.1:${side.port}'`;
        const { stdout } = await execute("bash", ["-c", line + host], {
          cwd: folder,
          encoding: "buffer",
        });
        const answer = toRecorded(lesson.masks, name, readCurlOutput(stdout));
        if (!DIFFERENT.has(name)) received.set(name, withoutServer(answer));
      }
      const recorded = [...side.answers]
        .filter(([name]) => !DIFFERENT.has(name))
        .map(([name, answer]) => [name, withoutServer(answer)] as const);
      expect(received).toEqual(new Map(recorded));
    } finally {
      await server.stop();
      rmSync(root, { recursive: true, force: true });
    }
  },
);

/**
 * Without what belongs to the connection, which curl keeps and the recorder
 * does not, and to the server: Django's own stands in the place of Werkzeug's.
 */
function withoutServer(answer: RecordedAnswer): RecordedAnswer {
  const headers = answer.headers.filter(
    ([name]) =>
      !/^(?:connection|date|keep-alive|server|transfer-encoding)$/i.test(name),
  );
  return { ...answer, headers };
}
