import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, jest, test } from "@jest/globals";
import { startGallery } from "../src/index.ts";
import { makeRepository, ROOT } from "./made-up.ts";

// A lesson starts in a process of its own, and the machine may be busy.
jest.setTimeout(60_000);

describe("startGallery", () => {
  test("says its address, and is gone after close", async () => {
    const { root, remove } = makeRepository();
    const gallery = await startGallery({ root, port: 0 });
    expect(gallery.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(gallery.url)).status).toBe(200);
    await gallery.close();
    await expect(fetch(gallery.url)).rejects.toThrow("fetch failed");
    remove();
  });

  test("requests in flight are answered before it ends", async () => {
    const { root, remove } = makeRepository();
    const gallery = await startGallery({ root, port: 0 });
    const { port } = new URL(gallery.url);
    const socket = connect(Number(port), "127.0.0.1");
    const body = "request=Say+hello";
    socket.write(
      [
        "POST /lessons/07-made-up/send HTTP/1.1",
        `Host: 127.0.0.1:${port}`,
        "Content-Type: application/x-www-form-urlencoded",
        "Expect: 100-continue",
        `Content-Length: ${body.length}`,
        "\r\n",
      ].join("\r\n"),
    );
    // The gallery has the request's head, and is told to end before its body.
    await once(socket, "data");
    const closed = gallery.close();
    socket.write(body);
    expect(await text(socket)).toContain("Hello, visit 1!");
    await closed;
    remove();
  });

  test("it keeps no more connections than leave descriptors for lessons", async () => {
    const { root, remove } = makeRepository();
    const gallery = await startGallery({ root, port: 0 });
    const { port } = new URL(gallery.url);
    const idle = Array.from({ length: 500 }, () =>
      connect(Number(port), "127.0.0.1").on("error", () => undefined),
    );
    await Promise.all(idle.map((socket) => once(socket, "connect")));
    await expect(fetch(gallery.url)).rejects.toThrow("fetch failed");
    const freed = once(idle[0] as Socket, "close");
    idle[0]?.end();
    await freed;
    expect((await fetch(gallery.url)).status).toBe(200);
    for (const socket of idle) socket.destroy();
    await gallery.close();
    remove();
  });

  test("a busy port is one clear sentence", async () => {
    const { root, remove } = makeRepository();
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    await expect(startGallery({ root, port })).rejects.toThrow(
      `Port ${port} is busy: stop what listens there, or choose another with PORT=${port + 100}.`,
    );
    other.close();
    remove();
  });
});

describe("server.ts", () => {
  const run = (port: string) =>
    spawn(
      process.execPath,
      [
        "--import",
        "tsx",
        "--conditions=@decant/source",
        "packages/gallery/src/server.ts",
      ],
      { cwd: join(ROOT), env: { ...process.env, PORT: port } },
    );

  test("prints its address, and ends on SIGTERM with 0", async () => {
    const server = run("0");
    const [line] = await once(server.stdout, "data");
    expect(String(line)).toMatch(
      /^Decant is open on http:\/\/127\.0\.0\.1:\d+\n$/,
    );
    server.kill("SIGTERM");
    expect(await once(server, "exit")).toEqual([0, null]);
  });

  test("a PORT that is no port ends it with 1", async () => {
    const server = run("http");
    const [line] = await once(server.stderr, "data");
    expect(String(line)).toBe(
      'PORT must be a number from 0 to 65535, not "http".\n',
    );
    expect(await once(server, "exit")).toEqual([1, null]);
  });
});
