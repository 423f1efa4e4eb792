import type { UnpairedRegion } from "./model.ts";

const UNPAIRED = /^- Only in (\w+): \[[^\]]+\]\(#region:([a-z\d-]+)\)\.? (.+)$/;

/**
 * Reads the bullets that declare a region without counterpart: `- Only in
 * Flask: [the run block](#region:run). Why.`
 *
 * @param markdown - the section "Where they differ"
 */
export function readUnpaired(markdown: string): UnpairedRegion[] {
  const paragraphs = markdown.replaceAll(/\n {2,}/g, " ").split("\n");
  return paragraphs.flatMap((text) => {
    const [, side, region, why] = UNPAIRED.exec(text) ?? [];
    if (!side || !region || !why) return [];
    return [{ side: side.toLowerCase(), region, why }];
  });
}
