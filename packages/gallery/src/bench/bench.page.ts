import { one } from "../site/dom.page.ts";
import { watchKeys } from "../site/keys.page.ts";
import { watchSite } from "../site/watch-site.page.ts";
import { step } from "./choices.page.ts";
import { showTarget } from "./target.page.ts";
import { lightNumber, watchChoices } from "./watch-choices.page.ts";

watchSite();
watchChoices();
showTarget();
watchKeys({
  j: () => step("request", 1),
  k: () => step("request", -1),
  "]": () => step("chapter", 1),
  "[": () => step("chapter", -1),
  p: () => one("[data-present]")?.click(),
  ...Object.fromEntries(
    Array.from({ length: 9 }, (_, at) => [
      String(at + 1),
      () => lightNumber(String(at + 1)),
    ]),
  ),
});

// What is needed only by some is loaded with the first need of it.
const loadHovers = async () => (await import("./hovers.page.ts")).watchHovers();
for (const kind of ["pointerover", "focusin"]) {
  const load = () => void loadHovers();
  one("[data-panes]")?.addEventListener(kind, load, { once: true });
}
