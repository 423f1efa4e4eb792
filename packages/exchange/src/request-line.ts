/** What a request line says. */
export interface RequestLine {
  readonly method: string;
  /** `http://127.0.0.1:3005`; empty where only a path is given. */
  readonly origin: string;
  readonly path: string;
}

const HOST_ONLY =
  /^(localhost|\[[\da-f:]+\]|[\w-]+(\.[\w-]+)+)(:\d+)?([/?]|$)/i;
/** With the beginning of a host. */
const SCHEME = /^https?:\/\/(?=[^/?])/i;

/** Whether a line goes on with the URL of the request line above it. */
export function goesOn(line: string): boolean {
  return /^[?&]/.test(line.trimStart()) || /^[ \t]+\/[^/]/.test(line);
}

/**
 * Reads `METHOD URL HTTP/1.1`; the method is GET and the version 1.1 where
 * they are not there.
 *
 * @returns undefined if the line is no request line
 */
export function readRequestLine(line: string): RequestLine | undefined {
  const words = line.trim().split(/[ \t]+/);
  if (/^HTTP\/1\.[01]$/.test(words.at(-1) ?? "")) words.pop();
  if (words.length > 2) return undefined;
  const url = words.pop() ?? "";
  const method = words.pop() ?? "GET";
  if (!/^[A-Z]+$/.test(method)) return undefined;
  if (url.startsWith("/")) return { method, origin: "", path: url };
  const full = HOST_ONLY.test(url) ? `http://${url}` : url;
  const scheme = SCHEME.exec(full)?.[0];
  if (scheme === undefined) return undefined;
  const rest = full.slice(scheme.length);
  const end = rest.search(/[/?]|$/);
  const path = rest.slice(end);
  return {
    method,
    origin: scheme.toLowerCase() + rest.slice(0, end),
    path: path.startsWith("/") ? path : `/${path}`,
  };
}
