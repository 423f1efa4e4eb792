import { closest, one } from "../site/dom.page.ts";

/** What only some need is loaded with its first use. */
export function watchUses(): void {
  let hovers: Promise<void> | undefined;
  const load = () => (hovers ??= showHovers());
  for (const kind of ["pointerover", "focusin"]) {
    one("[data-panes]")?.addEventListener(kind, () => void load(), {
      once: true,
    });
  }
  for (const kind of ["pointerdown", "focus"]) {
    one("[data-grip]")?.addEventListener(kind, grip, { once: true });
  }
  document.addEventListener("pointerup", (event) => {
    // The option is chosen after this event.
    if (closest(event, ".option")) setTimeout(() => void answer(event));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && closest(event, ".option")) void answer(event);
  });
  document.addEventListener("pointerover", nameInFull);
  // On a phone the answer shows two lines; a tap shows all.
  const short = one("[data-short]");
  short?.addEventListener("click", () => short.classList.toggle("all"));
}

/** A name may be cut where there is little room. */
function nameInFull(event: Event): void {
  const label = closest(event, ".rail label, .files label");
  const name = label?.querySelector("input")?.value;
  if (label && name) label.title = name;
}

async function showHovers(): Promise<void> {
  await (await import("./hovers.page.ts")).watchHovers();
}

function grip(event: Event): void {
  const handle = event.currentTarget as HTMLElement;
  if ("ready" in handle.dataset) return;
  handle.dataset["ready"] = "";
  void import("./grip.page.ts").then((module) =>
    module.watchGrip(handle, event),
  );
}

/** An arrow key only chooses an option; a click or Enter answers with it. */
async function answer(event: Event): Promise<void> {
  const question = closest(event, "[data-quiz]");
  if (!question) return;
  await (await import("./quiz.page.ts")).answerQuestion(question);
}
