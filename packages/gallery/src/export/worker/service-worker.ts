// Keeps the site for offline use: its frame at once, a lesson with its first
// use. What is kept is named by its content, so an old version's files stay
// as far as the new version has the same ones. It takes over when no page of
// the old version is open.

import type { FromWorker, ToWorker } from "./messages.ts";

declare const self: ServiceWorkerGlobalScope;
/** Each file's hash, by its path in the site. */
declare const FILES: Readonly<Record<string, string>>;
/** What every page needs. */
declare const SHELL: readonly string[];
/** What edits a lesson's program, by the file of that. */
declare const COMPILERS: Readonly<Record<string, readonly string[]>>;

const BASE = new URL(self.registration.scope).pathname;
const CACHE = `decant ${BASE}`;
const OFFLINE = "offline/index.html";
const LESSON = /^(lessons\/[^/]+\/)index\.html$/;
/** Two other sides: `lessons/02-flask-vs-django/django-nestjs/index.html`. */
const PAIR = /\/[a-z]+-[a-z]+\/index\.html$/;
/** What is on its way, so that nothing is loaded twice. */
const coming = new Map<string, Promise<boolean>>();

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll(SHELL));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOld().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const path = method === "GET" ? pathOf(url) : undefined;
  if (path === undefined) return;
  if (path in FILES) event.respondWith(answer(event, path));
  else if (`${path}/index.html` in FILES && mode === "navigate") {
    const { search } = new URL(url);
    event.respondWith(Response.redirect(`${BASE}${path}/${search}`));
  }
});

self.addEventListener("message", (event) => {
  const wanted = (event.data as ToWorker).keep;
  const tell = (message: FromWorker) => event.source?.postMessage(message);
  event.waitUntil(
    wanted === "all"
      ? keepEverything(tell)
      : Promise.all(wanted.map((url) => keepUsed(pathOf(url)))),
  );
});

/** The path of a file in the site; undefined for what is elsewhere. */
function pathOf(url: string): string | undefined {
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin || !pathname.startsWith(BASE))
    return undefined;
  const path = decodeURIComponent(pathname.slice(BASE.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

async function answer(event: FetchEvent, path: string): Promise<Response> {
  event.waitUntil(keepTogether(path));
  const kept = await find(path);
  if (kept) return kept;
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(put(path, response.clone()));
    return response;
  } catch (error) {
    const page = event.request.mode === "navigate" && (await find(OFFLINE));
    if (page) return page;
    throw error;
  }
}

async function find(path: string): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(nameOf(path));
}

function nameOf(path: string): string {
  return `${BASE}${path}?${FILES[path]}`;
}

/** Keeps a response, if its bytes are those of this version. */
async function put(path: string, response: Response): Promise<boolean> {
  const bytes = await response.arrayBuffer();
  if ((await hashOf(bytes)) !== FILES[path]) return false;
  const { headers } = response;
  const type = headers.get("Content-Type") ?? "application/octet-stream";
  const kept = new Response(bytes, { headers: { "Content-Type": type } });
  await (await caches.open(CACHE)).put(nameOf(path), kept);
  return true;
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest).slice(0, 8), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** Whether it is kept now; what the browser has by itself is not loaded. */
function keep(path: string): Promise<boolean> {
  const now = coming.get(path) ?? load(path);
  coming.set(path, now);
  void now.finally(() => coming.delete(path)).catch(() => undefined);
  return now;
}

async function load(path: string): Promise<boolean> {
  if (await find(path)) return true;
  const address = `${BASE}${path.replace(/(^|\/)index\.html$/, "$1")}`;
  for (const cache of ["force-cache", "reload"] as const) {
    const response = await fetch(address, { cache });
    if (response.ok && (await put(path, response))) return true;
  }
  return false;
}

/** @throws Error if one could not be kept */
async function keepAll(paths: readonly string[]): Promise<void> {
  const kept = await Promise.all(paths.map(keep));
  if (kept.includes(false)) throw new Error("The site changes meanwhile.");
}

async function keepUsed(path: string | undefined): Promise<void> {
  if (path === undefined || !(path in FILES)) return;
  await Promise.all([keep(path), keepTogether(path)]);
}

async function keepTogether(path: string): Promise<void> {
  const { connection } = navigator as WorkerNavigator & {
    connection?: { saveData?: boolean };
  };
  if (connection?.saveData) return;
  await Promise.allSettled(usedWith(path).map(keep));
}

/** With a lesson's page what it links, with its program what edits it. */
function usedWith(path: string): readonly string[] {
  const folder = LESSON.exec(path)?.[1];
  if (folder === undefined) return COMPILERS[path] ?? [];
  return Object.keys(FILES).filter(
    (other) => other.startsWith(folder) && !PAIR.test(other),
  );
}

async function keepEverything(
  tell: (message: FromWorker) => void,
): Promise<void> {
  const paths = Object.keys(FILES);
  let done = 0;
  try {
    for (const path of paths) {
      await keepAll([path]);
      done += 1;
      tell({ done, of: paths.length });
    }
  } catch {
    tell({ done, of: paths.length, failed: true });
  }
}

/** Of the caches only this site's own is touched. */
async function forgetOld(): Promise<void> {
  const cache = await caches.open(CACHE);
  const names = new Set(
    Object.keys(FILES).map((path) => new URL(nameOf(path), location.href).href),
  );
  const kept = await cache.keys();
  await Promise.all(
    kept.filter(({ url }) => !names.has(url)).map((old) => cache.delete(old)),
  );
}
