import { describe, expect, test } from "@jest/globals";
import { decodeBytes } from "../src/bytes.ts";
import { readAnswer } from "../src/read-answer.ts";

const HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
const CHUNKED =
  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" +
  "4;note=x\r\nhe\r\n\r\nA\r\nllo, world\r\n0\r\nX-Sum: 1\r\n\r\n";

/** The bytes in portions of a size, as a slow network might deliver them. */
async function* portions(text: string, size = text.length || 1) {
  const bytes = Buffer.from(text, "latin1");
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

const read = (text: string, method = "GET", size?: number) =>
  readAnswer(portions(text, size), method);

describe("the status line and the headers", () => {
  test("are kept in order and case, with repeated names", async () => {
    const answer = await read(
      "HTTP/1.1 404 NOT FOUND\r\nset-cookie: a=1\r\nX-A:  two words \r\nSet-Cookie: b=\r\n\r\n",
    );
    expect(answer).toMatchObject({
      status: 404,
      reason: "NOT FOUND",
      headers: [
        ["set-cookie", "a=1"],
        ["X-A", "two words"],
        ["Set-Cookie", "b="],
      ],
    });
  });

  test("spaces within a value stay, however many", async () => {
    const value = `a${" ".repeat(60_000)}b`;
    const answer = await read(`HTTP/1.1 200 OK\r\nX-A: ${value} \t\r\n\r\n`);
    expect(answer.headers[0]?.[1] === value).toBe(true);
  });

  test.each([
    ["\t two\twords\t ", "two\twords"],
    ["   ", ""],
    ["\u00a0x\u00a0", "\u00a0x\u00a0"],
  ])("spaces and tabs around a value are cut: %j", async (written, value) => {
    const answer = await read(`HTTP/1.1 200 OK\r\nX-A:${written}\r\n\r\n`);
    expect(answer.headers).toEqual([["X-A", value]]);
  });

  test("bytes beyond ASCII are Latin-1", async () => {
    const answer = await read("HTTP/1.1 200 OK\r\nX-Name: \xc3\xa9\r\n\r\n");
    expect(answer.headers).toEqual([["X-Name", "\u00c3\u00a9"]]);
  });

  test("a reason may be missing, lines may end with LF alone", async () => {
    const answer = await read("HTTP/1.0 299\nX: y\n\nz");
    expect(answer.status).toBe(299);
    expect(answer.reason).toBe("");
    expect(decodeBytes(answer.body)).toBe("z");
  });

  test("informational answers are skipped", async () => {
    const answer = await read(`HTTP/1.1 103 Early\r\nLink: x\r\n\r\n${HELLO}`);
    expect(answer.status).toBe(200);
    expect(answer.headers).toEqual([["Content-Length", "5"]]);
  });
});

describe("the body", () => {
  test.each([1, 2, 7, 1000])("in portions of %d bytes", async (size) => {
    const plain = await read(HELLO, "GET", size);
    expect(decodeBytes(plain.body)).toBe("hello");
    expect(decodeBytes(plain.received)).toBe(HELLO);

    const chunked = await read(CHUNKED, "GET", size);
    expect(decodeBytes(chunked.body)).toBe("he\r\nllo, world");
    expect(decodeBytes(chunked.received)).toBe(CHUNKED);
  });

  test("lasts until the end where no length is given", async () => {
    const answer = await read("HTTP/1.1 200 OK\r\n\r\nall\n\n", "GET", 3);
    expect(decodeBytes(answer.body)).toBe("all\n\n");
  });

  test("of any length may come with the head, in one portion", async () => {
    const body = "x".repeat(70_000);
    const answer = await read(`HTTP/1.1 200 OK\n\n${body}`);
    expect(answer.body).toHaveLength(70_000);
  });

  test.each([
    ["Content-Length: 11", "hello world"],
    ["Content-Length: 5, 5", "hello"],
    ["Content-Length: , 5 ,", "hello"],
    ["X-Length: 5", "hello world"],
    ["Transfer-Encoding: gzip\r\nContent-Length: 5", "hello world"],
  ])("ends where %j says", async (field, body) => {
    const answer = await read(`HTTP/1.1 200 OK\r\n${field}\r\n\r\nhello world`);
    expect(decodeBytes(answer.body)).toBe(body);
  });

  test("in chunks of more than one digit", async () => {
    const text = "abcdefghijklmnopqrstuvwxyz";
    const answer = await read(
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\n\r\n0000001a\r\n${text}\r\n0\r\n\r\n`,
    );
    expect(decodeBytes(answer.body)).toBe(text);
  });

  test.each([
    ["HEAD", "200 OK"],
    ["GET", "204 No Content"],
    ["GET", "304 Not Modified"],
  ])("is empty for %s and %s", async (method, status) => {
    const text = `HTTP/1.1 ${status}\r\nContent-Length: 5\r\n\r\n`;
    const answer = await read(text, method);
    expect(answer.body).toHaveLength(0);
  });
});

describe("refusals", () => {
  test.each([
    ["", "closed", "It hung up without an answer."],
    ["HTTP/1.1 200", "closed", "It hung up in the middle of its answer."],
    [
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
      "closed",
      "It hung up in the middle of its answer after 3 of 5 bytes.",
    ],
    [
      "SSH-2.0-OpenSSH\r\n",
      "nonsense",
      'It answered nonsense: "SSH-2.0-OpenSSH" stands where HTTP has a status line.',
    ],
    [
      "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
      "nonsense",
      'It answered nonsense: "no colon" stands where HTTP has a header.',
    ],
    [
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      "nonsense",
      'It answered nonsense: "1, 2" stands where HTTP has one Content-Length.',
    ],
    [
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
      "nonsense",
      'It answered nonsense: "xyz" stands where HTTP has the size of a chunk.',
    ],
    [
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
      "nonsense",
      'It answered nonsense: "bc" stands where HTTP has the end of a chunk.',
    ],
    ...["5x", "x5", "+5", "0x5"].map((length) => [
      `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\nhello`,
      "nonsense",
      `It answered nonsense: "${length}" stands where HTTP has one Content-Length.`,
    ]),
    ...["xHTTP/1.1 200 OK", "HTTP/1.1 2000", "HTTP/1.12 200"].map((line) => [
      `${line}\r\n\r\n`,
      "nonsense",
      `It answered nonsense: "${line}" stands where HTTP has a status line.`,
    ]),
    ...["X Y: z", "X : z", ": z"].map((line) => [
      `HTTP/1.1 200 OK\r\n${line}\r\n\r\n`,
      "nonsense",
      `It answered nonsense: "${line}" stands where HTTP has a header.`,
    ]),
    ...["x4", "000000004", ""].map((line) => [
      `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${line}\r\nabcd\r\n`,
      "nonsense",
      `It answered nonsense: "${line}" stands where HTTP has the size of a chunk.`,
    ]),
    ...[
      ["x".repeat(60), "x".repeat(60)],
      ["x".repeat(61), `${"x".repeat(60)}…`],
    ].map(([line, shown]) => [
      `${line}\r\n`,
      "nonsense",
      `It answered nonsense: "${shown}" stands where HTTP has a status line.`,
    ]),
  ])("%j is %s", async (text, kind, message) => {
    await expect(read(text)).rejects.toMatchObject({ kind, message });
  });
});
