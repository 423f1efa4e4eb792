import type { WireRequest } from "./model.ts";

/** A request whose body is text. */
type TextRequest = WireRequest & { readonly body: string };

/**
 * A request as a line for bash or zsh.
 *
 * @param address - where the server listens: `http://127.0.0.1:3005`
 * @param cookies - curl's options for a jar; none if left out
 */
export function curlLine(
  address: string,
  request: TextRequest,
  cookies: readonly string[] = [],
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

/** curl has no `--head` with a body; with `-X` it would wait for the answer's. */
const HEAD_WITH_BODY = [
  "-X HEAD",
  "--ignore-content-length",
  "-H 'Connection: close'",
];

function methodOptions(method: string, body: string): string[] {
  if (method === "HEAD") return body ? HEAD_WITH_BODY : ["--head"];
  return method === (body ? "POST" : "GET") ? [] : [`-X ${method}`];
}

function headerOptions({ headers, body }: TextRequest): string[] {
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
    .replaceAll(/\p{Cc}/gu, (character) =>
      Array.from(
        new TextEncoder().encode(character),
        (byte) => `\\x${byte.toString(16).padStart(2, "0")}`,
      ).join(""),
    );
  return `$'${escaped}'`;
}
