// Left out by jest.config.js on Windows, which has no such groups.

import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, test } from "@jest/globals";
import { startHost } from "../src/host.ts";

/** Starts a process that connects to a port and then loops for ever. */
const PARENT = `
const { spawn } = require("node:child_process");
const program = "const socket = require('node:net').connect(+process.argv[1]);" +
  "socket.on('connect', () => { for (;;); });";
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
