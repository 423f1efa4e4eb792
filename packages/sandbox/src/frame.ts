// Runs in an iframe without an origin, and starts workers for the page.

import type { Ports } from "./protocol.ts";

/** With ports where a worker starts: there it and the page speak to each other. */
interface Order extends Partial<Ports> {
  /** A worker's name among those of this frame. */
  readonly id: number;
  /** The parts of its script; none to end it. */
  readonly scripts?: readonly BlobPart[];
}

// What runs here could reach all that belongs to an origin.
if (self.origin !== "null") throw new Error("This page must have no origin.");

const workers = new Map<number, Worker>();

function end(id: number): void {
  workers.get(id)?.terminate();
  workers.delete(id);
}

function obey({ data, source }: MessageEvent<Order | "alive?">): void {
  if (source !== parent) return;
  if (data === "alive?") return parent.postMessage("alive", "*");
  const { id, scripts, questions, replies } = data;
  end(id);
  if (!scripts || !questions || !replies) return;
  const url = URL.createObjectURL(
    new Blob([...scripts], { type: "text/javascript" }),
  );
  const worker = new Worker(url);
  workers.set(id, worker);
  const fail = (failed: string) => {
    if (!workers.has(id)) return;
    end(id);
    parent.postMessage({ id, failed }, "*");
  };
  worker.addEventListener("error", ({ message }) => fail(message));
  // It speaks on its ports; whatever comes here comes from a lesson's code.
  worker.addEventListener("message", () =>
    fail("it sent messages to where nobody asked for any"),
  );
  worker.postMessage({ questions, replies }, [questions, replies]);
}

addEventListener("message", obey);
// No origin can be named here: this page has none.
parent.postMessage("ready", "*");
