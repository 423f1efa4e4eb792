import { MAX_REASON, MAX_REPLY, type Reply } from "./protocol.ts";

// A lesson's code runs in the same worker, and may change what it finds.
const Bytes = Uint8Array;
const { apply, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const lengthOf = getOwnPropertyDescriptor(
  getPrototypeOf(Bytes.prototype) ?? Bytes,
  "length",
)?.get as () => number;

/**
 * What replies to the page on a port. A lesson's code can neither change it nor
 * make it send more than a reply may have: not even what is cut off later.
 */
export function replyOn(
  port: MessagePort,
): (message: Reply, mostBytes?: number) => void {
  const post = port.postMessage.bind(port);
  return (message, mostBytes = MAX_REPLY) => {
    const { kind } = message;
    if (kind !== "done")
      return post({ ...message, reason: text(message.reason) });
    const { id, bytes } = message;
    if (!bytes) return post({ kind, id });
    if (apply(lengthOf, bytes, []) > mostBytes) {
      const reason = "it sent more than an answer may have";
      return post({ kind: "crash", reason });
    }
    post({ kind, id, bytes: new Bytes(bytes) });
  };
}

function text(reason: unknown): string | undefined {
  if (typeof reason !== "string" || reason.length > MAX_REASON)
    return undefined;
  return reason;
}
