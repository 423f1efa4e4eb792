/** Writes choices into the URL; undefined takes one out. */
export function remember(
  changes: Readonly<Record<string, string | readonly string[] | undefined>>,
): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    url.searchParams.delete(name);
    for (const one of [value ?? []].flat()) url.searchParams.append(name, one);
  }
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}
