// The files that a lesson sees: its own, in memory.

export interface File {
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/** By absolute path. */
export const files = new Map<string, File>();

/** An absolute path without `.`, `..` and slashes that say nothing. */
export function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

export function isFolder(path: string): boolean {
  const prefix = path === "/" ? "/" : `${path}/`;
  return (
    path === "/" || [...files.keys()].some((name) => name.startsWith(prefix))
  );
}
