import { expect, test } from "@jest/globals";
import { readAnswer } from "../src/read-answer.ts";

async function* whole(text: string) {
  yield Buffer.from(text);
}

/** Over 8 MB, far more than is read. */
async function* overlong(text: string, then: string) {
  yield Buffer.from(text);
  for (let at = 0; at < 128; at += 1) yield Buffer.alloc(65_536, then);
}

const read = (text: string) => readAnswer(whole(text), "GET");

test("the headers may be 1,000, and 64 KB with the ends of their lines", async () => {
  const fields = (count: number, length: number) =>
    `HTTP/1.1 200 OK\r\n${`A:${"x".repeat(length - 4)}\r\n`.repeat(count)}\r\n`;
  expect((await read(fields(1000, 64))).headers).toHaveLength(1000);
  expect((await read(fields(1, 65_518))).headers).toHaveLength(1);
  for (const [count, length] of [
    [999, 68],
    [1, 65_519],
  ] as const) {
    await expect(read(fields(count, length))).rejects.toMatchObject({
      message: "It was cut off: its headers are over 64 KB.",
    });
  }
});

test("an answer may have 5 MB, and no byte more", async () => {
  const head = "HTTP/1.1 200 OK\r\n\r\n";
  const text = head + "x".repeat(5 * 1024 * 1024 - head.length);
  expect((await read(text)).received).toHaveLength(text.length);
  await expect(read(`${text}x`)).rejects.toMatchObject({
    kind: "too-large",
  });
});

test("an answer may have 100,000 chunks", async () => {
  const chunks = "1\r\nx\r\n".repeat(100_000);
  const head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  const { body } = await read(`${head}${chunks}0\r\n\r\n`);
  expect(body).toHaveLength(100_000);
});

test.each([
  ["HTTP/1.1 200 OK\r\n\r\n", "x", "It was cut off: its answer is over 5 MB."],
  [
    "HTTP/1.1 200 OK\r\nX: ",
    "x",
    "It was cut off: its headers are over 64 KB.",
  ],
  [
    "HTTP/1.1 200 OK\r\n",
    `A: ${"b".repeat(500)}\r\n`,
    "It was cut off: its headers are over 64 KB.",
  ],
  [
    "HTTP/1.1 200 OK\r\n",
    "A: b\r\n",
    "It was cut off: it has over 1,000 headers.",
  ],
  [
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1",
    ";x",
    "It was cut off: the line of a chunk is too long.",
  ],
  [
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na",
    "b",
    "It was cut off: a chunk is longer than announced.",
  ],
  [
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
    "x",
    "It was cut off: its trailers are over 64 KB.",
  ],
  [
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n",
    "x\r\n",
    "It was cut off: its trailers are over 64 KB.",
  ],
  [
    "",
    "HTTP/1.1 100 Continue\r\n\r\n",
    "It was cut off: its headers are over 64 KB.",
  ],
  [
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    "3\r\nxyz\r\n",
    "It was cut off: it has over 100,000 chunks.",
  ],
])(
  "%j and then %j over and over is too large",
  async (start, then, message) => {
    await expect(
      readAnswer(overlong(start, then), "GET"),
    ).rejects.toMatchObject({ kind: "too-large", message });
  },
);
