export type { RenderMarkdown } from "./fields.ts";
export { writeDeck } from "./write-deck.ts";
