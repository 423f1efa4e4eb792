import { readCookies, target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { createApp } from "../src/app.ts";
import { describeFlask } from "./flask-only.ts";

const visit = target(createApp);

describe("GET /set_cookie", () => {
  test("sets a cookie for this browser session", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/set_cookie")
      .expect(200, "Cookie is set");
    expect(readCookies(response)).toEqual({
      user: { value: "John", attributes: { path: "/" } },
    });
  });
});

describe("GET /get_cookie", () => {
  test("without a cookie -> User: None, and sets none", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/get_cookie")
      .expect(200, "User: None");
    expect(readCookies(response)).toEqual({});
  });

  test("after GET /set_cookie -> User: John, sets none", async () => {
    const visitor = await visit();
    await visitor.get("/set_cookie");
    const response = await visitor
      .get("/get_cookie")
      .expect(200, "User: John");
    expect(readCookies(response)).toEqual({});
  });

  test.each([
    ["user=Grace", "User: Grace"],
    ["user=", "User: "],
    ["theme=dark; user=Grace", "User: Grace"],
    ["user=Grace; user=Ada", "User: Grace"],
    ['user="Grace"', "User: Grace"],
    ["User=Grace", "User: None"],
    ["user=%41da", "User: %41da"],
    ["user=%zz", "User: %zz"],
    ["user=%00", "User: %00"],
    ["__proto__=x", "User: None"],
    ["user=a+b", "User: a+b"],
    ["user=a=b", "User: a=b"],
    ["user=j:5", "User: j:5"],
    ["user=j:{}", "User: j:{}"],
    ["user=<b>&'", "User: &lt;b&gt;&amp;&#39;"],
  ])("Cookie: %s -> %s", async (cookie, text) => {
    const visitor = await visit();
    await visitor
      .get("/get_cookie")
      .set("Cookie", cookie)
      .expect(200, text)
      .expect("Content-Type", "text/html; charset=utf-8");
  });
});

describe("GET /set_secure_cookie", () => {
  test("sets a cookie with the __Host- prefix", async () => {
    const visitor = await visit();
    const response = await visitor
      .get("/set_secure_cookie")
      .expect(200, "Secure cookie is set");
    expect(readCookies(response)).toEqual({
      "__Host-id": {
        value: "7",
        attributes: {
          httponly: true,
          path: "/",
          samesite: "Lax",
          secure: true,
        },
      },
    });
  });
});

describe("POST /nickname/<name>", () => {
  const month = 30 * 24 * 60 * 60;

  test("keeps it for 30 days and one path, percent-encoded", async () => {
    const visitor = await visit();
    const before = Date.now();
    const response = await visitor
      .post("/nickname/%C3%89va%3B%20%22%25%22")
      .expect(200, "Nickname is kept");
    const { nickname } = readCookies(response);
    expect(nickname).toEqual({
      value: "%C3%89va%3B%20%22%25%22",
      attributes: {
        expires: expect.any(String),
        "max-age": String(month),
        path: "/nickname",
      },
    });
    const expires = Date.parse(String(nickname?.attributes["expires"]));
    const late = expires - before - month * 1000;
    expect(late).toBeGreaterThan(-1000); // whole seconds
    expect(late).toBeLessThan(10_000);
  });

  test.each([
    ["%C3%89va%3B%20%22%25%22", "Éva; &#34;%&#34;"],
    ["%3Cb%3E", "&lt;b&gt;"],
    ["%2541da", "%41da"],
    ["j:5", "j:5"],
    ["a+b!~*'()", "a+b!~*&#39;()"],
    ["a%00b", "a\0b"],
  ])("%s is read back as %s", async (name, text) => {
    const visitor = await visit();
    await visitor.post(`/nickname/${name}`).expect(200);
    await visitor.get("/nickname").expect(200, `Nickname: ${text}`);
  });

  test("4096 bytes with its name are kept, no more", async () => {
    const visitor = await visit();
    const name = "n".repeat(4096 - "nickname".length);
    await visitor.post(`/nickname/${name}`).expect(200);
    const response = await visitor
      .post(`/nickname/${name}n`)
      .expect(400, "Nickname is too long");
    expect(readCookies(response)).toEqual({});
  });

  test("the encoded length counts", async () => {
    const visitor = await visit();
    await visitor
      .post(`/nickname/${encodeURIComponent("é".repeat(700))}`)
      .expect(400, "Nickname is too long");
  });
});

describe("GET /nickname", () => {
  test("without a cookie -> Nickname: None", async () => {
    const visitor = await visit();
    await visitor.get("/nickname").expect(200, "Nickname: None");
  });

  test("a percent sign that encodes nothing stays", async () => {
    const visitor = await visit();
    await visitor
      .get("/nickname")
      .set("Cookie", "nickname=100%")
      .expect(200, "Nickname: 100%");
  });

  test("markup that was encoded is escaped", async () => {
    const visitor = await visit();
    await visitor
      .get("/nickname")
      .set("Cookie", "nickname=%3Cb%3E")
      .expect(200, "Nickname: &lt;b&gt;")
      .expect("Content-Type", "text/html; charset=utf-8");
  });
});

describe("GET /about", () => {
  test("shows the nickname of a client that sends it", async () => {
    const visitor = await visit();
    await visitor
      .get("/about")
      .set("Cookie", "nickname=Ada")
      .expect(200, "Nickname: Ada");
  });

  test("a browser does not: the cookie is for /nickname", async () => {
    const visitor = await visit();
    await visitor.post("/nickname/Ada").expect(200);
    await visitor.get("/nickname").expect(200, "Nickname: Ada");
    await visitor.get("/about").expect(200, "Nickname: None");
  });
});

describe("POST /delete_cookies", () => {
  test("empties both, in the past, on their paths", async () => {
    const visitor = await visit();
    const response = await visitor
      .post("/delete_cookies")
      .expect(200, "Cookies are deleted");
    const expires = "Thu, 01 Jan 1970 00:00:00 GMT";
    expect(readCookies(response)).toMatchObject({
      user: { value: "", attributes: { expires, path: "/" } },
      nickname: {
        value: "",
        attributes: { expires, path: "/nickname" },
      },
    });
  });

  test("the visitor no longer has them", async () => {
    const visitor = await visit();
    await visitor.get("/set_cookie");
    await visitor.post("/nickname/Ada");
    await visitor.post("/delete_cookies");
    await visitor.get("/get_cookie").expect(200, "User: None");
    await visitor.get("/nickname").expect(200, "Nickname: None");
  });
});

describe("POST /coupon", () => {
  test("gives a coupon that GET /coupon accepts", async () => {
    const visitor = await visit();
    const response = await visitor
      .post("/coupon")
      .expect(200, "Coupon: 10% off");
    const { coupon } = readCookies(response);
    expect(coupon?.value).toMatch(/^(s%3A)?10\.[\w%-]{27,}$/);
    expect(coupon?.attributes).toEqual({ httponly: true, path: "/" });
    await visitor.get("/coupon").expect(200, "Coupon: 10% off");
  });

  test("with that signature, another value is none", async () => {
    const visitor = await visit();
    const response = await visitor.post("/coupon");
    const signed = readCookies(response)["coupon"]?.value ?? "";
    const forged = signed.replace("10.", "90.");
    visitor.jar.setCookie(`coupon=${forged}; Path=/`, "127.0.0.1", "/");
    await visitor.get("/coupon").expect(200, "No coupon");
  });
});

describe("GET /coupon", () => {
  test.each(["", "coupon=90", "coupon=90.abc", "coupon=s%3A90.abc"])(
    "Cookie: %s -> No coupon",
    async (cookie) => {
      const visitor = await visit();
      await visitor
        .get("/coupon")
        .set("Cookie", cookie)
        .expect(200, "No coupon");
    },
  );
});

test("60 visitors at once keep 60 nicknames apart", async () => {
  const visitor = await visit();
  const names = Array.from({ length: 60 }, (_, index) => `n${index}`);
  const answers = await Promise.all(
    names.map((name) =>
      visitor.get("/about").set("Cookie", `nickname=${name}`),
    ),
  );
  expect(answers.map(({ status, text }) => [status, text])).toEqual(
    names.map((name) => [200, `Nickname: ${name}`]),
  );
});

if (process.env["TARGET"] === "flask") describeFlask();
