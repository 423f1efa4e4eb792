import { one } from "../../site/dom.page.ts";
import { watchKeysList } from "../../site/keys.page.ts";
import { Student } from "./follow.page.ts";
import { watchJoin } from "./join.page.ts";
import { keptToken } from "./token.page.ts";

watchKeysList();
const root = one("[data-student]");
if (root?.dataset["state"] === "join") {
  watchJoin(root);
} else if (root?.dataset["state"] === "over") {
  void import("./over.page.ts").then(({ offerCards }) => offerCards());
} else if (root) {
  if (keptToken()) new Student(root).open();
  else location.replace("/join");
}
