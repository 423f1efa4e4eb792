// serve() in the process of the tests; serve.test.ts starts it as a program.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import net, { createServer, type Server } from "node:net";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { serve } from "../src/index.ts";

const servers: Server[] = [];
const signals = new Map<string | symbol, () => void>();
const said: unknown[] = [];
const codes: unknown[] = [];

beforeEach(() => {
  jest.spyOn(process, "once").mockImplementation((signal, listener) => {
    signals.set(signal, listener);
    return process;
  });
  jest.spyOn(process, "exit").mockImplementation((code) => {
    codes.push(code);
    return undefined as never;
  });
  for (const stream of ["log", "error"] as const) {
    jest.spyOn(console, stream).mockImplementation((text) => {
      said.push([stream, text]);
    });
  }
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
  delete process.env["PORT"];
  signals.clear();
  for (const list of [said, codes]) list.length = 0;
  for (const server of servers.splice(0)) server.close();
});

function start(environment: string | undefined, port = 0) {
  if (environment !== undefined) process.env["PORT"] = environment;
  const server = serve((_req, res) => res.end("served"), port);
  servers.push(server);
  return server;
}

async function makeBusy(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

test.each([undefined, ""])(
  "with PORT %j its own port is used",
  async (text) => {
    const server = start(text);
    await once(server, "listening");
    const { address, port } = server.address() as AddressInfo;
    expect(address).toBe("127.0.0.1");
    expect(said).toEqual([["log", `Listening on http://127.0.0.1:${port}`]]);
    const answer = await fetch(`http://127.0.0.1:${port}`);
    expect(await answer.text()).toBe("served");
  },
);

test("PORT stands above the own port", async () => {
  const busy = await makeBusy();
  const server = start("0", busy);
  await once(server, "listening");
  expect((server.address() as AddressInfo).port).not.toBe(busy);
});

test.each(["80a", "a80", "65536", "-1", "1.5", " "])(
  "PORT %j is refused",
  (text) => {
    expect(() => start(text)).not.toThrow();
    expect(said[0]).toEqual([
      "error",
      `PORT must be a number from 0 to 65535, not "${text}".`,
    ]);
    expect(codes).toEqual([1]);
  },
);

test("PORT may be the last there is", () => {
  const listen = jest.spyOn(net.Server.prototype, "listen").mockReturnThis();
  start("65535", 1);
  expect(listen.mock.calls).toEqual([
    [65_535, "127.0.0.1", expect.any(Function)],
  ]);
  expect(said).toEqual([]);
});

test("a busy port is named, and another is proposed", async () => {
  const port = await makeBusy();
  await once(start(String(port)), "error");
  expect(said).toEqual([
    [
      "error",
      `Port ${port} is busy: stop what listens there, or choose another with PORT=${port + 100}.`,
    ],
  ]);
  expect(codes).toEqual([1]);
});

test("any other error is told", async () => {
  const server = start("0");
  await once(server, "listening");
  server.emit("error", Object.assign(new Error("no way"), { code: "EACCES" }));
  expect(said.at(-1)).toEqual(["error", "Cannot listen on port 0: no way."]);
  expect(codes).toEqual([1]);
});

test.each(["SIGINT", "SIGTERM"])(
  "%s: no new connection, and none after ten seconds",
  async (signal) => {
    const server = start(undefined);
    await once(server, "listening");
    const closeAll = jest.spyOn(server, "closeAllConnections");
    jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate"] });
    expect([...signals.keys()]).toEqual(["SIGINT", "SIGTERM"]);
    signals.get(signal)?.();
    expect(server.listening).toBe(false);
    jest.advanceTimersByTime(9999);
    expect(closeAll).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(closeAll).toHaveBeenCalledTimes(1);
  },
);
