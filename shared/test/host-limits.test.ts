import child_process, { type ChildProcess } from "node:child_process";
import { EventEmitter } from "node:events";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { type Host, startHost } from "../src/host.ts";

/** A host that writes to file descriptor 3 what it is asked to open. */
const ECHO = `
const { writeSync } = require("node:fs");
require("node:readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    const { open, at } = JSON.parse(line);
    if (open === "at") writeSync(3, JSON.stringify({ id: 1, address: at }) + "\\n");
    else if (open) writeSync(3, open + "\\n");
  });
`;
const MEDDLED = "it wrote to file descriptor 3, which is not the lesson's";

let host: Host;
function start(program: string, variables?: Record<string, string>): void {
  host = startHost(process.execPath, ["--eval", program], variables);
}
afterEach(async () => {
  jest.useRealTimers();
  await host.end();
});

function fakeTimers(): void {
  jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate"] });
}

describe("an answer", () => {
  test.each([
    ['{"id":1,"address":4711}', 4711],
    ['{"id":1,"address":"/tmp/a.sock"}', "/tmp/a.sock"],
    ['{"id":9,"address":1}\n{"id":9,"ended":"x"}\n{"id":1,"address":2}', 2],
  ])("%s opens an app", async (answer, address) => {
    start(ECHO);
    expect(await host.open(answer)).toMatchObject({ address });
  });

  test.each([
    '{"id":"1","address":4711}',
    '{"id":1}',
    '{"id":1,"address":true}',
    '{"id":1,"error":5}',
    '{"crash":5}',
    "null",
    "",
  ])("%j is not of the protocol", async (answer) => {
    start(ECHO);
    await expect(host.open(answer || " ")).rejects.toThrow(new Error(MEDDLED));
  });

  test("says where the app listens: where it was told to", async () => {
    start(ECHO);
    expect(await host.open("at", "/tmp/b.sock")).toMatchObject({
      address: "/tmp/b.sock",
    });
  });
});

describe("what takes too long", () => {
  test("an app that does not start within 20 seconds is given up", async () => {
    start("process.stdin.resume()");
    fakeTimers();
    let ended = false;
    const opened = host.open("never").catch((error: Error) => {
      ended = true;
      return error.message;
    });
    await jest.advanceTimersByTimeAsync(19_999);
    expect(ended).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(await opened).toBe("it did not start within 20 seconds");
  });

  test("a start that nobody wants any more is given up", async () => {
    start("process.stdin.resume()");
    const unwanted = new AbortController();
    const opened = host.open("never", undefined, unwanted.signal);
    unwanted.abort();
    await expect(opened).rejects.toThrow("it did not start within 0 seconds");
    await expect(
      host.open("never", undefined, unwanted.signal),
    ).rejects.toMatchObject({ name: "AbortError" });
  });

  test("an app that has started is not given up any more", async () => {
    start(ECHO);
    fakeTimers();
    const unwanted = new AbortController();
    const answer = '{"id":1,"address":4711}';
    const app = await host.open(answer, undefined, unwanted.signal);
    const ended = jest.fn();
    void host.gone.then(ended);
    void app.gone.then(ended);
    unwanted.abort();
    await jest.advanceTimersByTimeAsync(60_000);
    jest.useRealTimers();
    expect(await host.open('{"id":2,"address":1}')).toMatchObject({
      address: 1,
    });
    expect(ended).not.toHaveBeenCalled();
  });

  test("a host that does not close an app within 5 seconds is ended", async () => {
    start(ECHO);
    const app = await host.open('{"id":1,"address":4711}');
    fakeTimers();
    const closed = app.close();
    const ended = jest.fn();
    void host.gone.then(ended);
    await jest.advanceTimersByTimeAsync(4999);
    expect(ended).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    jest.useRealTimers();
    await closed;
    expect(await host.gone).toBe("it was too busy to close an app");
    await app.close();
  });
});

describe("the reason why a process ended", () => {
  test.each([
    ["FATAL ERROR: heap", "FATAL ERROR: heap"],
    ["Traceback:\n  x\na.b.SomeError: no\n  more", "a.b.SomeError: no"],
    ["Exception: one\r\nKeyError: 'two'\r\n", "KeyError: 'two'"],
    ["SystemException", "SystemException"],
  ])("%j: the last line with an exception", async (printed, line) => {
    start(`console.error(${JSON.stringify(printed)}); process.exitCode = 1;`);
    expect(await host.gone).toBe(`the process ended with code 1: ${line}`);
  });

  test.each(["  ValueError: indented", "An Error", "Errors: 5", "NotFound"])(
    "%j is no such line",
    async (printed) => {
      start(`console.error(${JSON.stringify(printed)}); process.exitCode = 1;`);
      expect(await host.gone).toBe("the process ended with code 1");
    },
  );
});

test("the last 16 KB of what it printed are kept", async () => {
  start(
    'process.stdout.write("a" + "x".repeat(16_383)); process.stdout.write("z");',
  );
  await host.gone;
  expect(host.output()).toBe(`${"x".repeat(16_383)}z`);
});

test("an exception before the last 16 KB of its errors is not told", async () => {
  const printed = `ValueError: early\n${"x".repeat(16_384)}`;
  start(`console.error(${JSON.stringify(printed)}); process.exitCode = 1;`);
  expect(await host.gone).toBe("the process ended with code 1");
});

test("a process that has ended and closed its pipes is gone at once", async () => {
  fakeTimers();
  start("");
  const reason = "the process ended with code 0";
  expect(await host.gone).toBe(reason);
  await expect(host.open("app")).rejects.toThrow(new Error(reason));
});

test("a process may print 16 MB", async () => {
  start("process.stdout.write('x'.repeat(16 * 1024 * 1024))");
  expect(await host.gone).toBe("the process ended with code 0");
});

test("a process that reads no more takes nothing down with it", async () => {
  start(`
    const { closeSync, readSync, writeSync } = require("node:fs");
    readSync(0, Buffer.alloc(1000));
    closeSync(0);
    writeSync(3, '{"id":1,"address":4711}\\n');
    setInterval(() => undefined, 1000);
  `);
  await host.open("read");
  const reason = host.open("not read").catch((error: Error) => error.message);
  await host.end();
  expect(await reason).toBe("the process ended with SIGKILL");
});

test("a process that prints without end is ended", async () => {
  start("for (;;) require('node:fs').writeSync(1, 'x'.repeat(65_536));");
  expect(await host.gone).toBe("it printed more than 16 MB");
});

test("variables stand beside the plain environment", async () => {
  start("console.log(process.env.EXTRA, typeof process.env.PATH)", {
    EXTRA: "yes",
  });
  expect(host.pid).toBeGreaterThan(0);
  await host.gone;
  expect(host.output()).toBe("yes string\n");
});

test("a program that is not there has no process", async () => {
  host = startHost("/no/such/program", []);
  expect(host.pid).toBeUndefined();
  expect(await host.gone).toBe(
    "/no/such/program: spawn /no/such/program ENOENT",
  );
});

test("where no descriptor is left there are no streams", async () => {
  const child = new EventEmitter() as ChildProcess;
  const spawned = jest.spyOn(child_process, "spawn").mockReturnValue(child);
  host = startHost("program", []);
  spawned.mockRestore();
  const opened = host.open("app");
  child.emit("error", new Error("spawn EMFILE"));
  await expect(opened).rejects.toThrow(new Error("program: spawn EMFILE"));
  expect(await host.gone).toBe("program: spawn EMFILE");
  expect(host.output()).toBe("");
});
