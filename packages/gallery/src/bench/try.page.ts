import { all, closest, one } from "../site/dom.page.ts";

/** Sends requests without leaving the page. */
export function watchTry(): void {
  const form = document.querySelector<HTMLFormElement>(".try-form");
  const result = one("[data-result]");
  const raw = form?.querySelector<HTMLTextAreaElement>("textarea");
  const chosen = form?.querySelector<HTMLInputElement>("[name=request]");
  if (!form || !result || !raw || !chosen) return;
  const { pathname } = new URL(form.action);

  const show = async (address: string, init?: RequestInit) => {
    result.classList.add("sending");
    try {
      const response = await fetch(address, init);
      result.innerHTML = await response.text();
    } catch {
      result.innerHTML =
        '<p class="notice">The gallery does not answer. Is it still running?</p>';
    }
    result.classList.remove("sending");
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const action = event.submitter?.getAttribute("formaction") ?? pathname;
    const { pathname: address } = new URL(action, location.href);
    void show(`${address}?fragment`, { method: "POST", body: fields(form) });
  });
  raw.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });

  document.addEventListener("click", (event) => {
    const link = closest(event, "a[data-request]");
    const name = link?.dataset["request"];
    if (!link || name === undefined || event.ctrlKey || event.metaKey) return;
    if (isOtherPair(link, form)) return;
    event.preventDefault();
    raw.value = choose(name) ?? raw.value;
    chosen.value = name;
    if (!link.closest("[data-try]")) {
      one("#try")?.scrollIntoView();
      raw.focus({ preventScroll: true });
    }
    const address = fields(form);
    address.delete("raw");
    void show(`${pathname}?fragment&${address}`);
  });
}

/** The page shows other sides than the link is about: it must change whole. */
function isOtherPair(link: HTMLElement, form: HTMLFormElement): boolean {
  const { searchParams } = new URL(
    link.getAttribute("href") ?? "",
    location.href,
  );
  const shown = fields(form);
  return ["left", "right"].some(
    (place) => searchParams.get(place) !== shown.get(place),
  );
}

function fields(form: HTMLFormElement): URLSearchParams {
  return new URLSearchParams(new FormData(form) as unknown as URLSearchParams);
}

/** Marks a request in the list, and gives its text. */
function choose(name: string): string | undefined {
  let text: string | undefined;
  for (const link of all("[data-try] a[data-request]")) {
    const current = link.dataset["request"] === name;
    if (current) {
      text = link.dataset["raw"];
      link.setAttribute("aria-current", "true");
    } else link.removeAttribute("aria-current");
  }
  return text;
}
