import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { afterEach, expect, jest, test } from "@jest/globals";

// The program is compiled first; on a busy machine that takes its time.
jest.setTimeout(30_000);

// Serves GET / after it said on its standard error that the request came; it
// answers when its standard input ends.
const PROGRAM = `
import { serve } from ${JSON.stringify(new URL("../src/serve.ts", `file://${__filename}`).href)};
serve((_req, res) => {
  console.error("in flight");
  process.stdin.resume().once("end", () => res.end("done"));
}, 0);
`;

let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill("SIGKILL");
});

function start() {
  child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "--conditions=@decant/source",
      "--input-type=module",
      "--eval",
      PROGRAM,
    ],
    {
      cwd: __dirname,
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  return child as ChildProcess & {
    stdin: NodeJS.WritableStream;
    stdout: NodeJS.ReadableStream;
    stderr: NodeJS.ReadableStream;
  };
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s lets the request in flight finish, then the process ends",
  async (signal) => {
    const server = start();
    const [line] = (await once(
      createInterface({ input: server.stdout }),
      "line",
    )) as [string];
    expect(line).toMatch(/^Listening on http:\/\/127\.0\.0\.1:\d+$/);

    const url = line.replace("Listening on ", "");
    const answer = once(get(url, { agent: false }), "response");
    await once(createInterface({ input: server.stderr }), "line");
    server.kill(signal);
    server.stdin.end();
    const [response] = (await answer) as [IncomingMessage];
    expect(await text(response)).toBe("done");
    const [code] = (await once(server, "exit")) as [number | null];
    expect(code).toBe(0);
  },
);
