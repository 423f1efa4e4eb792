import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));

/** A process of a class: the gallery, started with `--class`. */
export interface ClassProcess {
  readonly pid: number;
  readonly code: string;
  /** Where the students' server listens: `http://127.0.0.1:40001`. */
  readonly studentUrl: string;
  readonly teacherUrl: string;
  /** What makes a request the teacher's. */
  readonly cookie: string;
  readonly end: (signal?: NodeJS.Signals) => Promise<void>;
}

/**
 * Starts a class on the loopback.
 *
 * @param options.port - of the students' server; any free one if not given
 * @param options.address - where a proxy serves the class
 */
export async function startClassProcess(
  options: { port?: number; address?: string; redisUrl?: string } = {},
): Promise<ClassProcess> {
  const { port = 0, address, redisUrl } = options;
  const program = spawn(
    process.execPath,
    [
      "--import=tsx",
      "--conditions=@decant/source",
      "packages/gallery/src/server.ts",
      "--class",
      ...(address ? ["--address", address] : ["--host", "127.0.0.1"]),
      "--class-port",
      `${port}`,
    ],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: "0",
        REDIS_URL: redisUrl ?? "",
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const text = await readInvitation(program);
  const find = (pattern: RegExp) => pattern.exec(text)?.[1] ?? "";
  const teacherUrl = find(/You teach on (\S+)\/class/);
  const page = await fetch(`${teacherUrl}/class`);
  await page.arrayBuffer();
  return {
    pid: program.pid ?? 0,
    code: find(/the code (\w+)/),
    studentUrl: find(/join on (\S+)\/join/),
    teacherUrl,
    cookie: page.headers.get("set-cookie")?.split(";")[0] ?? "",
    async end(signal = "SIGTERM") {
      if (program.exitCode !== null || program.signalCode !== null) return;
      const ended = once(program, "exit");
      program.kill(signal);
      await ended;
    },
  };
}

async function readInvitation(program: ChildProcess): Promise<string> {
  if (!program.stdout) throw new Error("The output is not read.");
  const lines: string[] = [];
  const input = createInterface({ input: program.stdout });
  await new Promise<void>((resolve, reject) => {
    input.on("line", (line) => {
      lines.push(line);
      if (line.startsWith("You teach on")) resolve();
    });
    program.once("exit", () => {
      reject(new Error(`The class did not start: ${lines.join("\n")}`));
    });
  });
  return lines.join("\n");
}
