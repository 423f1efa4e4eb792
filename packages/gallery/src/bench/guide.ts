import { commonLedger, type Lesson } from "@decant/catalog";
import { checkLedger } from "@decant/lab";
import {
  type ProseContext,
  renderInline,
  renderProse,
} from "../render/markdown.ts";
import type { RegionNumbers } from "../render/regions.ts";
import { sideStyle } from "../render/side-style.ts";
import { bugRegions } from "./bug-regions.ts";
import type { BenchState } from "./state.ts";

/** How many numbers of regions a chapter shows before it only counts. */
const DOTS = 3;

/** What stands in the left column, above the rail. */
export function viewGuide(
  lesson: Lesson,
  state: BenchState,
  numbers: RegionNumbers,
  context: ProseContext,
) {
  const prose = (text: string) => renderProse(text, context);
  const inline = (text: string) => renderInline(text, context);
  const pitfalls = viewPitfalls(lesson, context);
  return {
    chapters: state.chapters.map(({ id, title, regions, text }, index) => {
      const own = regions.flatMap((name) => numbers.get(name) ?? []);
      return {
        id,
        index,
        title,
        regions: own.map(({ name }) => name),
        dots: own.slice(0, DOTS),
        more: own.length > DOTS ? own.at(-1)?.number : undefined,
        html: prose(text),
        only: lesson.unpaired
          .filter(({ region }) => regions.includes(region))
          .flatMap(({ region, why }) => {
            const found = numbers.get(region);
            return found?.only ? [{ ...found, why: inline(why) }] : [];
          }),
        requests: lesson.requests.flatMap(({ name, region }, at) =>
          region !== undefined && regions.includes(region)
            ? [{ name, number: at + 1 }]
            : [],
        ),
        pitfalls: pitfalls.hunts.filter((hunt) =>
          regions.some((name) => hunt.regions.includes(name)),
        ),
      };
    }),
    run: prose(lesson.sections["Run it"]),
    differ: viewDiffer(lesson, state, context),
    pitfalls: pitfalls.html,
    hunts: pitfalls.hunts.length,
    pitfallCount: pitfalls.count,
    followUps: lesson.followUps.map(({ question, answer }) => ({
      question: inline(asMarkdown(question)),
      answer: prose(answer),
    })),
    quiz: lesson.quiz.map(({ question, options }) => ({
      question: inline(question),
      // What is right comes once it is answered.
      options: options.map(({ text }) => inline(text)),
    })),
  };
}

/** The lesson's own rows for the two sides, and what stands beside the tables. */
function viewDiffer(
  lesson: Lesson,
  { left, right }: BenchState,
  context: ProseContext,
) {
  const shown = new Set([left.name, right.name]);
  const rows = shown.has("flask")
    ? lesson.ledger.filter(({ side }) => shown.has(side))
    : [];
  const beside = lesson.sections["Where they differ"]
    .split("\n")
    .filter((line) => !/^\||^### |^- Only in /.test(line))
    .join("\n");
  return {
    beside: renderProse(beside, context),
    problems: checkLedger(lesson),
    usual: commonLedger().length,
    rows: rows.map((row) => ({
      part: row.part.replace("header ", ""),
      requests: row.requests,
      values: [
        { side: "flask", value: row.flask },
        { side: row.side, value: row.other },
      ]
        .toSorted((a) => (a.side === left.name ? -1 : 1))
        .map(({ side, value }) => ({
          style: sideStyle(side === left.name ? left : right),
          value,
        })),
      why: renderInline(row.why, context),
    })),
  };
}

const PRACTICE = /\s*\(\[practise it\]\(bugs\/([a-z\d-]+)\.patch\)\)/g;

function viewPitfalls(lesson: Lesson, context: ProseContext) {
  const text = lesson.sections.Pitfalls;
  const items = text.split(/^- /m).slice(1);
  const hunts = items.flatMap((item) => {
    const [, title = ""] = /^\*\*(.+?)\*\*/.exec(item) ?? [];
    return [...item.matchAll(PRACTICE)].flatMap(([, name]) => {
      const bug = lesson.bugs.find((one) => one.name === name);
      if (!bug) return [];
      return [
        {
          name: bug.name,
          title: renderInline(title.replace(/\.$/, ""), context),
          regions: [...bugRegions(lesson, bug)],
        },
      ];
    });
  });
  return {
    html: numberItems(
      renderProse(text.replaceAll(PRACTICE, " [Hunt it](?bug=$1)"), context),
    ),
    hunts,
    count: items.length,
  };
}

/** A link leads to each pitfall: `#pitfall-3`. */
function numberItems(html: string): string {
  let number = 0;
  return html.replaceAll(/^<li>/gm, () => `<li id="pitfall-${(number += 1)}">`);
}

/** A summary stands in HTML, where Markdown has no say: `<code>x</code>`. */
function asMarkdown(summary: string): string {
  return summary
    .replaceAll(/<\/?code>/g, "`")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
