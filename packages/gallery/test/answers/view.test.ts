import { join } from "node:path";
import { readLesson } from "@decant/catalog";
import { expect, test } from "@jest/globals";
import { answersHtml } from "../../src/answers/html.ts";
import { toLessonData } from "../../src/answers/lesson-data.ts";
import { viewExchange } from "../../src/answers/view.ts";
import { ROOT } from "../made-up.ts";

const sessions = toLessonData(readLesson(join(ROOT, "apps/11-sessions")));
const pair = ["flask", "express"] as const;

test("a recorded exchange: differences first, then what is told, the rest folded", () => {
  const view = viewExchange({ data: sessions, request: "Log in", pair });
  expect(view.spoken).toBe("200, one difference");
  expect(view.open.map(({ name, number }) => [name, number])).toEqual([
    ["", undefined],
    ["Set-Cookie", 1],
    ["Vary", undefined],
  ]);
  expect(view.usual.map(({ name }) => name)).toEqual([
    "Server",
    "X-Powered-By",
    "ETag",
  ]);
  expect(view.same.map(({ name }) => name)).toEqual([
    "Date",
    "Content-Type",
    "Content-Length",
    "Connection",
  ]);
  const html = answersHtml(view);
  expect(html).toContain(
    "reads {&quot;_permanent&quot;:true,&quot;username&quot;:&quot;JohnDoe&quot;}",
  );
  expect(html).toContain('<i class="ph" title="changes from run to run">date');
});
