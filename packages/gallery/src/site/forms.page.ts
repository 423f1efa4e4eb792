import { all } from "./dom.page.ts";

/** Forms whose choice takes effect at once, without a button. */
export function watchForms(): void {
  for (const form of all<HTMLFormElement>("form[data-auto-submit]")) {
    form.addEventListener("change", () => form.requestSubmit());
  }
}
