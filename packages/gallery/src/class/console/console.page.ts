import { one } from "../../site/dom.page.ts";
import { watchSite } from "../../site/watch-site.page.ts";

watchSite();
if (one("[data-console]")) {
  void import("./teach.page.ts").then(({ teach }) => teach());
}
