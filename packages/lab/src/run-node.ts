import { spawn } from "node:child_process";
import { HAS_GROUPS, killGroup, plainEnvironment } from "@decant/shared/host";

const WATCH_PARENT = new URL("./watch-parent.js", import.meta.url).href;
const OUTPUT_MAX = 16 * 1024 * 1024;
const KEPT = 4096;

/** What becomes of a program. */
export interface RunOptions {
  readonly cwd: string;
  /** What its environment has besides the plain one. */
  readonly variables: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a program of Node's to its end, with all that it starts. It is ended
 * when this process is gone, and at 1 GB of memory.
 *
 * @returns why it was ended before its time, in a few words, or else the last
 *   4 KB that it wrote to its standard error
 */
export function runNode(
  args: readonly string[],
  { cwd, variables, timeoutMs, signal }: RunOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [`--import=${WATCH_PARENT}`, ...args],
      {
        cwd,
        env: { ...plainEnvironment(), ...variables },
        stdio: ["pipe", "ignore", "pipe", "pipe"],
        detached: HAS_GROUPS,
        windowsHide: true,
      },
    );
    let reason = "";
    let errors = "";
    let length = 0;
    const end = (why: string) => {
      reason ||= why;
      killGroup(child);
    };
    const [, , stderr, news] = child.stdio;
    stderr?.setEncoding("utf8").on("data", (text: string) => {
      errors = (errors + text).slice(-KEPT);
      length += text.length;
      if (length > OUTPUT_MAX) end("they printed more than 16 MB");
    });
    news?.once("data", (line: Buffer) => end(readCrash(line)));
    const seconds = timeoutMs / 1000;
    const late = () => end(`they did not end within ${seconds} seconds`);
    const timer = setTimeout(late, timeoutMs);
    const giveUp = () => end("they were given up");
    signal?.addEventListener("abort", giveUp);
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", giveUp);
    };
    child.once("error", (error) => {
      finish();
      reject(error);
    });
    child.once("exit", () => {
      finish();
      killGroup(child);
      resolve(reason || errors.trim());
    });
  });
}

/** What parent-watch.js wrote; anything may have come from the tests. */
function readCrash(line: Buffer): string {
  const [, crash] = /^\{"crash":"(it [\w ]+)"\}/.exec(line.toString()) ?? [];
  return crash ?? "they wrote to file descriptor 3, which is not theirs";
}
