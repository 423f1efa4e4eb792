import { all, one } from "../site/dom.page.ts";
import { chosen } from "./choices.page.ts";
import type { RecordedExchange } from "./exchanges.ts";

let recorded: Promise<readonly RecordedExchange[]> | undefined;

/** What both sides answered to all requests when they were recorded. */
export function recordedExchanges(): Promise<readonly RecordedExchange[]> {
  recorded ??= load();
  return recorded;
}

/** Shows what the two sides answered to the chosen request. */
export async function showRecorded(): Promise<void> {
  const exchanges = await recordedExchanges();
  const { value } = chosen("request") ?? {};
  const found = exchanges.find(({ name }) => name === value);
  if (found) show(found);
}

function show(exchange: RecordedExchange): void {
  const { number, wire, cookies, name, html, spoken } = exchange;
  write("[data-number].num", String(number));
  write("[data-wire]", wire);
  for (const [at, jar] of all("[data-jar]").entries()) {
    jar.textContent = cookies[at] ?? "";
  }
  draw(html, spoken, name);
}

/** Puts two answers, as HTML, into their place, and has them announced. */
export function draw(html: string, spoken: string, name: string): void {
  const article = one("[data-exchange]");
  if (!article) return;
  article.innerHTML = html;
  article.ariaLabel = name;
  one("[data-ans]")?.scrollTo(0, 0);
  write("[data-spoken]", spoken);
}

function write(selector: string, text: string): void {
  const element = one(selector);
  if (element) element.textContent = text;
}

async function load(): Promise<readonly RecordedExchange[]> {
  const address = one("[data-answers]")?.dataset["answers"] ?? "";
  const response = await fetch(address);
  return (await response.json()) as readonly RecordedExchange[];
}
