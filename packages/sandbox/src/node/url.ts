// Node's url: the npm package of that name for what it calls legacy.

import * as legacy from "url/url.js";

export const { parse, format, resolve, resolveObject } = legacy;
export const { URL, URLSearchParams } = globalThis;

export function fileURLToPath(url: string | URL): string {
  return decodeURIComponent(new URL(url).pathname);
}

export function pathToFileURL(path: string): URL {
  const url = new URL("file:///");
  url.pathname = path.replaceAll("%", "%25");
  return url;
}

export function domainToASCII(domain: string): string {
  return URL.canParse(`http://${domain}`)
    ? new URL(`http://${domain}`).hostname
    : "";
}
