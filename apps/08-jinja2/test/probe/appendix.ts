import { constructs, type Outcome, type Outcomes } from "./engines.ts";

/** What was recorded: for each engine its version and its outcomes. */
export type Recorded = Record<
  Engine,
  { version: string; outcomes: Outcomes }
>;
export type Engine = "Jinja2" | "Nunjucks" | "MiniJinja";
type Verdict = "agrees" | "fails" | "differs";

const ENGINES = ["Nunjucks", "MiniJinja"] as const;
/** Everything below this line of APPENDIX.md is written by the probe. */
export const MARK = "<!-- Written by test/probe/record.ts. -->";

/** The tables of APPENDIX.md: how many agree, then each construct. */
export function writeTables(recorded: Recorded): string {
  const groups = Object.entries(constructs).flatMap(
    ([group, sources]) => [
      `### ${group}`,
      "",
      "| Construct | Template | Jinja2 | Nunjucks | MiniJinja |",
      "|---|---|---|---|---|",
      ...Object.entries(sources).map(([name, source]) =>
        writeRow(recorded, group, name, source),
      ),
      "",
    ],
  );
  return [...writeSummary(recorded), ...groups].join("\n");
}

function writeSummary(recorded: Recorded): string[] {
  const { Jinja2, Nunjucks, MiniJinja } = recorded;
  return [
    `Jinja2 ${Jinja2.version}, Nunjucks ${Nunjucks.version}, MiniJinja for JavaScript ${MiniJinja.version}.`,
    "",
    "| Engine | Constructs | Does as Jinja2 does | Fails | Silently does something else |",
    "|---|---|---|---|---|",
    ...ENGINES.map((engine) => {
      const { agrees, fails, differs } = countVerdicts(
        recorded,
        engine,
      );
      return `| ${engine} | ${agrees + fails + differs} | ${agrees} | ${fails} | ${differs} |`;
    }),
    "",
  ];
}

/** How often an engine agrees with Jinja2, fails or differs. */
export function countVerdicts(
  recorded: Recorded,
  engine: (typeof ENGINES)[number],
): Record<Verdict, number> {
  const counts = { agrees: 0, fails: 0, differs: 0 };
  for (const [group, sources] of Object.entries(constructs)) {
    for (const name of Object.keys(sources)) {
      const expected = find(recorded, "Jinja2", group, name);
      counts[judge(expected, find(recorded, engine, group, name))] += 1;
    }
  }
  return counts;
}

/** Two engines that both refuse a construct agree. */
function judge(expected: Outcome, outcome: Outcome): Verdict {
  if ("error" in outcome)
    return "error" in expected ? "agrees" : "fails";
  return "text" in expected && expected.text === outcome.text
    ? "agrees"
    : "differs";
}

function writeRow(
  recorded: Recorded,
  group: string,
  name: string,
  source: string,
): string {
  const expected = find(recorded, "Jinja2", group, name);
  const cells = ENGINES.map((engine) => {
    const outcome = find(recorded, engine, group, name);
    if (judge(expected, outcome) === "agrees") return "agrees";
    return writeOutcome(outcome);
  });
  return `| ${[escapeCell(name), code(source), writeOutcome(expected), ...cells].join(" | ")} |`;
}

function writeOutcome(outcome: Outcome): string {
  if ("error" in outcome) return `fails: ${code(outcome.error)}`;
  return outcome.text === "" ? "prints nothing" : code(outcome.text);
}

/** A code span for a cell of a table, with line breaks shown. */
function code(text: string): string {
  const shown = escapeCell(text.replaceAll("\n", "⏎"));
  const fence = shown.includes("`") ? "``" : "`";
  return /^[ `]|[ `]$/.test(shown)
    ? `${fence} ${shown} ${fence}`
    : `${fence}${shown}${fence}`;
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function find(
  recorded: Recorded,
  engine: Engine,
  group: string,
  name: string,
): Outcome {
  const outcome = recorded[engine].outcomes[group]?.[name];
  if (!outcome) {
    throw new Error(
      `${engine} has no outcome for "${group}: ${name}": run test/probe/record.ts.`,
    );
  }
  return outcome;
}
