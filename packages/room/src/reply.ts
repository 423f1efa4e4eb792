import type { Reply } from "./protocol.ts";

export const OK: Reply = { ok: true };

/** @param why - a sentence for whoever asked */
export function refuse(why: string): Reply {
  return { ok: false, why };
}
