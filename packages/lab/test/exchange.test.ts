import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { decodeBytes, type WireRequest, writeRequest } from "@decant/exchange";
import { afterEach, describe, expect, test } from "@jest/globals";
import { exchange } from "../src/exchange.ts";

const GET: WireRequest = { method: "GET", path: "/", headers: [], body: "" };
const HOST = "127.0.0.1:3005";

describe("exchange", () => {
  const servers: { close(): void }[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  /** A server that treats each connection in a way of its own. */
  async function serve(onConnection: (socket: Socket) => void) {
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      onConnection(socket);
    }).listen(0, "127.0.0.1");
    servers.push(server);
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  }

  const send = (port: number, timeoutMs = 5000) =>
    exchange({ port }, writeRequest(GET, HOST), "GET", timeoutMs);

  test("gives the bytes of both directions", async () => {
    const text = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    const port = await serve((socket) => {
      socket.once("data", () => socket.end(text));
    });
    const answer = await send(port);
    expect(answer.sent).toEqual(writeRequest(GET, HOST));
    expect(decodeBytes(answer.received)).toBe(text);
    expect(decodeBytes(answer.body)).toBe("hi");
    expect(answer.milliseconds).toBeGreaterThan(0);
  });

  test("does not wait for the end of a connection that stays open", async () => {
    const port = await serve((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
    });
    const answer = await send(port);
    expect(decodeBytes(answer.body)).toBe("hi");
  });

  test("a server that is silent is a timeout", async () => {
    const port = await serve(() => undefined);
    await expect(send(port, 50)).rejects.toMatchObject({
      kind: "timeout",
      message: "It gave no whole answer within 0.05 seconds.",
    });
  });

  test("an answer that never ends is a timeout", async () => {
    const port = await serve((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi");
    });
    await expect(send(port, 50)).rejects.toMatchObject({ kind: "timeout" });
  });

  test("a server that hangs up, politely or not, is closed", async () => {
    const polite = await serve((socket) => socket.end());
    await expect(send(polite)).rejects.toMatchObject({ kind: "closed" });
    const rude = await serve((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi", () =>
        socket.resetAndDestroy(),
      );
    });
    await expect(send(rude)).rejects.toMatchObject({ kind: "closed" });
  });

  test("a port where nothing listens is closed", async () => {
    const port = await serve(() => undefined);
    const [server] = servers.splice(0);
    server?.close();
    await expect(send(port)).rejects.toMatchObject({
      kind: "closed",
      message: "It hung up without an answer.",
    });
  });
});
