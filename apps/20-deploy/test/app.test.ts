import { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";

const visit = target(createApp);
const PLAIN = "text/plain; charset=utf-8";
const PROXY = {
  Host: "app-1:3020",
  "X-Forwarded-For": "203.0.113.7",
  "X-Forwarded-Host": "shop.example",
  "X-Forwarded-Proto": "https",
};

const HEADERS = {
  "content-security-policy": [
    "default-src 'self'",
    "base-uri 'self'",
    "font-src 'self' https: data:",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "script-src 'self'",
    "script-src-attr 'none'",
    "style-src 'self' https: 'unsafe-inline'",
  ].join(";"),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-dns-prefetch-control": "off",
  "x-download-options": "noopen",
  "x-frame-options": "SAMEORIGIN",
  "x-permitted-cross-domain-policies": "none",
  "x-xss-protection": "0",
};

describe("GET / behind a proxy", () => {
  test("client, host and scheme are those that the proxy saw", async () => {
    const visitor = await visit();
    await visitor
      .get("/")
      .set(PROXY)
      .expect(200, "203.0.113.7 asked for https://shop.example/")
      .expect("Content-Type", PLAIN);
  });

  test("a client that names another address is not believed", async () => {
    const visitor = await visit();
    await visitor
      .get("/")
      .set(PROXY)
      .set("X-Forwarded-For", "10.0.0.1, 203.0.113.7")
      .expect(200, "203.0.113.7 asked for https://shop.example/");
  });

  test("one proxy is believed, and no other before it", async () => {
    const visitor = await visit();
    await visitor
      .get("/")
      .set(PROXY)
      .set("X-Forwarded-For", "10.0.0.1, 203.0.113.7, 127.0.0.1")
      .expect(200, "127.0.0.1 asked for https://shop.example/");
  });

  test("without a proxy: who is connected, and the host asked for", async () => {
    const visitor = await visit();
    const { text } = await visitor
      .get("/")
      .set("Host", "shop.example")
      .expect(200);
    expect(text).toMatch(
      /^(::ffff:)?127\.0\.0\.1 asked for http:\/\/shop\.example\/$/,
    );
  });

  test("without X-Forwarded-Host and -Proto: the proxy's own", async () => {
    const visitor = await visit();
    await visitor
      .get("/")
      .set("Host", PROXY.Host)
      .set("X-Forwarded-For", "203.0.113.7")
      .expect(200, "203.0.113.7 asked for http://app-1:3020/");
  });
});

describe("the security headers", () => {
  test.each(["/", "/healthz", "/readyz"])(
    "GET %s has them, and no X-Powered-By",
    async (path) => {
      const visitor = await visit();
      const { headers } = await visitor.get(path).expect(200);
      expect(headers).toMatchObject(HEADERS);
      expect(headers).not.toHaveProperty("x-powered-by");
    },
  );

  test("GET /nothing is 404 and has them, too", async () => {
    const visitor = await visit();
    await visitor
      .get("/nothing")
      .expect(404)
      .expect("X-Frame-Options", "SAMEORIGIN");
  });
});

describe("the probes", () => {
  test.each([
    ["/healthz", "alive"],
    ["/readyz", "ready"],
  ])("GET %s -> %s", async (path, text) => {
    const visitor = await visit();
    await visitor.get(path).expect(200, text);
  });

  test.each(["/healthz", "/readyz"])("HEAD %s is 200", async (path) => {
    const visitor = await visit();
    const response = await visitor.head(path).expect(200);
    expect(response.text).toBeUndefined();
  });

  test.each([
    "/health",
    "/readyz/live",
    "/readyz/",
    "/Readyz",
    "/readyz%00",
  ])("GET %s is 404", async (path) => {
    const visitor = await visit();
    await visitor.get(path).expect(404);
  });
});

describe("GET /report", () => {
  test("comes in pieces, half a second apart, with the headers", async () => {
    const visitor = await visit();
    const asked = performance.now();
    const { headers } = await visitor
      .get("/report")
      .expect(200, "Counting... done.")
      .expect("Content-Type", PLAIN);
    expect(performance.now() - asked).toBeGreaterThan(490);
    expect(headers).not.toHaveProperty("content-length");
    expect(headers).toMatchObject(HEADERS);
  });
});
