import { one } from "../../site/dom.page.ts";

/** The style of the modes, which a page at rest has no use for. */
export function loadStyle(): Promise<void> {
  const address = one("[data-edit-style]")?.dataset["editStyle"] ?? "";
  if (one(`link[href="${address}"]`)) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address;
  document.head.append(link);
  return new Promise((resolve) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => resolve());
  });
}
