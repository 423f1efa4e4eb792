import { all } from "../site/dom.page.ts";

/** Marks in the list of contents the section that is being read. */
export function watchContents(): void {
  const links = all<HTMLAnchorElement>(".contents a");
  const watcher = new IntersectionObserver(
    (entries) => {
      const entered = entries.find(({ isIntersecting }) => isIntersecting);
      if (!entered) return;
      for (const link of links) {
        const current = link.hash === `#${entered.target.id}`;
        if (current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    },
    { rootMargin: "-20% 0px -75% 0px" },
  );
  for (const { hash } of links) {
    const section = document.querySelector(hash);
    if (section) watcher.observe(section);
  }
}
