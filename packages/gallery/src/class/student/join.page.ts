import { one, write } from "../../site/dom.page.ts";
import { Student } from "./follow.page.ts";

/** Joins with the code and the name of the form; the page stays the same. */
export function watchJoin(root: HTMLElement): void {
  const form = document.querySelector<HTMLFormElement>("[data-join]");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const field = (name: string) =>
      form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? "";
    const button = form.querySelector("button");
    if (button) button.disabled = true;
    write("[data-trouble]", "");
    const student = new Student(root, {
      code: field("code"),
      name: field("name"),
      refused: (sentence) => {
        student.leave();
        if (button) button.disabled = false;
        write("[data-trouble]", sentence);
        one("[name=code]")?.focus();
      },
    });
    student.open();
  });
}
