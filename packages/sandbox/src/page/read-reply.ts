import { MAX_REASON } from "../protocol.ts";

const NOTHING = new Uint8Array();

/** What a worker may say to the page. */
export type CheckedReply =
  | {
      readonly kind: "done";
      readonly id: number;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: "error"; readonly id: number; readonly reason: unknown }
  | { readonly kind: "crash"; readonly reason: unknown };

/** Reads what a worker said; undefined if it is no reply. */
export function readReply(data: unknown): CheckedReply | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { kind, id, reason, bytes } = data as Record<string, unknown>;
  if (kind === "crash") return { kind, reason };
  if (typeof id !== "number") return undefined;
  if (kind === "error") return { kind, id, reason };
  if (kind !== "done") return undefined;
  if (bytes === undefined) return { kind, id, bytes: NOTHING };
  return bytes instanceof Uint8Array ? { kind, id, bytes } : undefined;
}

/** A reason to show: it may be long, or anything but text. */
export function sentence(reason: unknown): string {
  if (typeof reason !== "string") return "it gave no reason";
  return reason.slice(0, MAX_REASON).replace(/\.$/, "");
}
