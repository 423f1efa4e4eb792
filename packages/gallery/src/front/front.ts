import {
  type Lesson,
  type Region,
  regionLines,
  type SourceFile,
} from "@decant/catalog";
import type { LedgerRow, NamedRequest, RecordedAnswer } from "@decant/exchange";
import { renderExcerpt } from "../render/code.ts";
import { count } from "../render/count.ts";
import { renderInline } from "../render/markdown.ts";
import { sideStyle } from "../render/side-style.ts";

/** What fits beside the headline. */
const MOST_LINES = 6;
const MOST_COLUMNS = 62;

/**
 * What the front page shows.
 *
 * @param lessons - those to list, by number
 * @param all - all lessons, for the specimen and the headline
 */
export function viewFront(lessons: readonly Lesson[], all: readonly Lesson[]) {
  return {
    topics: groupByTopic(lessons),
    total: all.length,
    inWords: inWords(all.length),
    specimen: findSpecimen(all),
  };
}

function groupByTopic(lessons: readonly Lesson[]) {
  const topics = new Map<string, object[]>();
  for (const lesson of lessons) {
    const cards = topics.get(lesson.topic) ?? [];
    cards.push(viewCard(lesson));
    topics.set(lesson.topic, cards);
  }
  return [...topics].map(([name, cards]) => ({ name, cards }));
}

function viewCard({ folder, number, question, requests, ledger }: Lesson) {
  const facts = [
    count(requests.length, "request"),
    count(ledger.length, "difference"),
  ];
  return {
    address: `/lessons/${folder}`,
    number,
    question: renderInline(question, { folder }),
    facts: facts.join(", "),
  };
}

/**
 * The pair beside the headline: of all short regions that both sides have and
 * that answer a request with different statuses, the one where one side
 * succeeds and which has most code.
 */
function findSpecimen(lessons: readonly Lesson[]) {
  const fitting = lessons.flatMap((lesson) => {
    const [flask, express] = lesson.sides;
    if (!flask || !express) return [];
    return lesson.ledger.flatMap((row) => {
      const request = lesson.requests.find(({ name }) =>
        row.requests.includes(name),
      );
      const known =
        request &&
        lesson.sides.every(({ answers }) => answers.has(request.name));
      if (!known || row.part !== "status") return [];
      const [left] = regionsAbout(request, flask.files);
      const right = regionsAbout(request, express.files).find(
        ({ region }) => region.name === left?.region.name,
      );
      return left && right ? [{ lesson, row, request, left, right }] : [];
    });
  });
  const [best] = fitting.toSorted(
    (a, b) => contrast(b.row) - contrast(a.row) || size(b) - size(a),
  );
  if (!best) return undefined;

  const { lesson, row, request } = best;
  return {
    address: `/lessons/${lesson.folder}?request=${encodeURIComponent(request.name)}#try`,
    request,
    sides: lesson.sides.slice(0, 2).map((side, index) => {
      const { file, region } = index === 0 ? best.left : best.right;
      return {
        label: side.label,
        style: sideStyle(side),
        path: file.path,
        code: renderExcerpt(file, region),
        answer: summary(side.answers.get(request.name)),
      };
    }),
    why: renderInline(row.why, { folder: lesson.folder }),
  };
}

/** The short regions whose code names the first part of the request's path. */
function regionsAbout(
  { path }: NamedRequest,
  files: readonly SourceFile[],
): { file: SourceFile; region: Region }[] {
  const [, start = ""] = /^(\/[a-z_-]+)/.exec(path) ?? [];
  return files.flatMap((file) =>
    file.regions
      .filter((region) => fits(file, region))
      .filter(
        (region) =>
          start &&
          regionLines(file, region).some((line) => line.includes(`"${start}`)),
      )
      .map((region) => ({ file, region })),
  );
}

function fits(file: SourceFile, region: Region): boolean {
  const lines = regionLines(file, region);
  const widest = Math.max(...lines.map((line) => line.length));
  return lines.length <= MOST_LINES && widest <= MOST_COLUMNS;
}

/** 1 where one side succeeds and the other does not. */
function contrast({ flask, other }: LedgerRow): number {
  return flask.startsWith("2") === other.startsWith("2") ? 0 : 1;
}

function linesOf({ start, end }: Region): number {
  return end - start + 1;
}

function size(pair: { left: { region: Region }; right: { region: Region } }) {
  return linesOf(pair.left.region) + linesOf(pair.right.region);
}

function summary(answer: RecordedAnswer | undefined) {
  return (
    answer && {
      kind: `status-${Math.floor(answer.status / 100)}`,
      status: `${answer.status} ${answer.reason}`,
      body: /^\s*</.test(answer.body) ? "" : answer.body.split("\n")[0],
    }
  );
}

const WORDS =
  "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen Twenty Twenty-one Twenty-two Twenty-three Twenty-four Twenty-five".split(
    " ",
  );

function inWords(total: number): string {
  return WORDS[total] ?? String(total);
}
