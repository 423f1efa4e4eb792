import { createHash } from "node:crypto";
import { connect } from "node:net";
import {
  afterAll,
  beforeAll,
  describe,
  expect,
  jest,
  test,
} from "@jest/globals";
import request from "supertest";
import { startGallery } from "../src/index.ts";
import { makeRepository } from "./made-up.ts";

// A lesson starts in a process of its own, and the machine may be busy.
jest.setTimeout(60_000);

const repository = makeRepository();
let gallery: Awaited<ReturnType<typeof startGallery>>;

beforeAll(async () => {
  gallery = await startGallery({ root: repository.root, port: 0 });
});
afterAll(async () => {
  await gallery.close();
  repository.remove();
});

const SEND = "/lessons/07-made-up/send";
/** A sentence that says why nothing was sent. */
const NOTICE = /data-notice>[^<]+</;
const attempt = (raw: string) =>
  request(gallery.url).post(SEND).type("form").send({ raw });

describe("a request reaches nothing but the lesson", () => {
  test.each([
    ["an absolute URL", "GET http://example.com/"],
    ["an https URL", "GET https://127.0.0.1:3000/hello"],
    ["an authority", "GET example.com:80"],
    ["a Host header", "GET /hello\nHost: example.com"],
    ["Content-Length", "POST /form\nContent-Length: 3\n\nabcdef"],
    ["Transfer-Encoding", "POST /form\nTransfer-Encoding: chunked\n\n0"],
    ["Connection", "GET /hello\nConnection: upgrade"],
    ["CONNECT", "CONNECT /hello"],
    ["TRACE", "TRACE /hello"],
    ["a made-up method", "BREW /hello"],
    ["a method in lower case", "get /hello"],
    ["HTTP/2", "GET /hello HTTP/2"],
    ["a space in the path", "GET /hello world"],
    ["a path beyond ASCII", "GET /é"],
    ["a control character in the path", "GET /hello\u0001"],
    ["a header without a name", "GET /hello\n: value"],
    ["a header without a colon", "GET /hello\nvalue"],
    ["a space in a header's name", "GET /hello\nX Y: value"],
    ["a folded header", "GET /hello\nX-One: 1\n two: 2"],
    ["a null in a header", "GET /hello\nX-One: 1\u0000"],
    ["a lone CR in a header", "GET /hello\nX-One: 1\rX-Two: 2"],
    ["nothing", ""],
  ])("%s is refused with 400", async (_what, raw) => {
    const { text } = await attempt(raw).expect(400);
    expect(text).toMatch(NOTICE);
    expect(text).not.toContain("HTTP/1.1");
  });

  test("a body over 1 MB is refused with 413", async () => {
    const body = "x".repeat(1024 * 1024 + 1);
    const { text } = await attempt(`POST /form\n\n${body}`).expect(413);
    expect(text).toMatch(NOTICE);
  });

  test("a form of many megabytes is not read to its end: 413", async () => {
    const { status } = await attempt("x".repeat(5 * 1024 * 1024));
    expect(status).toBe(413);
  });

  test("a body of 1 MB is sent", async () => {
    const body = "x".repeat(1024 * 1000);
    const { status } = await attempt(`POST /form\n\n${body}`);
    expect(status).toBe(200);
  });
});

describe("requests from foreign pages", () => {
  test.each([
    ["Origin", "http://example.com"],
    ["Origin", "null"],
    ["Origin", "http://localhost:1"],
    ["Sec-Fetch-Site", "cross-site"],
    ["Sec-Fetch-Site", "same-site"],
  ])("%s: %s is refused with 403", async (name, value) => {
    for (const path of [SEND, "/lessons/07-made-up/reset"]) {
      const { status } = await request(gallery.url).post(path).set(name, value);
      expect(status).toBe(403);
    }
  });

  test("the gallery's own Origin is let through", async () => {
    const { status } = await request(gallery.url)
      .post(SEND)
      .set("Origin", gallery.url)
      .set("Sec-Fetch-Site", "same-origin")
      .type("form")
      .send({ request: "Say hello" });
    expect(status).toBe(200);
  });

  const HEAVY = ["/?q=e", "/lessons/07-made-up", "/compare", "/search.json"];

  test.each(["cross-site", "same-site"])(
    "a foreign page can load nothing (%s), but link to every page",
    async (site) => {
      const statuses = async (mode: string, dest: string) => {
        const answers = HEAVY.map((path) =>
          request(gallery.url).get(path).set({
            "Sec-Fetch-Site": site,
            "Sec-Fetch-Mode": mode,
            "Sec-Fetch-Dest": dest,
          }),
        );
        return (await Promise.all(answers)).map(({ status }) => status);
      };
      expect(await statuses("no-cors", "image")).toEqual([403, 403, 403, 403]);
      expect(await statuses("navigate", "iframe")).toEqual([
        403, 403, 403, 403,
      ]);
      expect(await statuses("navigate", "document")).toEqual([
        200, 200, 200, 200,
      ]);
    },
  );

  test.each([
    "example.com",
    "127.0.0.1",
    "127.0.0.1:1",
    "localhost.example.com",
    "",
  ])("Host: %s is refused with 421, on every page", async (host) => {
    for (const path of ["/", "/lessons/07-made-up", "/search.json"]) {
      const answer = await getWithHost(path, host);
      expect(answer).toMatch(/^HTTP\/1\.1 421 /);
    }
  });

  test.each(["localhost", "127.0.0.1", "[::1]"])(
    "Host: %s with the gallery's port is served",
    async (name) => {
      const { port } = new URL(gallery.url);
      const answer = await getWithHost("/search.json", `${name}:${port}`);
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    },
  );
});

describe("headers", () => {
  test("a page may load and send to its own origin only", async () => {
    const { headers, text } = await request(gallery.url).get("/").expect(200);
    const inline = [...text.matchAll(/<script>([^<]*)<\/script>/g)];
    expect(inline).toHaveLength(1);
    const hash = createHash("sha256").update(inline[0]?.[1] ?? "");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "content-security-policy": `default-src 'none'; script-src 'self' 'sha256-${hash.digest("base64")}'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    });
  });

  test("scripts and styles are cached for a year, under hashed names", async () => {
    const { text } = await request(gallery.url).get("/");
    const [, script = ""] =
      /<script type="module" src="([^"]+)"/.exec(text) ?? [];
    expect(script).toMatch(/^\/assets\/front\.page-[A-Z0-9]{8}\.js$/);
    await request(gallery.url)
      .get(script)
      .expect(200)
      .expect("Cache-Control", "public, max-age=31536000, immutable")
      .expect("Content-Type", "text/javascript; charset=utf-8");
  });

  test("the visitor's cookie is random, HttpOnly and SameSite=Strict", async () => {
    const { headers } = await attempt("GET /hello").expect(200);
    expect(headers["set-cookie"]).toEqual([
      expect.stringMatching(
        /^decant-visitor=[\da-f]{32}; Path=\/; HttpOnly; SameSite=Strict$/,
      ),
    ]);
  });

  test("a cookie of another form is replaced", async () => {
    const { headers } = await attempt("GET /hello").set(
      "Cookie",
      "decant-visitor=../../etc",
    );
    expect(headers["set-cookie"]?.[0]).toMatch(/^decant-visitor=[\da-f]{32};/);
  });
});

describe("what a lesson answers is text", () => {
  test("markup in an answer and in a request is escaped", async () => {
    const { text } = await attempt("GET /markup?<b>").expect(200);
    expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(text).not.toContain("<script>alert");
    expect(text).toContain("GET /markup?&lt;b&gt; HTTP/1.1");
  });
});

/** Fetch forbids a Host of one's own. */
function getWithHost(path: string, host: string): Promise<string> {
  const { port } = new URL(gallery.url);
  return new Promise((resolve, reject) => {
    let answer = "";
    connect(Number(port), "127.0.0.1")
      .setEncoding("utf8")
      .on("data", (text: string) => {
        answer += text;
      })
      .on("end", () => resolve(answer))
      .on("error", reject)
      .end(
        `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      );
  });
}
