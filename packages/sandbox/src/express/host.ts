// Runs one TypeScript side of a lesson in a worker.

// oxlint-disable-next-line import/no-unassigned-import -- It sets the globals.
import "../node/globals.ts";
import type { RequestListener } from "node:http";
import { assets } from "../node/assets.ts";
import { forgetStores } from "../node/async-hooks.ts";
import { files } from "../node/files.ts";
import { serveRequest } from "../node/serve-request.ts";
import type { Ports, Question, Start } from "../protocol.ts";
import { replyOn } from "../reply.ts";
import { LessonLoader, type Loader } from "./lesson-loader.ts";

interface AppModule {
  createApp(): RequestListener | Promise<RequestListener>;
}

/**
 * Answers the page's questions.
 *
 * @param ports - where they come from, and where the answers go
 * @param loader - the lesson's modules, and what gives the packages
 */
export function listen({ questions, replies }: Ports, loader: Loader): void {
  let app: RequestListener | undefined;
  const reply = replyOn(replies);
  const crash = (error: unknown) =>
    reply({ kind: "crash", reason: explain(error) });
  // As Node does with what nobody catches.
  globalThis.addEventListener("unhandledrejection", ({ reason }) =>
    crash(reason),
  );
  globalThis.addEventListener("error", ({ error }) => crash(error));

  const hear = async ({ data }: MessageEvent<Question>) => {
    const { id } = data;
    try {
      if (data.kind === "open") {
        app = await open(data, loader);
        return reply({ kind: "done", id });
      }
      if (data.kind === "send" && app) {
        forgetStores();
        const bytes = await serveRequest(app, data.bytes);
        return reply({ kind: "done", id, bytes });
      }
    } catch (error) {
      reply({ kind: "error", id, reason: explain(error) });
    }
  };
  questions.addEventListener("message", (event) => void hear(event));
  questions.start();
}

async function open(start: Start, loader: Loader): Promise<RequestListener> {
  const folder = `/apps/${start.lesson}`;
  for (const [path, bytes] of Object.entries(start.files)) {
    files.set(`${folder}/${path}`, { bytes, changed: Date.now() });
  }
  for (const [name, bytes] of Object.entries(start.assets)) {
    assets.set(name, bytes);
  }
  process.chdir(folder);
  const lesson = new LessonLoader(folder, loader, start.edits);
  return (lesson.require(start.entry) as AppModule).createApp();
}

function explain(error: unknown): string {
  try {
    return String(error).slice(0, 2000);
  } catch {
    return "what it threw cannot be shown";
  }
}
