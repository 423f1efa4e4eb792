import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { Environment } from "minijinja-js";
import {
  countVerdicts,
  MARK,
  type Recorded,
  writeTables,
} from "./probe/appendix.ts";
import { probeMiniJinja, probeNunjucks } from "./probe/engines.ts";

const LESSON = join(import.meta.dirname, "..");
const recorded = JSON.parse(
  readFileSync(join(LESSON, "test/probe/outcomes.json"), "utf8"),
) as Recorded;

describe("the probe of Jinja2's constructs", () => {
  test("Nunjucks does what is recorded", () => {
    expect(probeNunjucks()).toEqual(recorded.Nunjucks.outcomes);
  });

  test("MiniJinja does what is recorded", () => {
    expect(probeMiniJinja()).toEqual(recorded.MiniJinja.outcomes);
  });

  test("APPENDIX.md shows what is recorded", () => {
    const appendix = readFileSync(join(LESSON, "APPENDIX.md"), "utf8");
    expect(appendix.split(`${MARK}\n\n`)[1]).toBe(
      writeTables(recorded),
    );
  });

  test("the README counts right", () => {
    const readme = readFileSync(join(LESSON, "README.md"), "utf8");
    for (const engine of ["Nunjucks", "MiniJinja"] as const) {
      const { agrees, fails, differs } = countVerdicts(
        recorded,
        engine,
      );
      expect(readme).toContain(
        `${engine} does ${agrees} of ${agrees + fails + differs} as Jinja2 does, fails at ${fails}, and silently does something else in ${differs}.`,
      );
    }
  });
});

describe("MiniJinja", () => {
  test("stops a template that has run out of fuel", () => {
    const templates = new Environment();
    templates.fuel = 1000;
    const short = "{% for n in range(9) %}{{ n }}{% endfor %}";
    expect(templates.renderStr(short, {})).toBe("012345678");
    const long = "{% for n in range(9999) %}{{ n }}{% endfor %}";
    expect(() => templates.renderStr(long, {})).toThrow("fuel");
  });
});
