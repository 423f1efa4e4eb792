import { stripVTControlCharacters } from "node:util";

/** What the servers of all sides say when they are ready. */
const LISTENING =
  /(?:listening on|running on|server at) (http:\/\/127\.0\.0\.1:\d+)/i;

/** Flask, Django, uvicorn and our own log write a request in this form. */
const REQUEST = /"([A-Z]+ \S+) HTTP\/\d\.\d" (\d{3})\b/;

/** What Flask says at each start, and `decant run` better. */
const BANNER =
  /^(?: \* (?:Serving Flask app|Debug mode:|Restarting with)|Press CTRL\+C|WARNING: This is a development server)/;

/** A line of a server's output, by what it says. */
export type ServerLine =
  | { readonly kind: "address"; readonly address: string }
  | { readonly kind: "request"; readonly request: string; status: string }
  | { readonly kind: "banner" }
  | { readonly kind: "other" };

/** Tells what a line of a server's output says, with or without colours. */
export function readServerLine(line: string): ServerLine {
  const text = stripVTControlCharacters(line);
  const [, address] = LISTENING.exec(text) ?? [];
  if (address) return { kind: "address", address };
  const [, request, status] = REQUEST.exec(text) ?? [];
  if (request && status) return { kind: "request", request, status };
  return { kind: BANNER.test(text) ? "banner" : "other" };
}
