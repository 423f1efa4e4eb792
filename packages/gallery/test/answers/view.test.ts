import { describe, expect, test } from "@jest/globals";
import type { Row } from "../../src/answers/rows.ts";
import { type Outcome, viewExchange } from "../../src/answers/view.ts";
import {
  answer,
  lessonData,
  live,
  makeData,
  PAIR,
  request,
  row,
} from "./made-up-data.ts";

const names = (rows: readonly Row[]) => rows.map(({ name }) => name);
const GREET = request("Greet", "GET /hello/Ada");

describe("a recorded exchange", () => {
  test("shows the difference and what is told, and folds the rest", () => {
    const data = lessonData("11-sessions");
    const view = viewExchange({ data, request: "Log in", pair: PAIR });
    expect(view.spoken).toBe("200, one difference");
    expect(view.open.map(({ name, number }) => [name, number])).toEqual([
      ["", undefined],
      ["Set-Cookie", 1],
      ["Vary", undefined],
    ]);
    expect(names(view.usual)).toEqual(["Server", "X-Powered-By", "ETag"]);
    expect(names(view.same)).toEqual([
      "Date",
      "Content-Type",
      "Content-Length",
      "Connection",
    ]);
    expect(view.open[1]?.reasons).toHaveLength(1);
    expect(view.open[1]?.cells[0]?.values[0]?.reads).toEqual([
      { text: '{"_permanent":true,"username":"JohnDoe"}', kind: "plain" },
    ]);
  });

  test("counts status and body as one row, and Allow though all lessons have it", () => {
    const data = lessonData("22-scaling");
    const view = viewExchange({ data, request: "Remove the data", pair: PAIR });
    expect(view.spoken).toBe("Flask 405, Express 404, two differences");
    expect(view.open.map(({ name, number }) => [name, number])).toEqual([
      ["", 1],
      ["Allow", 2],
      ["X-Served-By", undefined],
    ]);
    expect(view.open[0]?.reasons).toHaveLength(2);
    // The lengths are not compared where the bodies differ: they follow.
    expect(names(view.usual)).toContain("Content-Length");
  });

  test("turns with the pair", () => {
    const data = lessonData("11-sessions");
    const view = viewExchange({
      data,
      request: "Set",
      pair: ["express", "flask"],
    });
    expect(view.columns.map(({ label }) => label)).toEqual([
      "Express",
      "Flask",
    ]);
    expect(view.open[1]?.reasons).toHaveLength(1);
    expect(view.open[1]?.cells[0]?.values[0]?.reads).toEqual([]);
    expect(view.open[1]?.cells[1]?.values[0]?.reads).not.toEqual([]);
  });

  test("another reason phrase and another spelling of JSON are usual", () => {
    const data = makeData({
      requests: [GREET],
      flask: [answer("Greet", 200, '{"a":1,"b":2}\n')],
      express: [{ ...answer("Greet", 200, '{"b":2,"a":1}'), reason: "Fine" }],
      ledger: [row("reason", "…", "…"), row("json", "…", "…")],
    });
    const view = viewExchange({ data, request: "Greet", pair: PAIR });
    expect(view.open[0]?.equal).toBe(true);
    expect(names(view.usual)).toEqual(["Reason", "Spelling of the JSON"]);
    expect(view.spoken).toBe("200, no difference");
  });

  test("says where there is no recording", () => {
    const data = makeData({ requests: [GREET], flask: [] });
    const { columns, open } = viewExchange({
      data,
      request: "Greet",
      pair: PAIR,
    });
    expect(columns.map(({ kind, note }) => [kind, note])).toEqual([
      ["fault", "There is no recorded answer."],
      ["fault", "There is no recorded answer."],
    ]);
    expect(open).toHaveLength(1);
  });

  test("two sides without Flask: differences, and why none is explained", () => {
    const flask = [answer("Greet", 200, "Hello")];
    const data = makeData({ requests: [GREET], flask });
    const view = viewExchange({
      data,
      request: "Greet",
      pair: ["express", "third"],
      outcomes: new Map([
        [
          "third",
          { kind: "live", answer: live(answer("Greet", 200, "Hi")) } as const,
        ],
      ]),
    });
    expect(view.differences).toBe(1);
    expect(view.open[0]?.unexplained).toBe(false);
    expect(view.notices).toEqual([
      "The ledger explains differences from Flask: choose Flask for one side.",
    ]);
  });
});

describe("a live exchange", () => {
  const recorded = answer("Greet", 200, "Hello, Ada!", [
    ["Date", "{date}"],
    ["X-Process", "process-{pid}"],
  ]);
  const data = makeData({
    requests: [GREET],
    flask: [recorded],
    masks: [{ name: "pid", pattern: "process-(\\d+)" }],
  });
  const show = (flask: Outcome, express: Outcome) =>
    viewExchange({
      data,
      request: "Greet",
      pair: PAIR,
      outcomes: new Map([
        ["flask", flask],
        ["express", express],
      ]),
    });
  const came = (pid: number, body = "Hello, Ada!") => ({
    kind: "live" as const,
    answer: live(
      answer("Greet", 200, body, [
        ["Date", "Sat, 28 Nov 2026 10:00:00 GMT"],
        ["X-Process", `process-${pid}`],
      ]),
    ),
  });

  test("is compared after masks, and shows what came", () => {
    const { differences, open, columns } = show(came(12), came(345));
    expect(differences).toBe(0);
    expect(
      open[1]?.cells.map((cell) => cell?.values.map(({ pieces }) => pieces)),
    ).toEqual([
      [
        [
          { text: "process-", kind: "plain" },
          { text: "12", kind: "masked" },
        ],
      ],
      [
        [
          { text: "process-", kind: "plain" },
          { text: "345", kind: "masked" },
        ],
      ],
    ]);
    expect(columns[0].time).toBe("3.3 ms");
    expect(columns[0].sent).toBe("GET / HTTP/1.1\r\n\r\n");
  });

  test("says what no row explains, and what became of the state", () => {
    const lost = { ...came(1), lost: "It was started anew." };
    const { open, columns, spoken } = show(lost, came(1, "Bye"));
    expect(open[0]?.number).toBe(1);
    expect(open[0]?.unexplained).toBe(true);
    expect(columns[0].note).toBe("It was started anew.");
    expect(spoken).toBe("200, one difference");
  });

  test("one side waits, or has a fault: nothing is compared", () => {
    const waiting = show(came(1), { kind: "waiting" });
    expect(waiting.spoken).toBe("");
    expect(waiting.open[0]?.equal).toBeUndefined();
    const fault = show(
      { kind: "fault", message: "It hung up without an answer." },
      came(1),
    );
    expect(fault.spoken).toBe(
      "Flask: It hung up without an answer., Express 200",
    );
    expect(fault.differences).toBe(0);
    expect(names(fault.open)).toEqual(["", "X-Process"]);
  });

  test("an edited request is explained by the nearest one", () => {
    const made = makeData({
      requests: [GREET],
      flask: [answer("Greet", 200, "Hello, Ada!")],
      ledger: [row("body", "Hello…", "Hi…", ["Greet"])],
    });
    const view = viewExchange({
      data: made,
      request: { method: "GET", path: "/hello/Bo", headers: [], body: "" },
      pair: PAIR,
      outcomes: new Map<string, Outcome>([
        [
          "flask",
          { kind: "live", answer: live(answer("", 200, "Hello, Bo!")) },
        ],
        ["express", { kind: "live", answer: live(answer("", 200, "Hi, Bo!")) }],
      ]),
    });
    expect(view.open[0]?.reasons).toEqual(["<code>body</code> differs."]);
    expect(view.notices).toEqual([
      "Explained by what the ledger says of “Greet”, the nearest request of this lesson.",
    ]);
  });

  test("an edited request has no recording", () => {
    const view = viewExchange({
      data,
      request: { method: "GET", path: "/nowhere", headers: [], body: "" },
      pair: PAIR,
    });
    expect(view.columns[0].note).toBe(
      "An edited request has no recorded answer.",
    );
  });

  test("a side that the lesson has not is a mistake of the caller", () => {
    expect(() =>
      viewExchange({ data, request: "Greet", pair: ["flask", "django"] }),
    ).toThrow('Lesson 7 has no side "django".');
  });
});
