import { FileError } from "./file-error.ts";
import type { Mask, NamedRequest } from "./model.ts";
import { readRequestFile } from "./requests.ts";

const OWN_HOST = /^http:\/\/127\.0\.0\.1:\d+$/;

/**
 * Reads a lesson's requests.http. Its requests have names, and go to one host.
 *
 * @param path - for the message of an error
 * @param text - the file's text
 * @returns the requests in their order and the masks
 * @throws FileError as {@link readRequestFile}, and if a request has no unique
 *   name or goes to another host than the first
 */
export function readRequests(
  path: string,
  text: string,
): { requests: NamedRequest[]; masks: Mask[] } {
  const { requests, masks } = readRequestFile(path, text);
  const names = new Set<string>();
  const host = requests[0]?.origin;
  for (const { name, origin, line } of requests) {
    const fail = (what: string) => {
      throw new FileError(path, line, what);
    };
    // Names stand in cells of the ledger.
    if (name === "") fail("expected a name, ### name");
    if (/[;|`]/.test(name)) fail("a request's name has no ; | or `");
    if (names.has(name)) fail(`a second request named "${name}"`);
    if (!OWN_HOST.test(origin) || origin !== host) {
      fail(
        "expected a URL on the lesson's own host, http://127.0.0.1:<port>/path",
      );
    }
    names.add(name);
  }
  return {
    requests: requests.map(({ origin: _origin, ...rest }) => rest),
    masks,
  };
}
