import type { Header, WireRequest } from "./model.ts";

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  readonly secure: boolean;
  /** Milliseconds since 1970; undefined lasts as long as the jar. */
  readonly expires: number | undefined;
}

/** What RFC 6265, section 6.1, asks of a browser at the least. */
const MOST_COOKIES = 50;
const LONGEST_COOKIE = 4096;
/** Of all together: Node refuses a request with more than 16 KB of headers. */
const LONGEST_HEADER = 8192;

/**
 * The cookies of one visitor to one server, kept as a browser keeps them (RFC
 * 6265). Values are sent back as they came: quotes and percent signs stay.
 */
export class CookieJar {
  /** By name and path: a cookie set anew keeps its place in the order. */
  readonly #cookies = new Map<string, Cookie>();
  readonly #now: () => number;
  readonly #host: string;

  /**
   * @param now - the clock, in milliseconds since 1970
   * @param host - the server's name or address
   */
  constructor(now: () => number = Date.now, host = "127.0.0.1") {
    this.#now = now;
    this.#host = host;
  }

  /** Adds the cookies to a request that has none of its own and takes them. */
  addTo(request: WireRequest): WireRequest {
    const { path, headers, cookies = true } = request;
    const own = headers.some(([name]) => name.toLowerCase() === "cookie");
    const cookie = cookies && !own && this.header(path);
    if (!cookie) return request;
    return { ...request, headers: [...headers, ["Cookie", cookie]] };
  }

  /** Takes in the cookies of an answer to a request for a path. */
  takeFrom(answer: { readonly headers: readonly Header[] }, path: string) {
    for (const [name, value] of answer.headers) {
      if (name.toLowerCase() === "set-cookie") this.store(value, path);
    }
  }

  /**
   * Takes in one Set-Cookie header (section 5.3). A cookie without a name, for
   * another host or of more than 4,096 bytes is ignored; one that has expired
   * is forgotten, and so are the oldest of more than 50 or of more than 8 KB.
   *
   * @param setCookie - the header's value
   * @param requestPath - the path of the request, with or without its query
   */
  store(setCookie: string, requestPath: string): void {
    const [pair = "", ...rest] = setCookie.split(";");
    const [name, value] = splitPair(pair);
    if (!pair.includes("=") || name === "") return;
    if (pair.length > LONGEST_COOKIE) return;
    const attributes = new Map(
      rest.map(splitPair).map(([key, text]) => [key.toLowerCase(), text]),
    );
    const domain = attributes.get("domain")?.replace(/^\./, "");
    if (domain && domain !== this.#host) return;

    const given = attributes.get("path");
    const path = given?.startsWith("/") ? given : defaultPath(requestPath);
    const expires = this.#expiry(attributes);
    const key = `${name};${path}`;
    if (expires !== undefined && expires <= this.#now()) {
      this.#cookies.delete(key);
      return;
    }
    const secure = attributes.has("secure");
    this.#cookies.set(key, { name, value, path, secure, expires });
    this.#forgetOldest();
  }

  #forgetOldest(): void {
    const sizes = [...this.#cookies.values()].map(sizeOf);
    let size = sizes.reduce((total, one) => total + one, 0);
    for (const [key, cookie] of this.#cookies) {
      if (this.#cookies.size <= MOST_COOKIES && size <= LONGEST_HEADER) return;
      this.#cookies.delete(key);
      size -= sizeOf(cookie);
    }
  }

  /**
   * The Cookie header for a request over plain http (section 5.4): longer
   * paths first, then what was set first.
   *
   * @param requestPath - the path of the request, with or without its query
   * @returns the header's value, or undefined where no cookie fits
   */
  header(requestPath: string): string | undefined {
    const path = withoutQuery(requestPath);
    const pairs = [...this.#cookies.values()]
      .filter(({ expires }) => expires === undefined || expires > this.#now())
      .filter((cookie) => !cookie.secure && pathMatches(cookie.path, path))
      .toSorted((a, b) => b.path.length - a.path.length)
      .map(({ name, value }) => `${name}=${value}`);
    return pairs.length > 0 ? pairs.join("; ") : undefined;
  }

  /** Max-Age stands above Expires; what cannot be read is ignored. */
  #expiry(attributes: ReadonlyMap<string, string>): number | undefined {
    const maxAge = attributes.get("max-age") ?? "";
    if (/^-?\d+$/.test(maxAge)) return this.#now() + Number(maxAge) * 1000;
    const date = Date.parse(attributes.get("expires") ?? "");
    return Number.isNaN(date) ? undefined : date;
  }
}

/** With the `=` and the `; ` around it. */
function sizeOf({ name, value }: Cookie): number {
  return name.length + value.length + 3;
}

function splitPair(text: string): [name: string, value: string] {
  const at = text.indexOf("=");
  if (at < 0) return [text.trim(), ""];
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function withoutQuery(path: string): string {
  return path.split("?", 1)[0] ?? "";
}

/** RFC 6265, section 5.1.4: the request's path up to its last slash. */
function defaultPath(requestPath: string): string {
  const path = withoutQuery(requestPath);
  return path.slice(0, path.lastIndexOf("/")) || "/";
}

function pathMatches(cookiePath: string, path: string): boolean {
  if (path === cookiePath) return true;
  const folder = cookiePath.endsWith("/") ? cookiePath : `${cookiePath}/`;
  return path.startsWith(folder);
}
