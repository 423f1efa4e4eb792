import { createHash } from "node:crypto";

/** Parts that are always loaded together, as one script each. */
export interface Packs {
  /** By file name, which is a hash. */
  readonly scripts: ReadonlyMap<string, string>;
  /** The packs in which these parts are. */
  withParts(parts: Iterable<string>): string[];
}

/**
 * Joins the parts that the same users need: nothing is loaded twice, nor
 * anything that is not needed, and that with few requests.
 *
 * @param parts - scripts by name; one that nobody needs is left out
 * @param users - the parts that each needs
 */
export function joinParts(
  parts: ReadonlyMap<string, string>,
  users: readonly ReadonlySet<string>[],
): Packs {
  const groups = new Map<string, string[]>();
  for (const part of parts.keys()) {
    const key = users.map((one) => (one.has(part) ? "1" : "0")).join("");
    if (!key.includes("1")) continue;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  const scripts = new Map<string, string>();
  const packOf = new Map<string, string>();
  for (const group of groups.values()) {
    const script = group.map((part) => parts.get(part)).join("");
    const hash = createHash("sha256").update(script).digest("hex");
    const name = `${hash.slice(0, 12)}.js`;
    scripts.set(name, script);
    for (const part of group) packOf.set(part, name);
  }
  return {
    scripts,
    withParts: (names) => [
      ...new Set([...names].flatMap((part) => packOf.get(part) ?? [])),
    ],
  };
}
