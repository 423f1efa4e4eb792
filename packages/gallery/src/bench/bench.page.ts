// The bench. A state of it (editing, a hunt) is a folder beside this file, and
// begins with a link that has `data-edit` or `data-bug`, or with `?edit=` or
// `?bug=` in the URL; it pushes a history entry and ends with Escape or Back.
// It takes over
// - the left panel: it hides `[data-panel]` and puts its own element before it,
//   with the class `guide`;
// - a pane: `[data-pane]` with `data-side`; it hides `.code` and puts its editor
//   after `.pane-head`, whose `.pane-tools` take its buttons;
// - the tags of the requests: `[data-tags]` in the label of each request, of the
//   classes `tag same` and `tag changed`;
// - the answers: `draw` and `live` of `answers.page.ts`.
// What it changes it gives back. Choices go on as they are: `choices.page.ts`
// reads and makes them, `light.page.ts` lights, `url.page.ts` remembers.
import { one } from "../site/dom.page.ts";
import { watchKeys } from "../site/keys.page.ts";
import { watchSite } from "../site/watch-site.page.ts";
import { step } from "./choices.page.ts";
import { keepProgress } from "./keep-progress.page.ts";
import { showTarget } from "./target.page.ts";
import { watchUses } from "./uses.page.ts";
import { lightNumber, watchChoices } from "./watch-choices.page.ts";
import { requestKeys, watchRequests } from "./watch-requests.page.ts";

const DIGITS = Array.from("123456789", (digit) => [
  digit,
  () => lightNumber(digit),
]);

watchSite();
watchChoices();
showTarget();
keepProgress();
watchRequests();
watchUses();
watchKeys({
  j: () => step("request", 1),
  k: () => step("request", -1),
  "]": () => step("chapter", 1),
  "[": () => step("chapter", -1),
  e: () => one("[data-edit]")?.click(),
  p: () => one("[data-present]")?.click(),
  ...requestKeys,
  ...Object.fromEntries(DIGITS),
});
