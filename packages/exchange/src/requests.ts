import { BadRequest } from "./errors.ts";
import { FileError } from "./file-error.ts";
import { makeMask } from "./masks.ts";
import type { FileRequest, Header, Mask } from "./model.ts";
import { refusedInBody, refusedInHead, refusedNote } from "./refused.ts";
import { goesOn, readRequestLine } from "./request-line.ts";
import { Variables } from "./variables.ts";
import { checkRequest } from "./write-request.ts";

const VARIABLE = /^@([\w.-]+) *=(.*)$/;
const NOTE = /^(?:#|\/\/) *@([\w-]+)(.*)$/;
const HEADER = /^([!#$%&'*+.^_`|~\w-]+):(.*)$/;
/** What other tools do and Decant never does. */
const NO_MATTER = new Set(["no-redirect", "no-log", "title", "description"]);

interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** The lines from one `###` to the next. */
interface Block {
  readonly title: string;
  readonly line: number;
  readonly head: readonly Line[];
  readonly body: readonly Line[];
}

interface Notes {
  readonly values: ReadonlyMap<string, string>;
  readonly masks: readonly Mask[];
}

/**
 * Reads a file of requests in the grammar that VS Code's REST Client,
 * JetBrains' HTTP Client and httpyac share: `###` and perhaps a name between
 * the requests, `@name = value` and `{{name}}`, notes such as `# @name`,
 * comments, METHOD and URL, headers, an empty line, the body. Of our own are
 * the notes `# @mask name pattern` and `# @region name`.
 *
 * @param path - for the message of an error
 * @param text - the file's text
 * @returns the requests in their order, and the masks
 * @throws FileError if a line is none of these; it names what other tools
 *   have and this one has not, and what to write instead
 */
export function readRequestFile(
  path: string,
  text: string,
): { requests: FileRequest[]; masks: Mask[] } {
  const blocks = splitBlocks(text);
  const variables = new Variables(path);
  for (const { text: line, number } of blocks.flatMap(({ head }) => head)) {
    const [, name, value] = VARIABLE.exec(line) ?? [];
    if (name) variables.define(name, value?.trim() ?? "", number);
  }
  const notes = blocks.map(({ head }) => readNotes(path, head));
  return {
    requests: blocks.flatMap((block, index) =>
      readRequest(path, block, notes[index]?.values ?? new Map(), variables),
    ),
    masks: notes.flatMap(({ masks }) => masks),
  };
}

function splitBlocks(text: string): Block[] {
  const lines = text.split("\n").map(
    (line, index): Line => ({
      text: line.endsWith("\r") ? line.slice(0, -1) : line,
      number: index + 1,
    }),
  );
  const starts = lines.filter((line) => line.text.startsWith("###"));
  return [undefined, ...starts].map((start, index) => {
    const from = start?.number ?? 0;
    const to = starts[index]?.number ?? lines.length + 1;
    const own = lines.slice(from, to - 1);
    const first = own.findIndex((line) => isRequestLine(line.text));
    const end = own.findIndex(
      ({ text: line }, at) => first >= 0 && at > first && line.trim() === "",
    );
    return {
      title: start?.text.replace(/^#+/, "").trim() ?? "",
      line: start?.number ?? lines[first]?.number ?? 1,
      head: end < 0 ? own : own.slice(0, end),
      body: end < 0 ? [] : own.slice(end + 1),
    };
  });
}

/** What is neither blank nor a comment nor a variable. */
function isRequestLine(text: string): boolean {
  return text.trim() !== "" && !isComment(text) && !VARIABLE.test(text);
}

function isComment(text: string): boolean {
  return text.startsWith("#") || text.startsWith("//");
}

function readNotes(path: string, head: readonly Line[]): Notes {
  const values = new Map<string, string>();
  const masks: Mask[] = [];
  for (const { text, number } of head) {
    const [, name, rest = ""] = NOTE.exec(text) ?? [];
    const value = rest.replace(/^ *=/, "").trim();
    if (name === undefined || NO_MATTER.has(name)) continue;
    if (name === "mask") masks.push(readMask(path, value, number));
    else if (NOTE_NAMES.has(name)) values.set(name, value);
    else throw new FileError(path, number, refusedNote(name));
  }
  return { values, masks };
}

const NOTE_NAMES = new Set(["name", "no-cookie-jar", "no-cookies", "region"]);

function readMask(path: string, text: string, line: number): Mask {
  const [, name, pattern] = /^([a-z][a-z-]*) (.+)$/.exec(text) ?? [];
  if (name === undefined || pattern === undefined) {
    throw new FileError(path, line, "expected # @mask name pattern");
  }
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
  block: Block,
  notes: ReadonlyMap<string, string>,
  variables: Variables,
): FileRequest[] {
  const lines = block.head.filter((line) => isRequestLine(line.text));
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  for (const { text, number } of lines)
    refuse(path, number, refusedInHead(text) ?? refusedInBody(text));
  const more = rest.findIndex(({ text }) => !goesOn(text));
  const query = more < 0 ? rest : rest.slice(0, more);
  const url = [first, ...query].map(({ text }) => text.trim()).join("");
  const start = readRequestLine(variables.fill(url, first.number));
  if (start === undefined) {
    throw new FileError(
      path,
      first.number,
      "expected a request line such as GET http://127.0.0.1:5005/path",
    );
  }
  const fields = rest
    .slice(query.length)
    .map((line) => readHeader(path, line, variables));
  const host = fields.find(([name]) => name.toLowerCase() === "host")?.[1];
  const headers = fields.filter(([name]) => name.toLowerCase() !== "host");
  const request: FileRequest = {
    name: notes.get("name") || block.title,
    method: start.method,
    origin: start.origin || (host ? `http://${host}` : ""),
    path: start.path,
    headers,
    body: readBody(path, block.body, headers, variables),
    cookies: !notes.has("no-cookie-jar") && !notes.has("no-cookies"),
    ...(notes.has("region") ? { region: notes.get("region") ?? "" } : {}),
    line: block.line,
  };
  try {
    checkRequest(request);
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
    throw new FileError(path, first.number, error.message);
  }
  return [request];
}

function readHeader(path: string, line: Line, variables: Variables): Header {
  const [, name, value = ""] = HEADER.exec(line.text) ?? [];
  if (name === undefined) {
    throw new FileError(path, line.number, "expected a header, Name: value");
  }
  return [name, variables.fill(value.trim(), line.number)];
}

function readBody(
  path: string,
  lines: readonly Line[],
  headers: readonly Header[],
  variables: Variables,
): string {
  for (const { text, number } of lines)
    refuse(path, number, refusedInBody(text));
  const text = lines
    .map((line) => variables.fill(line.text, line.number))
    .join("\n")
    .trimEnd();
  const type =
    headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  // The lines of a multipart body end with CRLF (RFC 2046, section 4.1).
  if (type.startsWith("multipart/")) return text.replaceAll("\n", "\r\n");
  return type.startsWith("application/x-www-form-urlencoded")
    ? text.replaceAll("\n&", "&")
    : text;
}

function refuse(path: string, line: number, sentence: string | undefined) {
  if (sentence !== undefined) throw new FileError(path, line, sentence);
}
