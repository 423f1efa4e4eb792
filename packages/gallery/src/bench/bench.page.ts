// The bench. Its states, editing and the hunt, are the folders `edit` and
// `hunt`: a state fills parts of the page and gives them back, and `showInstead`
// of `answers.page.ts` shows its answers. Choices go on as they are.
import { one } from "../site/dom.page.ts";
import { watchKeys } from "../site/keys.page.ts";
import { watchSite } from "../site/watch-site.page.ts";
import { step } from "./choices.page.ts";
import { editSeen, watchEdit } from "./edit/watch-edit.page.ts";
import { watchUses } from "./uses.page.ts";
import { lightNumber, watchChoices } from "./watch-choices.page.ts";
import { requestKeys, watchRequests } from "./watch-requests.page.ts";

const DIGITS = Array.from("123456789", (digit) => [
  digit,
  () => lightNumber(digit),
]);

watchSite();
watchChoices();
watchRequests();
watchUses();
watchEdit();
if (location.hash) void import("./target.page.ts");
// What is not seen at once is loaded once the page is drawn.
requestAnimationFrame(() =>
  setTimeout(() => {
    void import("./keep-progress.page.ts");
    void import("./reach.page.ts");
  }),
);
watchKeys({
  j: () => step("request", 1),
  k: () => step("request", -1),
  "]": () => step("chapter", 1),
  "[": () => step("chapter", -1),
  e: editSeen,
  p: () => one("[data-present]")?.click(),
  ...requestKeys,
  ...Object.fromEntries(DIGITS),
});
