import { describe, expect, test } from "@jest/globals";
import { answersHtml } from "../../src/answers/html.ts";
import { type Outcome, viewExchange } from "../../src/answers/view.ts";
import { answer, live, makeData, PAIR, request } from "./made-up-data.ts";

const GREET = request("Greet", "GET /hello");

function htmlOf(flask: Outcome, express: Outcome): string {
  const data = makeData({ requests: [GREET], flask: [] });
  const outcomes = new Map([
    ["flask", flask],
    ["express", express],
  ]);
  return answersHtml(
    viewExchange({ data, request: "Greet", pair: PAIR, outcomes }),
  );
}

function came(
  body: string | Uint8Array,
  headers: [string, string][] = [],
): Outcome {
  const made = live(answer("Greet", 200, "", headers));
  const bytes =
    typeof body === "string" ? new TextEncoder().encode(body) : body;
  return { kind: "live", answer: { ...made, body: bytes } };
}

describe("answersHtml", () => {
  test("what an answer holds is text", () => {
    const markup = "<script>alert(1)</script>&\"'";
    const html = htmlOf(came(markup, [["X-Evil", markup]]), {
      kind: "fault",
      message: markup,
    });
    expect(html).not.toContain("<script>");
    expect(
      html.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)?.length,
    ).toBe(3);
  });

  test("a fault stands in the answer's place, its code as code", () => {
    const html = htmlOf(came("Hello"), {
      kind: "fault",
      message: "Run `npx decant flask`.",
    });
    expect(html).toContain(
      '<p class="fault">Run <code>npx decant flask</code>.</p>',
    );
    expect(html).not.toContain("the same");
  });

  test("an absent header, and a difference without a reason", () => {
    const html = htmlOf(came("Hello", [["X-One", "1"]]), came("Hello"));
    expect(html).toContain('<span class="dim">absent</span>');
    expect(html).toContain(
      "Not explained: no row of the ledger is about this.",
    );
  });

  test("an empty body says so", () => {
    expect(htmlOf(came(""), came(""))).toContain(
      '<span class="dim">no body</span>',
    );
  });

  test("bytes that are no text are counted", () => {
    const html = htmlOf(came(Uint8Array.of(0xff, 0xfe, 0)), came("text"));
    expect(html).toContain("3 bytes that are no text");
    expect(html).toContain("sha256 ");
  });

  test("a long body is shown in part, all of it folded", () => {
    const body = `<!doctype html>\n<title>Lost</title>\n<p>${"word ".repeat(99)}</p>`;
    const html = htmlOf(came(body), came(body));
    expect(html).toContain("&lt;!doctype html&gt;… Lost word word");
    expect(html).toContain('<details class="whole">');
  });

  test("long JSON is set in lines, its numbers as they are spelled", () => {
    const body = `{"a":1.0,"b":[],"c":["${"x".repeat(200)}",1e400]}`;
    const html = htmlOf(came(body), came(body));
    expect(html).toContain("{\n  &quot;a&quot;: 1.0,\n  &quot;b&quot;: [],\n");
    expect(html).toContain(",\n    1e400\n  ]\n}");
  });

  test("a difference far from the start is shown", () => {
    const start = "a".repeat(5000);
    const html = htmlOf(came(`${start}left`), came(`${start}right`));
    expect(html).toContain("aleft…");
    expect(html).toContain("aright…");
  });

  test("the same header several times", () => {
    const html = htmlOf(
      came("", [
        ["Set-Cookie", "a=1; Path=/"],
        ["Set-Cookie", "b=2"],
      ]),
      came(""),
    );
    expect(html).toContain(
      '<span class="hot">a=1</span><span class="dim">; Path=/</span>\n<span class="hot">b=2</span>',
    );
  });
});

describe("bounds", () => {
  const timed = (run: () => unknown) => {
    const start = performance.now();
    run();
    return performance.now() - start;
  };

  test("an answer of 5 MB makes a page of less than 1 MB", () => {
    const body = `<${"<p".repeat(2_500_000)}`;
    expect(htmlOf(came(body), came("")).length).toBeLessThan(1_000_000);
  });

  test.each([
    ["a body of brackets", (size: number) => came("[".repeat(size))],
    [
      "JSON that is deep",
      (size: number) => came("[".repeat(size / 2) + "]".repeat(size / 2)),
    ],
    [
      "a body of tags that do not close",
      (size: number) => came("<".repeat(size)),
    ],
    [
      "a header of quotes",
      (size: number) =>
        came("", [["Set-Cookie", '"'.repeat(Math.min(size, 60_000))]]),
    ],
    [
      "a thousand headers",
      (size: number) =>
        came(
          "",
          Array.from({ length: size / 1000 }, (_, at) => [`X-${at}`, "1"]),
        ),
    ],
  ])("%s takes time that grows with its size", (_name, make) => {
    const small = make(100_000);
    const large = make(800_000);
    htmlOf(small, small);
    const one = timed(() => htmlOf(small, came("other")));
    const eight = timed(() => htmlOf(large, came("other")));
    expect(eight).toBeLessThan(Math.max(one, 20) * 40);
  });
});
