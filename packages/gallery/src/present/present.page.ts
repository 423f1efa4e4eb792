import { onSite } from "../site/address.page.ts";
import { one } from "../site/dom.page.ts";
import { watchKeysList } from "../site/keys.page.ts";
import { Presentation } from "./stage.page.ts";
import type { Stage } from "./stage.ts";
import { watchStage } from "./watch-stage.page.ts";

watchKeysList();
const data = one("[data-stage]")?.dataset["stage"];
const [main, panel] = [one("main"), one("[data-panel]")];
if (data && main && panel) {
  const read = JSON.parse(data) as Stage;
  const stage = {
    ...read,
    address: onSite(read.address),
    lesson: onSite(read.lesson),
  };
  watchStage(new Presentation(stage, main, panel), main);
} else {
  void import("./notes.page.ts").then(({ followStage }) => followStage());
}
