import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Environment } from "minijinja-js";
import nunjucks, { type ILoader } from "nunjucks";

/** What an engine made of a construct: text, or why it refused. */
export type Outcome = { text: string } | { error: string };
/** By group and construct: what one engine made of it. */
export type Outcomes = Record<string, Record<string, Outcome>>;

interface Probe {
  context: Record<string, unknown>;
  files: Record<string, string>;
  constructs: Record<string, Record<string, string>>;
}

const probe = JSON.parse(
  readFileSync(join(import.meta.dirname, "constructs.json"), "utf8"),
) as Probe;

/** The sources, by group and name. */
export const { constructs } = probe;

/** Renders every construct with Nunjucks, with its own settings. */
export function probeNunjucks(): Outcomes {
  return renderAll((source) => {
    const templates = new nunjucks.Environment(new Files());
    return templates.renderString(
      source,
      structuredClone(probe.context),
    );
  });
}

class Files extends nunjucks.Loader implements ILoader {
  getSource(name: string) {
    const src = probe.files[name];
    return src === undefined
      ? (null as never) // Nunjucks' word for a file that is not there
      : { src, path: name, noCache: true };
  }
}

/** Renders every construct with MiniJinja and Python's methods. */
export function probeMiniJinja(): Outcomes {
  return renderAll((source) => {
    const templates = new Environment();
    templates.enablePyCompat();
    for (const [name, text] of Object.entries(probe.files)) {
      templates.addTemplate(name, text);
    }
    return templates.renderNamedStr("page.html", source, probe.context);
  });
}

/**
 * Renders every construct with Jinja2, as Flask sets it up.
 *
 * @param python - an interpreter that can import Flask
 */
export function probeJinja2(python: string): Outcomes {
  const script = join(import.meta.dirname, "jinja2_probe.py");
  return JSON.parse(
    execFileSync(python, ["-B", script], { encoding: "utf8" }),
  ) as Outcomes;
}

function renderAll(render: (source: string) => string): Outcomes {
  return mapValues(constructs, (sources) =>
    mapValues(sources, (source): Outcome => {
      try {
        return { text: render(source) };
      } catch (error) {
        return { error: reason(error as Error) };
      }
    }),
  );
}

function mapValues<From, To>(
  values: Record<string, From>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, map(value)]),
  );
}

/** What went wrong, without the template's name and the place in it. */
function reason({ message }: Error): string {
  const [, nunjucksReason] =
    /^(?:Template render error: )?\(unknown path\).*\n([^]*)$/.exec(
      message,
    ) ?? [];
  const lines = (nunjucksReason ?? message).trim().split("\n");
  const line = nunjucksReason ? lines.at(-1) : lines[0];
  return (line ?? "").replace(/ \(in page\.html:\d+\)$/, "").trim();
}
