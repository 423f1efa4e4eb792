import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import request from "supertest";
import { createGallery, type Gallery } from "../src/index.ts";
import { APP, makeRepository, write } from "./made-up.ts";

const repository = makeRepository();
write(repository.root, "apps/07-made-up", {
  "bugs/two-visits.patch": `Title: A visit that counts twice
Symptom: GET /hello greets the second visit first
Hint: Where is the count?
Hint: It grows by one.

--- a/src/app.ts
+++ b/src/app.ts
@@ -7,5 +7,5 @@
   // #region hello
   app.get("/hello", (_req, res) => {
-    visits += 1;
+    visits += 2;
     res.type("text/plain").send(\`Hello, visit \${visits}!\`);
   });
`,
});
let gallery: Gallery;
beforeAll(async () => {
  gallery = await createGallery({ root: repository.root });
});
afterAll(async () => {
  await gallery.close();
  repository.remove();
});

const BUG = "/lessons/07-made-up/bugs/two-visits";
const get = async (path: string) => {
  const { status, body } = await request(gallery.app).get(path);
  return [status, body];
};

describe("GET /lessons/:folder/bugs/…", () => {
  test("what to hunt: nothing that gives it away", async () => {
    expect(await get(`${BUG}.json`)).toEqual([
      200,
      {
        name: "two-visits",
        symptom: "GET /hello greets the second visit first",
        hints: 2,
        files: { "src/app.ts": APP.replace("visits += 1", "visits += 2") },
      },
    ]);
  });

  test("one hint", async () => {
    expect(await get(`${BUG}/hints/1.json`)).toEqual([
      200,
      { hint: "Where is the count?" },
    ]);
    expect(await get(`${BUG}/hints/2.json`)).toEqual([
      200,
      { hint: "It grows by one." },
    ]);
  });

  test("the title and the author's fix", async () => {
    expect(await get(`${BUG}/fix.json`)).toEqual([
      200,
      {
        title: "A visit that counts twice",
        diff: expect.stringContaining("-    visits += 2;\n+    visits += 1;\n"),
      },
    ]);
  });

  test.each([
    "hints/0.json",
    "hints/3.json",
    "hints/01x.json",
    "hints/-1.json",
    "solution",
  ])("%s is 404", async (path) => {
    expect((await get(`${BUG}/${path}`))[0]).toBe(404);
  });

  test.each([".json", "/fix.json", "/hints/1.json"])(
    "an unknown bug or lesson is 404: %s",
    async (end) => {
      const paths = ["07-made-up/bugs/none", "99-none/bugs/two-visits"];
      const statuses = paths.map(async (path) => {
        const [status] = await get(`/lessons/${path}${end}`);
        return status;
      });
      expect(await Promise.all(statuses)).toEqual([404, 404]);
    },
  );
});
