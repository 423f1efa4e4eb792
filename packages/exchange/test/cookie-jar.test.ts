import { describe, expect, test } from "@jest/globals";
import { CookieJar } from "../src/cookie-jar.ts";
import type { WireRequest } from "../src/model.ts";

/** A jar that took in these Set-Cookie headers from answers to a path. */
function jarOf(path: string, ...headers: string[]): CookieJar {
  const jar = new CookieJar(() => Date.UTC(2026, 0, 1));
  for (const header of headers) jar.store(header, path);
  return jar;
}

describe("values", () => {
  test("go back as they came", () => {
    const jar = jarOf(
      "/",
      'a="x, y"; HttpOnly',
      "b=%C3%A9; SameSite=Lax",
      "c=",
    );
    expect(jar.header("/")).toBe('a="x, y"; b=%C3%A9; c=');
  });

  test("may hold an equals sign; spaces around are cut", () => {
    expect(jarOf("/", " a = b=c ;Path=/").header("/")).toBe("a=b=c");
  });

  test.each(["novalue", "=x", "; Path=/"])("%j is ignored", (header) => {
    expect(jarOf("/", header).header("/")).toBeUndefined();
  });

  test("a second value takes the place of the first", () => {
    const jar = jarOf("/", "a=1", "b=2", "a=3");
    expect(jar.header("/")).toBe("a=3; b=2");
  });
});

describe("Path", () => {
  test.each([
    ["/login", "a=1", "/", true],
    ["/auth/login", "a=1", "/auth", true],
    ["/auth/login", "a=1", "/auth/logout?x=/", true],
    ["/auth/login", "a=1", "/", false],
    ["/auth/login", "a=1", "/author", false],
    ["/auth/login?next=/x/y", "a=1", "/auth/me", true],
    ["/x", "a=1; Path=/auth", "/auth/me", true],
    ["/x", "a=1; Path=/auth/", "/auth/me", true],
    ["/x", "a=1; Path=/auth/", "/auth", false],
    ["/x", "a=1; Path=/Auth", "/auth", false],
    ["/x/y", "a=1; path=relative", "/x/z", true],
  ])("set by %s with %s, sent to %s: %s", (from, header, to, sent) => {
    expect(jarOf(from, header).header(to)).toBe(sent ? "a=1" : undefined);
  });

  test("longer paths first, then what was set first", () => {
    const jar = jarOf("/a/b", "x=1; Path=/", "y=2; Path=/a", "z=3; Path=/");
    expect(jar.header("/a/b")).toBe("y=2; x=1; z=3");
  });

  test("a path that is not given may be the one that is", () => {
    expect(jarOf("/login", "a=1", "a=2; Path=/").header("/")).toBe("a=2");
  });

  test("one name on two paths is two cookies", () => {
    const jar = jarOf("/", "a=1; Path=/", "a=2; Path=/x");
    expect(jar.header("/x")).toBe("a=2; a=1");
  });
});

describe("age", () => {
  test.each([
    ["Max-Age=0", false],
    ["Max-Age=-1", false],
    ["Max-Age=1", true],
    ["Max-Age=soon", true],
    ["Max-Age=0s", true],
    ["Max-Age=x0", true],
    ["Expires=Thu, 01 Jan 1970 00:00:00 GMT", false],
    ["Expires=Fri, 02-Jan-2026 00:00:00 GMT", true],
    ["Expires=never", true],
    ["Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=5", true],
    ["Expires=Fri, 02 Jan 2026 00:00:00 GMT; Max-Age=0", false],
  ])("%s: kept is %s", (attribute, kept) => {
    const jar = jarOf("/", "a=old", `a=new; ${attribute}`);
    expect(jar.header("/")).toBe(kept ? "a=new" : undefined);
  });

  test.each(["Max-Age=0", "Expires=Thu, 01 Jan 1970 00:00:00 GMT"])(
    "a cookie that %s has deleted comes anew",
    (attribute) => {
      const jar = jarOf("/", "a=1", "b=2", `a=; ${attribute}`, "a=3");
      expect(jar.header("/")).toBe("b=2; a=3");
    },
  );

  test("passes", () => {
    let now = 0;
    const jar = new CookieJar(() => now);
    jar.store("a=1; Max-Age=60", "/");
    now = 59_999;
    expect(jar.header("/")).toBe("a=1");
    now = 60_000;
    expect(jar.header("/")).toBeUndefined();
  });
});

describe("where a cookie may go", () => {
  test.each([
    ["Secure", false],
    ["Domain=example.org", false],
    ["Domain=127.0.0.1", true],
    ["Domain=", true],
    ["Domain", true],
  ])("%s: sent is %s", (attribute, sent) => {
    const jar = jarOf("/", `a=1; ${attribute}`);
    expect(jar.header("/")).toBe(sent ? "a=1" : undefined);
  });
});

describe("a jar holds", () => {
  test("the newest fifty of six hundred", () => {
    const headers = Array.from({ length: 600 }, (_, n) => `c${n}=v`);
    const sent = jarOf("/", ...headers)
      .header("/")
      ?.split("; ");
    expect(sent).toEqual(headers.slice(-50));
  });

  test("no cookie of more than 4,096 bytes", () => {
    const longest = `a=${"x".repeat(4094)}`;
    expect(jarOf("/", longest).header("/")).toBe(longest);
    expect(jarOf("/", `${longest}x`).header("/")).toBeUndefined();
  });

  test("no more than fits into a request", () => {
    const value = "x".repeat(4000);
    const jar = jarOf("/", `a=${value}`, `b=${value}`, `c=${value}`);
    expect(jar.header("/")).toBe(`b=${value}; c=${value}`);
  });

  test("8,192 bytes, and not one more", () => {
    // With "=" and "; " each is of 4,096 bytes.
    const value = "x".repeat(4092);
    const both = `a=${value}; b=${value}`;
    expect(jarOf("/", `a=${value}`, `b=${value}`).header("/")).toBe(both);
    expect(jarOf("/", `a=${value}`, `b=${value}y`).header("/")).toBe(
      `b=${value}y`,
    );
  });
});

describe("a request", () => {
  const request: WireRequest = {
    method: "GET",
    path: "/auth/me?x=1",
    headers: [["Accept", "*/*"]],
    body: "",
  };

  test("gets the cookies of the answers before it", () => {
    const jar = new CookieJar(() => 0);
    jar.takeFrom(
      {
        headers: [
          ["set-cookie", "a=1"],
          ["X-Set-Cookie", "b=2"],
          ["Set-Cookie", "c=3; Path=/"],
        ],
      },
      "/auth/login",
    );
    expect(jar.addTo(request)).toEqual({
      ...request,
      headers: [
        ["Accept", "*/*"],
        ["Cookie", "a=1; c=3"],
      ],
    });
  });

  test.each([
    ["no cookie fits", { path: "/" }],
    ["it takes none", { cookies: false }],
    [
      "it has some of its own",
      {
        headers: [
          ["A", "b"],
          ["COOKIE", "b=2"],
        ] as const,
      },
    ],
  ])("stays as it is where %s", (_when, part) => {
    const jar = jarOf("/auth/login", "a=1");
    const own = { ...request, ...part };
    expect(jar.addTo(own)).toBe(own);
  });
});

test("another host's cookies are its own", () => {
  const jar = new CookieJar(() => 0, "localhost");
  jar.store("a=1; Domain=localhost", "/");
  jar.store("b=2; Domain=127.0.0.1", "/");
  jar.store("c=3; Domain=.localhost", "/");
  expect(jar.header("/")).toBe("a=1; c=3");
});
