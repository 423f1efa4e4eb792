import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import { exchange, type WireRequest, writeRequest } from "../src/exchange.ts";

const GET: WireRequest = { method: "GET", path: "/", headers: [], body: "" };
const HOST = "127.0.0.1:3005";

describe("writeRequest", () => {
  test("a request without a body", () => {
    const bytes = writeRequest(
      { ...GET, path: "/user/Ada?x=1", headers: [["accept", "*/*"]] },
      HOST,
    );
    expect(bytes.toString()).toBe(
      "GET /user/Ada?x=1 HTTP/1.1\r\nHost: 127.0.0.1:3005\r\naccept: */*\r\nConnection: close\r\n\r\n",
    );
  });

  test("the length of a body is counted in bytes", () => {
    const bytes = writeRequest({ ...GET, method: "POST", body: "é✓" }, HOST);
    expect(bytes.toString()).toBe(
      "POST / HTTP/1.1\r\nHost: 127.0.0.1:3005\r\nContent-Length: 5\r\nConnection: close\r\n\r\né✓",
    );
  });

  test("a body of bytes and a header in Latin-1 go out as they are", () => {
    const body = Uint8Array.of(0, 255);
    const bytes = writeRequest(
      { ...GET, headers: [["X-Name", "\u00e9"]], body },
      HOST,
    );
    expect(bytes.subarray(-2)).toEqual(Buffer.from(body));
    expect(bytes.includes(Buffer.from("X-Name: \xe9\r\n", "latin1"))).toBe(
      true,
    );
  });

  test.each([
    [{ method: "" }, '"" is not a method: write GET or POST.'],
    [{ method: "GET /" }, '"GET /" is not a method: write GET or POST.'],
    [{ method: "GET\r\n" }, '"GET\\r\\n" is not a method: write GET or POST.'],
    [
      { path: "http://example.org/" },
      'The path "http://example.org/" must begin with "/": only the lesson can be asked.',
    ],
    [
      { path: "" },
      'The path "" must begin with "/": only the lesson can be asked.',
    ],
    [
      { path: "/ HTTP/1.1\r\nX: y" },
      'The path "/ HTTP/1.1\\r\\nX: y" holds a character that must be percent-encoded.',
    ],
    [
      { path: "/\u00c9va" },
      'The path "/\u00c9va" holds a character that must be percent-encoded.',
    ],
    [
      { path: "/\0" },
      'The path "/\\u0000" holds a character that must be percent-encoded.',
    ],
    [
      { headers: [["X Y", "z"]] as const },
      '"X Y" is not the name of a header.',
    ],
    [{ headers: [["X:", "z"]] as const }, '"X:" is not the name of a header.'],
    [
      { headers: [["X", "a\r\nY: b"]] as const },
      "The value of X holds a character that no header may hold.",
    ],
    [
      { headers: [["X", "a\0"]] as const },
      "The value of X holds a character that no header may hold.",
    ],
    [
      { headers: [["X", "✓"]] as const },
      "The value of X holds a character that no header may hold.",
    ],
    [
      { headers: [["host", "example.org"]] as const },
      "Leave out host: it is written for you.",
    ],
    [
      { headers: [["Content-Length", "0"]] as const },
      "Leave out Content-Length: it is written for you.",
    ],
    [
      { headers: [["Transfer-Encoding", "chunked"]] as const },
      "Leave out Transfer-Encoding: it is written for you.",
    ],
  ])("%j is refused", (part, message) => {
    const write = () => writeRequest({ ...GET, ...part }, HOST);
    expect(write).toThrow(
      expect.objectContaining({ name: "BadRequest", message }),
    );
  });
});

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
    exchange(port, writeRequest(GET, HOST), "GET", timeoutMs);

  test("gives the bytes of both directions", async () => {
    const text = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    const port = await serve((socket) => {
      socket.once("data", () => socket.end(text));
    });
    const answer = await send(port);
    expect(answer.sent).toEqual(writeRequest(GET, HOST));
    expect(answer.received.toString()).toBe(text);
    expect(answer.body.toString()).toBe("hi");
    expect(answer.milliseconds).toBeGreaterThan(0);
  });

  test("does not wait for the end of a connection that stays open", async () => {
    const port = await serve((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
    });
    const answer = await send(port);
    expect(answer.body.toString()).toBe("hi");
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
