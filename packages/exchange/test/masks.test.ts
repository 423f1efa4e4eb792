import { describe, expect, test } from "@jest/globals";
import { makeMask, toRecorded } from "../src/masks.ts";
import type { Header, Mask } from "../src/model.ts";

function recorded(
  headers: readonly Header[],
  body: string | Buffer = "",
  masks: readonly Mask[] = [],
) {
  return toRecorded(masks, "Ask", {
    status: 200,
    reason: "OK",
    headers,
    body: Buffer.from(body),
    received: Buffer.alloc(0),
  });
}

test("status, reason, names and order stay", () => {
  const headers = [
    ["x-b", "1"],
    ["X-A", "2"],
  ] as const;
  expect(recorded(headers, "text\n")).toEqual({
    request: "Ask",
    status: 200,
    reason: "OK",
    headers,
    body: "text\n",
  });
});

describe("headers", () => {
  const date = "Wed, 21 Oct 2026 07:28:00 GMT";
  test.each([
    ["Date", date, "{date}"],
    ["expires", date, "{date}"],
    ["Last-Modified", date, "{date}"],
    [
      "Server",
      "Werkzeug/3.1.9 Python/3.11.7",
      "Werkzeug/{version} Python/{version}",
    ],
    ["Server", "nginx/1.26", "nginx/1.26"],
    ["ETag", 'W/"b-zQNv"', 'W/"b-zQNv"'],
    ["Content-Length", "11", "11"],
    ["Allow", "OPTIONS, GET,HEAD", "GET, HEAD, OPTIONS"],
    ["Vary", "Cookie, Accept", "Accept, Cookie"],
    ["Access-Control-Allow-Methods", "PUT, GET", "GET, PUT"],
    ["access-control-allow-headers", "X-B,X-A", "X-A, X-B"],
    ["Access-Control-Expose-Headers", "b, a", "a, b"],
    ["Cache-Control", "private, no-cache", "private, no-cache"],
    ["X-Date", date, date],
    ["Server", "x Werkzeug/3.1.9", "x Werkzeug/3.1.9"],
    ["Server", "uvicorn Python/3.11.7", "uvicorn Python/{version}"],
    ["Server", "xPython/3.11.7", "xPython/3.11.7"],
    ["X-Server", "Werkzeug/3.1.9", "Werkzeug/3.1.9"],
    ["X-Server", "x Python/3.11.7", "x Python/3.11.7"],
    ["X-Set-Cookie", "session=a.b.c", "session=a.b.c"],
    ["X-Set-Cookie", "session=a.{timestamp}.c", "session=a.{timestamp}.c"],
    ["X-Set-Cookie", "session.sig=a", "session.sig=a"],
    ["X-Set-Cookie", "connect.sid=s%3Aa.b", "connect.sid=s%3Aa.b"],
    ["Expires", "", ""],
    ["Expires", "0\r1", "0\r1"],
  ])("%s: %s is recorded as %s", (name, value, masked) => {
    expect(recorded([[name, value]]).headers).toEqual([[name, masked]]);
  });

  test.each([
    ["user=John; Path=/", "user=John; Path=/"],
    [
      `user=John; Expires=${date}; Max-Age=60; Path=/`,
      "user=John; Expires={date}; Max-Age=60; Path=/",
    ],
    [
      "user=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0",
      "user=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0",
    ],
    [
      "session=eyJ1IjoiSm9obiJ9.aRz-1w.Xq3-_bN5; HttpOnly; Path=/",
      "session=eyJ1IjoiSm9obiJ9.{timestamp}.{signature}; HttpOnly; Path=/",
    ],
    [
      "session=.eJyrVkosLcmIz8nPS1WyUoJQtQBPpgeY.aRz-1w.Xq3-_bN5; Path=/",
      "session=.eJyrVkosLcmIz8nPS1WyUoJQtQBPpgeY.{timestamp}.{signature}; Path=/",
    ],
    ["session=eyJ1IjoiSm9obiJ9; path=/", "session=eyJ1IjoiSm9obiJ9; path=/"],
    ["xsession=a.b.c", "xsession=a.b.c"],
    ["xsession.sig=a", "xsession.sig=a"],
    ["xconnect.sid=s%3Aa.b", "xconnect.sid=s%3Aa.b"],
    ["user=Expires=x", "user=Expires=x"],
    ["a=b;expires=soon", "a=b;expires={date}"],
    [
      "session.sig=7k_Jd-2; path=/; httponly",
      "session.sig={signature}; path=/; httponly",
    ],
    [
      "connect.sid=s%3Aq8-Zr_1.Ab%2FcD%2Bef; Path=/; HttpOnly",
      "connect.sid=s%3A{id}.{signature}; Path=/; HttpOnly",
    ],
  ])("Set-Cookie: %s", (value, masked) => {
    expect(recorded([["Set-Cookie", value]]).headers).toEqual([
      ["Set-Cookie", masked],
    ]);
  });
});

describe("the file's own masks", () => {
  const own = [
    makeMask("id", "\\b[0-9a-f]{8}\\b"),
    makeMask("time", "took (\\d+) ms|late"),
  ];

  test("hold for the values of headers and for the body", () => {
    const answer = recorded(
      [["X-Id", "0123abcd"]],
      "0123abcd took 12 ms, 89abcdef took 7 ms, late",
      own,
    );
    expect(answer.headers).toEqual([["X-Id", "{id}"]]);
    expect(answer.body).toBe(
      "{id} took {time} ms, {id} took {time} ms, {time}",
    );
  });

  test("a group may stand at the beginning of the match", () => {
    const masks = [makeMask("time", "(\\d+) ms")];
    expect(recorded([], "12 ms, 7 ms", masks).body).toBe(
      "{time} ms, {time} ms",
    );
  });
});

describe("the body", () => {
  test("keeps what is text: a byte order mark, CRLF, U+FFFD", () => {
    const text = "\uFEFFa\r\nb \uFFFD";
    expect(recorded([], text).body).toBe(text);
  });

  test("is told by length and hash where it is not UTF-8", () => {
    expect(recorded([], Buffer.from([0x61, 0xff])).body).toBe(
      "{2 bytes, sha256 8dd06b5ab6b594257e41b7d8dd440a4062eddc67fdab5c13b4dc300176896f6e}",
    );
  });

  test("keeps a stack that does not end", () => {
    const open = "<pre><br> &nbsp; &nbsp;at ".repeat(3700);
    expect(recorded([], open).body).toBe(open);
    expect(recorded([], `${open}</pre>`).body).toBe("<pre>{stack}</pre>");
  });

  test("keeps what looks like a stack elsewhere", () => {
    const frame = "<br> &nbsp; &nbsp;at a";
    for (const text of [
      `${frame}</pre>`,
      `<pre>x<b>y</b>${frame}</pre>`,
      `<pre>x</pre>${frame}`,
      "<pre>",
      "<pre>x</pre>",
    ]) {
      expect(recorded([["Content-Length", "9"]], text)).toMatchObject({
        body: text,
        headers: [["Content-Length", "9"]],
      });
    }
  });

  test("loses each of several stacks", () => {
    const frame = "<br> &nbsp; &nbsp;at a";
    expect(
      recorded([], `a<pre>b${frame}</pre>c<pre>d</pre>e<pre>${frame}</pre>f`)
        .body,
    ).toBe("a<pre>b{stack}</pre>c<pre>d</pre>e<pre>{stack}</pre>f");
  });

  test("loses the stack of Express's error page, and its length", () => {
    const page = (stack: string) =>
      `<h1>x</h1>\n<pre>URIError: Failed${stack}</pre>\n`;
    const stack =
      "<br> &nbsp; &nbsp;at a (/home/me/x.js:1:2)<br> &nbsp; &nbsp;at &lt;anonymous&gt;";
    expect(recorded([], page(`: [<br> &nbsp;{}<br>]${stack}`)).body).toBe(
      page(": [<br> &nbsp;{}<br>]{stack}"),
    );
    const answer = recorded([["Content-Length", "952"]], page(stack));
    expect(answer.body).toBe(page("{stack}"));
    expect(answer.headers).toEqual([["Content-Length", "{length}"]]);
    const others = [
      ["Content-Length", "9 bytes"],
      ["X-Content-Length", "9"],
    ] as const;
    expect(recorded(others, page(stack)).headers).toEqual(others);
  });
});
