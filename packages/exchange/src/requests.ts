import { FileError } from "./file-error.ts";
import { makeMask } from "./masks.ts";
import type { Header, Mask, NamedRequest } from "./model.ts";

const METHOD = /^[A-Z]+$/;
const HEADER = /^([!#$%&'*+.^_`|~\w-]+): ?(.*)$/;
const MASK = /^# @mask ([a-z][a-z-]*) (.+)$/;

/**
 * Reads requests.http, the format of VS Code's REST Client and of JetBrains'
 * HTTP Client: `### name`, method and URL, headers, an empty line, the body.
 *
 * @param path - for the message of an error
 * @param text - the file's text
 * @returns the requests in their order and the masks declared at the top
 * @throws FileError if a request has no unique name, no method and URL, or
 *   a header that is none
 */
export function readRequests(
  path: string,
  text: string,
): { requests: NamedRequest[]; masks: Mask[] } {
  const [preamble = [], ...blocks] = splitBlocks(text.split("\n"));
  const masks: Mask[] = [];
  const host = readPreamble(path, preamble, masks);
  const requests: NamedRequest[] = [];
  let line = preamble.length + 1;
  for (const block of blocks) {
    const request = readRequest(path, block, line, host);
    if (requests.some(({ name }) => name === request.name)) {
      throw new FileError(
        path,
        line,
        `a second request named "${request.name}"`,
      );
    }
    requests.push(request);
    line += block.length;
  }
  return { requests, masks };
}

/** Cuts lines into blocks: what stands above the first `###`, then one each. */
export function splitBlocks(lines: readonly string[]): string[][] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line.startsWith("### ")) blocks.push([line]);
    else blocks.at(-1)?.push(line);
  }
  return blocks;
}

function readPreamble(path: string, lines: readonly string[], masks: Mask[]) {
  let host: string | undefined;
  for (const [index, line] of lines.entries()) {
    host ??= /^@host = (\S+)$/.exec(line)?.[1];
    const [, name, pattern] = MASK.exec(line) ?? [];
    if (name && pattern) {
      masks.push(readMask(path, index + 1, name, pattern));
    }
  }
  if (host === undefined) {
    throw new FileError(path, 1, "expected @host = http://127.0.0.1:<port>");
  }
  return host;
}

function readMask(path: string, line: number, name: string, pattern: string) {
  try {
    return makeMask(name, pattern);
  } catch {
    throw new FileError(
      path,
      line,
      "expected a regular expression without look-around and back-reference",
    );
  }
}

function readRequest(
  path: string,
  block: readonly string[],
  line: number,
  host: string,
): NamedRequest {
  const [title = "", ...rest] = block;
  const name = title.slice(4).trim();
  if (/[;|`]/.test(name)) {
    throw new FileError(path, line, "a request's name has no ; | or `");
  }
  const notes = rest.findIndex((text) => !text.startsWith("#") && text !== "");
  const start = rest[notes] ?? "";
  const [method = "", url = "", ...more] = start.split(" ");
  const target = url.replace("{{host}}", host);
  if (
    !METHOD.test(method) ||
    !target.startsWith(`${host}/`) ||
    more.length > 0
  ) {
    throw new FileError(
      path,
      line + 1 + Math.max(notes, 0),
      "expected a request line such as GET {{host}}/path",
    );
  }
  const headers: Header[] = [];
  let index = notes + 1;
  for (; index < rest.length && rest[index] !== ""; index += 1) {
    const [, key, value] = HEADER.exec(rest[index] ?? "") ?? [];
    if (key === undefined || value === undefined) {
      throw new FileError(
        path,
        line + 1 + index,
        "expected a header, Name: value",
      );
    }
    headers.push([key, value]);
  }
  const multipart = headers.some(
    ([key, value]) =>
      key.toLowerCase() === "content-type" && value.startsWith("multipart/"),
  );
  return {
    name,
    method,
    path: target.slice(host.length),
    headers,
    // The lines of a multipart body end with CRLF (RFC 2046, section 4.1).
    body: rest
      .slice(index + 1)
      .join("\n")
      .trimEnd()
      .replaceAll("\n", multipart ? "\r\n" : "\n"),
    cookies: !rest.slice(0, notes).includes("# @no-cookies"),
    line,
  };
}
