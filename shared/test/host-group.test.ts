// Left out by jest.config.js on Windows, which has no such groups.

import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, test } from "@jest/globals";
import { startHost } from "../src/host.ts";

/** Longer than a test may take; whoever ends Jest meanwhile leaves no loop. */
const LOOP_MS = 300_000;

/** Starts a process that connects to a port and then hears nothing. */
const PARENT = `
const { spawn } = require("node:child_process");
const program = "const socket = require('node:net').connect(+process.argv[1]);" +
  "const end = Date.now() + ${LOOP_MS};" +
  "socket.on('connect', () => { while (Date.now() < end); });";
spawn(process.execPath, ["--eval", program, process.env.AT], { stdio: "ignore" });
`;

test.each([
  ["that is ended", "process.stdin.resume()"],
  ["that does not end by itself", "setInterval(() => undefined, 1000)"],
])("what a host %s has started ends with it", async (_which, rest) => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const host = startHost(process.execPath, ["--eval", PARENT + rest], {
    AT: String(port),
  });
  const [socket] = (await once(server, "connection")) as [Socket];
  const closed = once(
    socket.on("error", () => undefined),
    "close",
  );
  await host.end();
  await closed;
  server.close();
  expect(socket.destroyed).toBe(true);
});
