import { all, one, write } from "../site/dom.page.ts";
import { chosen } from "./choices.page.ts";
import type { RecordedExchange } from "./exchanges.ts";

/** Two answers, ready to be shown. */
export interface Drawn {
  /** As HTML. */
  readonly html: string;
  /** What a screen reader says: `200, one difference`. */
  readonly spoken: string;
  /** `live`, or `recorded` with the versions. */
  readonly origin: string;
}

/** What was sent from this page, by the request's name. */
export const live = new Map<string, Drawn>();

const origin = one("[data-origin]")?.dataset["origin"] ?? "";
let recorded: Promise<readonly RecordedExchange[]> | undefined;

let instead:
  | ((request: string) => Omit<Drawn, "origin"> | undefined)
  | undefined;

/**
 * Shows something else than the answers of each request, as long as it gives
 * something; undefined shows those again.
 */
export function showInstead(draws: typeof instead): Promise<void> {
  instead = draws;
  return showAnswers();
}

/** What both sides answered to all requests when they were recorded. */
export function recordedExchanges(): Promise<readonly RecordedExchange[]> {
  recorded ??= load();
  return recorded;
}

/** Shows the chosen request, and what the two sides answered to it last. */
export async function showAnswers(): Promise<void> {
  const exchanges = await recordedExchanges();
  const { value } = chosen("request") ?? {};
  const found = exchanges.find(({ name }) => name === value);
  if (!found) return;
  const { number, wire, cookies, name } = found;
  write("[data-number].num", String(number));
  write("[data-wire]", wire);
  for (const [at, jar] of all("[data-jar]").entries()) {
    jar.textContent = cookies[at] ?? "";
  }
  const own = instead?.(name);
  draw(own ? { ...own, origin: "" } : (live.get(name) ?? { ...found, origin }));
  one("[data-ans]")?.scrollTo(0, 0);
}

/** Puts two answers into their place, and has them announced. */
export function draw({ html, spoken, origin: source }: Drawn): void {
  const article = one("[data-exchange]");
  if (!article) return;
  article.innerHTML = html;
  article.ariaLabel = chosen("request")?.value ?? "";
  write("[data-origin]", source);
  write("[data-spoken]", spoken);
}

async function load(): Promise<readonly RecordedExchange[]> {
  const { fetchJson } = await import("../site/fetch-json.page.ts");
  return fetchJson(one("[data-answers]")?.dataset["answers"] ?? "");
}
