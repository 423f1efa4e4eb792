/**
 * The address of something on this site, which may live under a folder of its
 * host: the page says so in `data-base`. Whoever moves the site rewrites the
 * addresses in its HTML; what a script makes of data goes through here.
 *
 * @param path - from the site's root: `/lessons/11-sessions`
 */
export function onSite(path: string): string {
  return `${document.documentElement.dataset["base"] ?? ""}${path}`;
}
