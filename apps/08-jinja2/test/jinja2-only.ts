import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findPython } from "@decant/shared/host";
import type { target } from "@decant/shared/testing";
import { describe, expect, test } from "@jest/globals";
import type { Recorded } from "./probe/appendix.ts";
import { probeJinja2 } from "./probe/engines.ts";

const LESSON = join(import.meta.dirname, "..");

const FACTS = `
import json
from flask import Flask, render_template_string
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

source = "{{ '<b>' }}"
endings = ["html", "htm", "xml", "xhtml", "svg", "j2", "jinja", "txt"]
app = Flask("facts")
app.jinja_loader = DictLoader({"page." + e: source for e in endings})

def attempt(render):
    try:
        return render()
    except Exception as error:
        return type(error).__name__

with app.app_context():
    text = render_template_string(source)
facts = {
    "escaped": [
        e for e in endings
        if app.jinja_env.get_template("page." + e).render() != "<b>"
    ],
    "text": text,
    "plain": Environment().from_string(source).render(),
    "blocks": Environment(trim_blocks=True, lstrip_blocks=True)
        .from_string("a\\n  {% if true %}\\nb{% endif %}\\nc").render(),
    "sandbox": attempt(
        SandboxedEnvironment().from_string("{{ ''.__class__.x }}").render
    ),
    "range": attempt(
        SandboxedEnvironment()
        .from_string("{{ range(100001) }}").render
    ),
    "above": app.jinja_env.from_string(
        "\\n{% extends 'page.html' %}"
    ).render(),
    "format": Markup("<em>{}</em>").format("<b>"),
}
app.jinja_env.undefined = StrictUndefined
facts["strict"] = [
    attempt(app.jinja_env.from_string(source).render)
    for source in [
        "{{ missing }}",
        "{% if missing %}x{% endif %}",
        "{% for x in missing %}x{% endfor %}",
        "{{ missing is defined }}",
        "{{ missing | default('x') }}",
    ]
]
print(json.dumps(facts))
`;

/** The cases that are about Jinja2 and Flask only. */
export function describeJinja2(visit: ReturnType<typeof target>): void {
  const python = findPython(LESSON) ?? "python3";

  test("Jinja2 does with the probe what is recorded", () => {
    const { Jinja2 } = JSON.parse(
      readFileSync(join(LESSON, "test/probe/outcomes.json"), "utf8"),
    ) as Recorded;
    expect(probeJinja2(python)).toEqual(Jinja2.outcomes);
  });

  test("Jinja2 and Flask: escaping, lines, undefined, sandbox", () => {
    const printed = execFileSync(python, ["-c", FACTS], {
      encoding: "utf8",
    });
    expect(JSON.parse(printed)).toEqual({
      escaped: ["html", "htm", "xml", "xhtml", "svg"],
      text: "&lt;b&gt;",
      plain: "<b>",
      blocks: "a\nbc",
      above: "\n&lt;b&gt;",
      strict: [
        "UndefinedError",
        "UndefinedError",
        "UndefinedError",
        "False",
        "x",
      ],
      sandbox: "SecurityError",
      range: "OverflowError",
      format: "<em>&lt;b&gt;</em>",
    });
  });

  describe("GET /constructs/<name>", () => {
    test.each([
      ["inline-if", "Ada Byron. Éva Ng. "],
      ["filter-with-test", "Bo Li. "],
      ["empty-list", "empty"],
      ["none", "None, True, 3.0"],
      ["set-in-loop", "nobody"],
      ["set-block", "<b>box</b>"],
      ["group-order", "admin: 2. user: 1. "],
      ["truncate", "Jinja..."],
      ["negative-index", "Last: Éva Ng"],
      ["map", "Ada Byron, Bo Li, Éva Ng"],
      ["format", "Ada has 3"],
      ["items", "a = 1"],
      ["cycle", "odd even odd "],
      ["namespace", "15 posts"],
      ["with", "3 users"],
      ["slice", "Ada Byron. Bo Li. "],
      ["autoescape", "<hr>"],
      ["call-in-a-macro", "<b>User: Ada Byron</b>"],
      ["equal", "not equal"],
      ["or", "fallback"],
      ["chain", "yes"],
      ["percent", "Ada has 3"],
      ["sum-attribute", "15"],
      ["join-attribute", "Ada Byron, Bo Li, Éva Ng"],
      ["kwargs", "Hello, Ada"],
      ["dictionary", "ab"],
      ["none-test", "Bo Li. "],
    ])("%s -> %s", async (name, text) => {
      const visitor = await visit();
      await visitor.get(`/constructs/${name}`).expect(200, text);
    });

    test("a template error is 500, with its message", async () => {
      const visitor = await visit();
      await visitor
        .get("/constructs/missing-attribute")
        .expect(500, "&#39;missing&#39; is undefined");
    });
  });
}
