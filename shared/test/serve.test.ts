import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { createServer, type Server } from "node:net";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "@jest/globals";

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
let busy: Server | undefined;
afterEach(() => {
  child?.kill("SIGKILL");
  busy?.close();
});

function start(port?: string) {
  const env = { ...process.env };
  delete env["PORT"];
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
      env: port === undefined ? env : { ...env, PORT: port },
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  return child as ChildProcess & {
    stdin: NodeJS.WritableStream;
    stdout: NodeJS.ReadableStream;
    stderr: NodeJS.ReadableStream;
  };
}

describe("serve", () => {
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

  test.each(["80a", "65536"])("PORT=%s is refused", async (port) => {
    const server = start(port);
    const [said, [code]] = await Promise.all([
      text(server.stderr),
      once(server, "exit"),
    ]);
    expect(said).toBe(
      `PORT must be a number from 0 to 65535, not "${port}".\n`,
    );
    expect(code).toBe(1);
  });

  test("a busy port is an error, not a success", async () => {
    busy = createServer().listen(0, "127.0.0.1");
    await once(busy, "listening");
    const { port } = busy.address() as { port: number };
    const server = start(String(port));
    const [out, said, [code]] = await Promise.all([
      text(server.stdout),
      text(server.stderr),
      once(server, "exit"),
    ]);
    expect(out).toBe("");
    expect(said).toBe(
      `Port ${port} is busy: stop what listens there, or choose another with PORT=${port + 100}.\n`,
    );
    expect(code).toBe(1);
  });
});
