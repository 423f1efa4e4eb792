import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import request from "supertest";
import { startGallery } from "../src/index.ts";
import { makeRepository, write } from "./made-up.ts";

// A lesson is made ready in a process of its own, and the machine may be busy.
jest.setTimeout(120_000);

const repository = makeRepository();
let gallery: Awaited<ReturnType<typeof startGallery>>;

beforeAll(async () => {
  gallery = await startGallery({ root: repository.root, port: 0 });
});
afterAll(async () => {
  await gallery.close();
  repository.remove();
});

const LESSON = "/sandbox/lessons/07-made-up.json";
const get = (path: string) => request(gallery.url).get(path);

interface Made {
  readonly lesson: string;
  readonly sides: Readonly<
    Record<string, { script: string; parts: readonly string[] }>
  >;
}

test("before a lesson is made ready there are no frames", async () => {
  const { headers } = await get("/sandbox/express.html").expect(404);
  expect(headers["content-security-policy"]).toContain(
    "frame-ancestors 'none'",
  );
});

test("a lesson is made ready when it is asked for, without Python only TypeScript's sides", async () => {
  const { body } = await get(LESSON)
    .expect(200)
    .expect("Content-Type", "application/json; charset=utf-8")
    .expect("Cache-Control", "no-cache");
  const { lesson, sides } = body as Made;
  expect(lesson).toBe("07-made-up");
  expect(Object.keys(sides)).toEqual(["express"]);
  const [part] = sides["express"]?.parts ?? [];
  await get(`/sandbox/parts/${part}.gz`)
    .expect(200)
    .expect("Content-Type", "application/gzip");
});

test("only the site itself may show the frames, and they bring their policy", async () => {
  for (const frame of ["express", "flask"]) {
    const { headers, text } = await get(`/sandbox/${frame}.html`).expect(200);
    expect(headers).toMatchObject({
      "content-security-policy": "frame-ancestors 'self'",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(text).toContain("default-src 'none'; script-src");
    expect(text).toContain('sandbox="allow-scripts"');
  }
});

test("no other page may be framed", async () => {
  const pages = ["/", "/lessons/07-made-up", "/sandbox/start.js", LESSON];
  for (const page of [...pages, "/sandbox/other.html"]) {
    const { headers } = await get(page);
    expect(headers["content-security-policy"]).toContain(
      "frame-ancestors 'none'",
    );
  }
});

test.each([
  "/sandbox/",
  "/sandbox/lessons/99-none.json",
  "/sandbox/lessons/7.json",
  "/sandbox/lessons/..%2f..%2fpackage.json",
  "/sandbox/..%2f..%2f..%2fpackage.json",
  "/sandbox/.draft-x/start.js",
  "/sandbox/%ff",
])("%s leads nowhere: 404", async (path) => {
  const { status } = await get(path);
  expect(status).toBe(404);
});

test("a foreign page can neither load nor frame it", async () => {
  for (const path of [LESSON, "/sandbox/express.html"]) {
    const { status } = await get(path).set("Sec-Fetch-Site", "cross-site");
    expect(status).toBe(403);
  }
});

test("an edited lesson is made ready anew", async () => {
  write(repository.root, "apps/07-made-up", {
    "src/helper.ts": "export const helper = 'edited';\n",
    "src/app.ts": `import { helper } from "./helper.ts";\nexport const createApp = () => helper;\n`,
  });
  // The shelf looks at the files again after a second.
  await expect(
    eventually(async () => ((await get(LESSON)).body as Made).sides),
  ).resolves.toMatchObject({
    express: { script: expect.stringContaining("edited") },
  });
});

async function eventually(read: () => Promise<Made["sides"]>) {
  const until = Date.now() + 60_000;
  for (;;) {
    const sides = await read();
    if (sides["express"]?.script.includes("edited")) return sides;
    if (Date.now() > until) return sides;
  }
}
