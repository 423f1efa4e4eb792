// The worker of TypeScript's sides, before anything else of it has run.

import type { Ports } from "../protocol.ts";
import { seal } from "../seal.ts";
import { lessonModules, load } from "./registry.ts";

interface Host {
  listen(ports: Ports, loader: object): void;
}

addEventListener("message", ({ data }: MessageEvent<Ports>) => {
  seal();
  const host = loadDefault(globalThis.packages["host"] ?? "") as Host;
  host.listen(data, { lessonModules, loadPackage });
});

function loadDefault(part: string): unknown {
  return (load(part) as { default: unknown }).default;
}

/** Gives what a lesson imports, as Node's `require` would. */
function loadPackage(name: string): unknown {
  const part = Object.hasOwn(globalThis.packages, name)
    ? globalThis.packages[name]
    : undefined;
  if (part) return loadDefault(part);
  const known = Object.keys(globalThis.packages).join(", ");
  throw new Error(
    `"${name}" is not among what this lesson can import here: ${known}.`,
  );
}
