import { one } from "../../site/dom.page.ts";
import { chooseValue } from "../choices.page.ts";
import type { Borrowed } from "./borrowed.page.ts";
import {
  againstHtml,
  CHANGE,
  tabHtml,
  testsFrame,
  toolsHtml,
} from "./frame.ts";
import type { Edited } from "./session.page.ts";

/** Puts the tools, tabs and panels of editing into the bench. */
export function putFrame(
  borrowed: Borrowed,
  { pane, label, side }: Edited,
): void {
  // What the server rendered for pages without a script.
  one("#t-change")?.closest("label")?.remove();
  one('[data-read="change"]')?.remove();
  pane.classList.add("editing");
  one(".bench")?.classList.add("editing");
  borrowed.put(one(".pane-tools", pane), toolsHtml("play"));
  const tabs = one("[data-panel] .tabs");
  borrowed.add(tabs, "afterbegin", tabHtml("change", "Your change"));
  borrowed.add(tabs, "beforeend", tabHtml("tests", "Tests"));
  borrowed.add(tabs, "afterend", testsFrame(label));
  borrowed.add(tabs, "afterend", CHANGE);
  const other = one(`[data-pane]:not([data-side="${side}"]) h2`);
  const choices = [
    { value: "before", label: "before" },
    { value: "other", label: other?.textContent ?? "the other side" },
  ];
  borrowed.add(
    one(".reqbar"),
    "beforeend",
    againstHtml("compare with", choices),
  );
  chooseValue("read", "change");
}
