/**
 * Puts things into an order that looks like chance and that a seed brings back.
 * Some of the things come in the same order as among all of them.
 *
 * @param nameOf - tells two things apart
 */
export function inSeededOrder<T>(
  things: readonly T[],
  seed: string,
  nameOf: (thing: T) => string,
): T[] {
  return things
    .map((thing) => ({ thing, at: hash(`${seed}\n${nameOf(thing)}`) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}

/** FNV-1a, and the last step of MurmurHash3, so that each letter counts. */
function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    bits = Math.imul(bits ^ text.charCodeAt(at), 0x01000193);
  }
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
