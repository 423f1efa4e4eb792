import { one } from "../../site/dom.page.ts";

/** The names of the lesson's bugs, in their order. */
export function bugNames(): string[] {
  return one("[data-bugs]")?.dataset["bugs"]?.split(" ") ?? [];
}
