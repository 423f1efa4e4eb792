import type { SideEvent } from "@decant/exchange";
import { readEvent } from "@decant/gallery";

/** What the gallery said to a visitor who sent a request. */
export interface Sent {
  readonly status: number;
  /** When to come back where all is busy, in seconds. */
  readonly retryAfter: number;
  /** The visitor's cookie. */
  readonly cookie: string;
  /** One for each side; none where the request was refused. */
  readonly events: readonly SideEvent[];
}

/**
 * Sends a request as the page's script does.
 *
 * @param url - the gallery's
 * @param raw - the request as it is edited in the page
 * @param cookie - the visitor's; empty for a new one
 * @param files - the text of changed files, by path
 */
export async function send(
  url: string,
  lesson: string,
  sides: readonly string[],
  raw: string,
  cookie: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Sent> {
  const response = await fetch(`${url}/lessons/${lesson}/run/send`, {
    method: "POST",
    headers: { cookie, "Content-Type": "application/json" },
    body: JSON.stringify({
      sides: sides.map((name) => ({ name, files })),
      request: { name: "", raw },
    }),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  const isRefused = response.headers
    .get("content-type")
    ?.startsWith("application/json");
  return {
    status: response.status,
    retryAfter: Number(response.headers.get("retry-after")),
    cookie: response.headers.get("set-cookie")?.split(";")[0] ?? cookie,
    events: isRefused ? [] : text.trim().split("\n").map(readEvent),
  };
}
