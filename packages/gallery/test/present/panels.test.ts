import { join } from "node:path";
import { openingPair, readLesson, readLessons } from "@decant/catalog";
import { describe, expect, test } from "@jest/globals";
import { toLessonData } from "../../src/answers/lesson-data.ts";
import type { Outcome } from "../../src/answers/view.ts";
import { panelHtml, sayTruth } from "../../src/present/panels.ts";
import { STEPS, type Step } from "../../src/present/stage.ts";
import { viewStage } from "../../src/present/view.ts";
import { loadAllGrammars } from "../../src/render/highlight.ts";
import { ROOT } from "../made-up.ts";

await loadAllGrammars();
const lesson = readLesson(join(ROOT, "apps/11-sessions"));
const data = toLessonData(lesson);
const [left, right] = openingPair(lesson);
if (!left || !right) throw new Error("two sides");
const { stage } = viewStage(lesson, [left, right], true);

function show(
  step: Step,
  name: string,
  predicted = "",
  outcomes: readonly (readonly [string, Outcome])[] = [],
): string {
  const part = stage.parts.find(({ requests }) =>
    requests.some((one) => one.name === name),
  );
  const request = part?.requests.find((one) => one.name === name);
  if (!part || !request) throw new Error(`no request ${name}`);
  return panelHtml(step, {
    data,
    stage,
    part: part.region,
    request,
    predicted,
    outcomes: new Map(outcomes),
  });
}

test("a prediction is a form that leads to sending", () => {
  const html = show("predict", "Log in", "body");
  expect(html).toContain(
    '<form class="options" action="/lessons/11-sessions/present">',
  );
  expect(html).toContain('<input type="hidden" name="part" value="login">');
  expect(html).toContain('<input type="hidden" name="request" value="Log in">');
  expect(html).toContain('<input type="hidden" name="step" value="send">');
  expect(html).toContain('value="body" aria-pressed="true"><kbd>2</kbd>Body');
  expect(html.match(/aria-pressed="false"/g)).toHaveLength(3);
});

test("what is sent, and of each side whether it is live", () => {
  const html = show("send", "Log in", "", [
    ["flask", { kind: "recorded", note: "`npx decant flask` installs <it>." }],
    ["express", { kind: "waiting" }],
  ]);
  expect(html).toContain('<pre class="raw">POST /login</pre>');
  expect(html).toContain(
    '<li class="side-flask recorded"><span class="side-name">Flask</span> as recorded: <code>npx decant flask</code> installs &lt;it&gt;.</li>',
  );
  expect(html).toContain("Express</span> is asked…");
});

test("both answers, and whether the prediction was right", () => {
  const html = show("answers", "Log in", "body");
  expect(html).toContain("<h2>Body? No: in the header Set-Cookie.</h2>");
  expect(html).toContain("as recorded");
  expect(html).toContain("Logged in as JohnDoe");
});

test("why they differ: the ledger's reason", () => {
  expect(show("why", "Log in")).toContain(
    "Flask remembers inside the session that it is permanent.",
  );
});

test("where nothing of its own differs, what differs in every lesson", () => {
  const html = show("why", "Read");
  expect(html).toContain("<h2>This differs in every lesson:</h2>");
  expect(html).toContain("<li><b>Server</b> Werkzeug");
});

test("before any request there is no panel", () => {
  expect(show("region", "Read")).toBe("");
});

describe("sayTruth", () => {
  const truth = {
    places: ["status", "body"],
    sentence: "In the status and the body.",
  } as const;
  const nowhere = { places: ["nowhere"], sentence: "Nowhere." } as const;

  test.each([
    [truth, "", "In the status and the body."],
    [truth, "made-up", "In the status and the body."],
    [truth, "status", "Status? Not only: in the status and the body."],
    [truth, "header", "A header? No: in the status and the body."],
    [truth, "nowhere", "Nowhere? No: in the status and the body."],
    [
      nowhere,
      "nowhere",
      "Nowhere? Right: nowhere, but for what differs in every lesson.",
    ],
    [undefined, "body", "One of the two answers is not recorded."],
  ])("%j, predicted %s", (where, predicted, said) => {
    expect(sayTruth(where, predicted)).toBe(said);
  });
});

test("every request of every lesson has its panels, every part its number", () => {
  for (const each of readLessons(ROOT)) {
    const [one, other] = openingPair(each);
    if (!one || !other) throw new Error("two sides");
    const found = viewStage(each, [one, other], true);
    const all = toLessonData(each);
    // The numbers are those of the bench.
    expect(found.parts.map(({ number }) => number)).toEqual(
      found.parts.map((_part, at) => at + 1),
    );
    for (const { region, requests } of found.stage.parts) {
      for (const request of requests) {
        const asked = {
          data: all,
          stage: found.stage,
          part: region,
          request,
          predicted: "",
          outcomes: new Map(),
        };
        for (const step of STEPS.slice(1)) {
          expect(panelHtml(step, asked)).toMatch(/^<h2/);
        }
      }
    }
  }
});
