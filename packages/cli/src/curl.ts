import type { Lesson, Side } from "@decant/catalog";
import type { NamedRequest } from "@decant/exchange";

/** A request as a line for bash or zsh. */
export interface CurlLine {
  /** The request's name. */
  readonly name: string;
  readonly line: string;
}

/**
 * All requests of a lesson as lines for bash or zsh. Where answers of the side
 * set cookies, these go from line to line through a file `cookies.txt` in the
 * folder where the lines are run; the first line begins it anew. A request with
 * a Cookie header of its own leaves them out.
 *
 * @param address - where the server listens: `http://127.0.0.1:3005`
 */
export function curlLines(
  address: string,
  lesson: Lesson,
  side: Side,
): CurlLine[] {
  const setsCookies = [...side.answers.values()].some(({ headers }) =>
    headers.some(([name]) => name.toLowerCase() === "set-cookie"),
  );
  let first = true;
  return lesson.requests.map((request) => {
    const isJarUsed =
      request.cookies &&
      !request.headers.some(([name]) => name.toLowerCase() === "cookie");
    const cookies =
      setsCookies && isJarUsed
        ? [...(first ? [] : ["-b cookies.txt"]), "-c cookies.txt"]
        : [];
    if (cookies.length > 0) first = false;
    return { name: request.name, line: curlLine(address, request, cookies) };
  });
}

function curlLine(
  address: string,
  request: NamedRequest,
  cookies: readonly string[],
): string {
  const { method, path, body } = request;
  return [
    "curl -i",
    ...methodOptions(method, body),
    ...cookies,
    ...headerOptions(request),
    ...(body ? [`--data-raw ${quote(body)}`] : []),
    // curl would take away dots and expand brackets and braces.
    ...(/\/\.\.?(\/|\?|$)/.test(path) ? ["--path-as-is"] : []),
    ...(/[[\]{}]/.test(path) ? ["-g"] : []),
    quote(address + path),
  ].join(" ");
}

function methodOptions(method: string, body: string): string[] {
  if (method === "HEAD") return ["--head"];
  return method === (body ? "POST" : "GET") ? [] : [`-X ${method}`];
}

function headerOptions({ headers, body }: NamedRequest): string[] {
  const typed = headers.some(([name]) => name.toLowerCase() === "content-type");
  return [
    ...headers.map(
      // With a colon and no value curl would leave the header out.
      ([name, value]) =>
        `-H ${quote(value ? `${name}: ${value}` : `${name};`)}`,
    ),
    // curl would call any body a form.
    ...(body && !typed ? ["-H 'Content-Type:'"] : []),
  ];
}

const CONTROL = /[^\P{Cc}\n]/u;

/** Control characters but the newline are seen in `$'…'` only. */
function quote(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  if (!CONTROL.test(text)) return `'${text.replaceAll("'", `'\\''`)}'`;
  const escaped = text
    .replaceAll(/[\\']/g, "\\$&")
    .replaceAll("\r", "\\r")
    .replaceAll("\n", "\\n")
    .replaceAll("\t", "\\t")
    .replaceAll(
      /\p{Cc}/gu,
      (character) =>
        `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
    );
  return `$'${escaped}'`;
}
