// Runs in an iframe without an origin, and starts workers for the page.

interface Order {
  /** A worker's name among those of this frame. */
  readonly id: number;
  /** The parts of its script; none to end it. */
  readonly scripts?: readonly BlobPart[];
  /** Where the worker and the page speak to each other. */
  readonly port?: MessagePort;
}

// What runs here could reach all that belongs to an origin.
if (self.origin !== "null") throw new Error("This page must have no origin.");

const workers = new Map<number, Worker>();

addEventListener("message", ({ data, source }: MessageEvent<Order>) => {
  if (source !== parent) return;
  const { id, scripts, port } = data;
  workers.get(id)?.terminate();
  workers.delete(id);
  if (!scripts || !port) return;
  const url = URL.createObjectURL(
    new Blob([...scripts], { type: "text/javascript" }),
  );
  const worker = new Worker(url);
  workers.set(id, worker);
  worker.addEventListener("error", ({ message }) => {
    parent.postMessage({ id, failed: message }, "*");
  });
  worker.postMessage({ port }, [port]);
});

// No origin can be named here: this page has none.
parent.postMessage("ready", "*");
