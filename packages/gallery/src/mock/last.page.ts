import type { Fluency, MockResult } from "@decant/revise";
import { onSite } from "../site/address.page.ts";
import { one, write } from "../site/dom.page.ts";
import type { MockQuestion } from "./mock-data.ts";
import { scoreWords } from "./words.ts";

/** What is to be read again comes first. */
const GROUPS: readonly { readonly fluency: Fluency; readonly title: string }[] =
  [
    { fluency: "no", title: "Read again" },
    { fluency: "halting", title: "Halting: read once more" },
    { fluency: "fluent", title: "Fluent" },
  ];

/**
 * Shows how the last interview went, and what to read again.
 *
 * @param isNew - whether it has just ended
 */
export function showLast(
  questions: readonly MockQuestion[],
  result: MockResult | undefined,
  isNew: boolean,
): void {
  const section = one("[data-last]");
  if (!section || !result) return;
  const { scores, topic } = result;
  const about = questions.filter(
    (asked) => topic === "" || asked.topic === topic,
  );
  const reached = about.filter(({ folder }) => Object.hasOwn(scores, folder));
  const day = new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(result.at);
  write("[data-last-heading]", isNew ? "How it went" : `Last time, ${day}`);
  const words = scoreWords(Object.values(scores));
  write("[data-last-words]", `${words}.`);
  const groups = GROUPS.flatMap(({ fluency, title }) => {
    const own = reached.filter(({ folder }) => scores[folder] === fluency);
    return own.length > 0 ? [groupHtml(fluency, title, own)] : [];
  });
  const place = one("[data-groups]", section);
  if (place) place.innerHTML = groups.join("");
  section.toggleAttribute("data-new", isNew);
  section.hidden = false;
  if (!isNew) return;
  write("[data-told]", `The interview is over: ${words}.`);
  one("[data-last-heading]")?.focus();
}

function groupHtml(
  fluency: Fluency,
  title: string,
  questions: readonly MockQuestion[],
): string {
  const items = questions.map(({ folder, number, question }) => {
    const address = onSite(`/lessons/${folder}`);
    return `<li><span class="num">${number}</span> <a href="${address}">${question}</a></li>`;
  });
  return `<section class="${fluency}"><h3>${title}</h3><ul>${items.join("")}</ul></section>`;
}
