import { all } from "../site/dom.page.ts";

/** The radios of one choice: `request`, `chapter`, `read`, `file-left`. */
export function choicesOf(name: string): HTMLInputElement[] {
  return all<HTMLInputElement>(`input[name="${name}"]`);
}

/** What is chosen now. */
export function chosen(name: string): HTMLInputElement | undefined {
  return choicesOf(name).find(({ checked }) => checked);
}

/** Chooses as the visitor would. */
export function choose(input: HTMLInputElement | undefined): void {
  if (!input) return;
  input.checked = true;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Chooses by value. */
export function chooseValue(name: string, value: string): void {
  choose(choicesOf(name).find((input) => input.value === value));
}

/** Chooses the next one, or the one before. */
export function step(name: string, by: number): void {
  const inputs = choicesOf(name);
  const at = inputs.findIndex(({ checked }) => checked);
  choose(inputs[at + by]);
}
