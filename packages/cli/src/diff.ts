import { commonLedger } from "@decant/catalog";
import {
  CookieJar,
  compare,
  type Difference,
  type FileRequest,
  LessonFault,
  type Mask,
  makeMask,
  type RecordedAnswer,
  samePart,
  toRecorded,
  writeRequest,
} from "@decant/exchange";
import { exchange } from "@decant/lab";
import { UserError } from "./user-error.ts";

const TIMEOUT_MS = 10_000;

export interface Server {
  /** `http://127.0.0.1:5000` */
  readonly url: string;
  /** The value of `Host`. */
  readonly authority: string;
  readonly host: string;
  readonly port: number;
}

export interface Found {
  readonly part: string;
  readonly left: string;
  readonly right: string;
  readonly verdict: "unexpected" | "explained" | "ignored";
  /** The ledger's reason, as Markdown. */
  readonly why: string | undefined;
}

export interface Compared {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly differences: readonly Found[];
}

/**
 * Sends requests to two servers, in their order, with a cookie jar each, and
 * compares the answers. A row of the common ledger explains a difference
 * between Flask and Express, whichever of the two stands first.
 *
 * @param ignored - parts that may differ
 * @throws UserError if a server gives no whole answer
 */
export async function compareServers(
  left: Server,
  right: Server,
  requests: readonly FileRequest[],
  masks: readonly Mask[],
  ignored: readonly string[],
): Promise<Compared[]> {
  const [ours, theirs] = await Promise.all([
    play(left, requests, masks),
    play(right, requests, masks),
  ]);
  return requests.map(({ name, method, path }, index) => ({
    name: name || `${method} ${path}`,
    method,
    path,
    differences: explain(ours[index], theirs[index]).map(
      ({ part, flask, other, row }): Found => {
        const isIgnored = ignored.some((each) => samePart(each, part));
        const known = row ? "explained" : "unexpected";
        return {
          part,
          left: flask,
          right: other,
          verdict: isIgnored ? "ignored" : known,
          why: row?.why,
        };
      },
    ),
  }));
}

async function play(
  server: Server,
  requests: readonly FileRequest[],
  masks: readonly Mask[],
): Promise<RecordedAnswer[]> {
  const jar = new CookieJar(Date.now, server.host);
  // An answer may name the server that gave it.
  const host = makeMask("host", server.authority.replaceAll(/[.[\]]/g, "\\$&"));
  const answers: RecordedAnswer[] = [];
  for (const request of requests) {
    const sent = writeRequest(jar.addTo(request), server.authority);
    try {
      const answer = await exchange(server, sent, request.method, TIMEOUT_MS);
      jar.takeFrom(answer, request.path);
      answers.push(toRecorded([host, ...masks], request.name, answer));
    } catch (error) {
      if (!(error instanceof LessonFault)) throw error;
      const asked = `${request.method} ${request.path}`;
      throw new UserError(`${server.url}, ${asked}: ${error.message}`, 2);
    }
  }
  return answers;
}

function explain(
  left: RecordedAnswer | undefined,
  right: RecordedAnswer | undefined,
): Difference[] {
  if (!left || !right) return [];
  const rows = commonLedger();
  const swapped = compare(rows, "", right, left, "express");
  return compare(rows, "", left, right, "express").map((found) => ({
    ...found,
    row:
      found.row ?? swapped.find(({ part }) => samePart(part, found.part))?.row,
  }));
}
