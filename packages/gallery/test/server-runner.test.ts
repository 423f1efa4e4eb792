import { BadRequest, decodeBytes, type SideEvent } from "@decant/exchange";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { startGallery } from "../src/index.ts";
import { serverRunner } from "../src/runner/server-runner.page.ts";
import { makeRepository, write } from "./made-up.ts";

// A lesson starts in a process of its own, and the machine may be busy.
jest.setTimeout(60_000);

const repository = makeRepository();
const { fetch } = globalThis;
let gallery: Awaited<ReturnType<typeof startGallery>>;
let cookie = "";

beforeAll(async () => {
  gallery = await startGallery({ root: repository.root, port: 0 });
  // A page's addresses are relative, and its cookies are kept.
  globalThis.fetch = async (path, init) => {
    const headers = { "Content-Type": "application/json", cookie };
    const response = await fetch(gallery.url + (path as string), {
      ...init,
      headers,
    });
    cookie = response.headers.get("Set-Cookie")?.split(";")[0] ?? cookie;
    return response;
  };
});
afterAll(async () => {
  globalThis.fetch = fetch;
  await gallery.close();
  repository.remove();
});

const opened = serverRunner.open("07-made-up", [
  { name: "express", files: {} },
]);
const ask = (path: string, signal?: AbortSignal) =>
  opened.send({ method: "GET", path, headers: [], body: "" }, "", signal);

async function gather(events: AsyncIterable<SideEvent>): Promise<string[]> {
  const gathered: string[] = [];
  for await (const event of events) {
    gathered.push(
      event.kind === "answer" ? decodeBytes(event.answer.body) : event.message,
    );
  }
  return gathered;
}

test("an edited request, bytes as a body, and a fresh start", async () => {
  expect(await gather(ask("/hello"))).toEqual(["Hello, visit 1!"]);
  expect(await gather(ask("/hello"))).toEqual(["Hello, visit 2!"]);
  const body = new TextEncoder().encode("Hällo");
  const form = { method: "POST", path: "/form", headers: [], body };
  expect(await gather(opened.send(form, ""))).toEqual(["Hällo"]);
  await opened.end();
  expect(await gather(ask("/hello"))).toEqual(["Hello, visit 1!"]);
});

test("events come before the stream ends, and a play that is given up stops", async () => {
  const controller = new AbortController();
  const names: string[] = [];
  for await (const { request } of opened.play(controller.signal)) {
    names.push(request);
    controller.abort();
  }
  expect(names).toEqual(["Say hello"]);
});

test("a request that is given up has no event, and frees the side", async () => {
  const controller = new AbortController();
  const events = gather(ask("/hang", controller.signal));
  controller.abort();
  expect(await events).toEqual([]);
  expect(await gather(ask("/hello"))).toHaveLength(1);
});

test("what the server refuses is thrown", async () => {
  const refusal = new BadRequest(
    'The path "http://example.com/" must begin with "/": only the lesson can be asked.',
  );
  await expect(gather(ask("http://example.com/"))).rejects.toEqual(refusal);
});

test("tests that do not run are a fault; a run that is given up is dropped", async () => {
  write(repository.root, "apps/07-made-up", { "jest.config.json": "{" });
  await expect(opened.test()).rejects.toMatchObject({
    name: "LessonFault",
    kind: "not-started",
    message: expect.stringMatching(/^The tests did not run: /),
  });
  await expect(opened.test(AbortSignal.abort())).rejects.toMatchObject({
    kind: "dropped",
  });
});

test("where the gallery is gone each side says so", async () => {
  const real = globalThis.fetch;
  globalThis.fetch = () => Promise.reject(new TypeError("fetch failed"));
  expect(await gather(ask("/hello"))).toEqual([
    "The gallery does not answer. Is it still running?",
  ]);
  await expect(opened.test()).rejects.toMatchObject({
    kind: "closed",
    message: "The gallery does not answer. Is it still running?",
  });
  globalThis.fetch = real;
});
