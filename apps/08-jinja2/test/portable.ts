import type { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import { texts } from "./pages.ts";

/** What the lesson says to write where one engine lacks something. */
export function describePortable(
  visit: ReturnType<typeof target>,
): void {
  describe("GET /portable", () => {
    test("says in both engines what one of them lacks", async () => {
      const visitor = await visit();
      const { text } = await visitor.get("/portable").expect(200);
      const values = texts(text, "dd");
      expect(
        Object.fromEntries(
          texts(text, "dt").map((name, index) => [name, values[index]]),
        ),
      ).toEqual({
        "for … if": "Ada Byron. Éva Ng.",
        "selectattr with a test": "Bo Li.",
        "an empty list": "empty",
        "none and true": "None, True",
        "the last one": "Éva Ng",
        "an attribute of nothing": "Hello, you",
        map: "Ada Byron, Bo Li, Éva Ng",
        format: "Ada has 3",
        items: "a = 1",
        "loop.cycle": "odd even odd",
        namespace: "15 posts",
        with: "3 users",
        "a slice": "Ada Byron. Bo Li.",
        "autoescape false": "<hr>",
        "set as a block": "<b>box</b>",
      });
    });
  });
}
