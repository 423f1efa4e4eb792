import { gzipSync } from "node:zlib";
import type { Lesson } from "@decant/catalog";
import { exportJson, exportPage, type PageFrame } from "./pages.ts";
import { fileOf, pairFacts, placeOf } from "./places.ts";

/** What is asked for at once. */
const TOGETHER = 4;
const ABSENT = "/no-such-page";

/**
 * Asks the gallery for all that its pages link, and for what their scripts
 * fetch, and makes of each what a static host can give out.
 *
 * @param gallery - where it answers: `http://127.0.0.1:3000`
 * @param start - addresses that no page links
 * @returns the contents by the file's path; the error page is `404.html`
 * @throws Error with each link that leads nowhere
 */
export async function crawl(
  gallery: string,
  lessons: readonly Lesson[],
  frame: Pick<PageFrame, "base" | "script">,
  start: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const queue: { readonly address: string; readonly from: string }[] = [];
  const known = new Set<string>();
  const dead: string[] = [];

  /** Notes an address, and says what it is in the site. */
  const move = (address: string, from: string): string => {
    const { path, rest } = placeOf(address, lessons);
    const isKnown = known.has(path);
    known.add(path);
    if (!isKnown) queue.push({ address, from });
    return `${frame.base}${path}${rest}`;
  };

  const take = async (address: string, from: string) => {
    const { request, path } = placeOf(address, lessons);
    const response = await fetch(`${gallery}${request}`, {
      redirect: "manual",
    });
    const status = address === ABSENT ? 404 : 200;
    if (response.status !== status) {
      dead.push(`${from} leads to ${request}: ${response.status}`);
      return;
    }
    const name = address === ABSENT ? "404.html" : fileOf(path);
    const facts = pairFacts(request, lessons);
    const page = { ...frame, facts };
    files.set(name, await exported(response, page, (to) => move(to, request)));
  };

  for (const address of [...start, ABSENT]) move(address, "the exporter");
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      await take(next.address, next.from);
    }
  };
  while (queue.length > 0) {
    await Promise.all(Array.from({ length: TOGETHER }, work));
  }
  if (dead.length > 0) throw new Error(dead.join("\n"));
  return files;
}

async function exported(
  response: Response,
  frame: Omit<PageFrame, "policy">,
  move: (address: string) => string,
): Promise<Uint8Array> {
  const type = response.headers.get("Content-Type") ?? "";
  const policy = response.headers.get("Content-Security-Policy") ?? "";
  const encoder = new TextEncoder();
  if (type.startsWith("text/html")) {
    const page = exportPage(await response.text(), { ...frame, policy }, move);
    return encoder.encode(page);
  }
  if (type.startsWith("application/json")) {
    const json = exportJson(await response.text(), move);
    return gzipSync(json, { level: 9 });
  }
  return new Uint8Array(await response.arrayBuffer());
}
