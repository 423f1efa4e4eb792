/**
 * The address of something on this site. An exported site stands in a folder
 * of its host, `data-base`, and each of its pages is a folder. Its HTML has
 * such addresses; what a script makes of data goes through here.
 *
 * @param path - from the site's root: `/lessons/11-sessions?request=Set`
 */
export function onSite(path: string): string {
  const { base } = document.documentElement.dataset;
  if (!base) return path;
  return base + path.slice(1).replace(/^([^?#]*\/)?[^./?#]+(?=$|[?#])/, "$&/");
}
