import type { Lesson } from "@decant/catalog";
import type { Difference, NamedRequest } from "@decant/exchange";
import { chooseByName } from "../choose.ts";
import { type Line, line, NARROW, table, wrapText } from "../layout.ts";
import { playSide } from "../play-side.ts";
import { findRoot, loadLessons, requireLesson } from "../repository.ts";
import {
  describeSource,
  findDifferences,
  isCommon,
  type Pair,
  showRequest,
} from "../show-request.ts";
import {
  colors,
  print,
  tableWidth,
  terminalWidth,
  withProgress,
} from "../terminal.ts";

/**
 * Sends a lesson's requests to fresh instances of all its sides. With a
 * request it shows the answers to that one, side by side, and explains each
 * difference; without, one line for each request.
 *
 * A request is preceded by those above it in the file, so that it finds the
 * cookies and the state that it needs.
 *
 * @param name - the lesson's number or name
 * @param requestName - the request's name, or its number from 1
 * @throws UserError if there is no such lesson or request
 */
export async function tryLesson(
  name: string,
  requestName?: string,
): Promise<void> {
  const lesson = requireLesson(loadLessons(findRoot()), name);
  const request =
    requestName === undefined ? undefined : requireRequest(lesson, requestName);
  const last = request ? lesson.requests.indexOf(request) : undefined;
  const requests = lesson.requests.slice(
    0,
    last === undefined ? undefined : last + 1,
  );
  const played = await withProgress("Asking all sides", () =>
    Promise.all(lesson.sides.map((side) => playSide(lesson, side, requests))),
  );
  const [left, ...others] = played;
  if (!left) return;
  print(colors.bold(`${lesson.number}. ${lesson.question}`));
  for (const right of others) {
    const pair = { left, right };
    print(
      ...(others.length > 1 ? pairHeading(pair) : []),
      ...(request
        ? showRequest(lesson, request, pair, terminalWidth())
        : renderSummary(lesson, pair, tableWidth())),
    );
  }
  if (request) return;
  print("", `One request in full: npx decant try ${lesson.number} 1`);
}

function requireRequest(lesson: Lesson, text: string): NamedRequest {
  return chooseByName("request", lesson.requests, text, ({ name }) => ({
    number: String(lesson.requests.findIndex((each) => each.name === name) + 1),
    names: [name],
  }));
}

function pairHeading({ left, right }: Pair): string[] {
  return ["", colors.bold(`── ${left.side.label} and ${right.side.label} ──`)];
}

function renderSummary(
  lesson: Lesson,
  { left, right }: Pair,
  width: number,
): string[] {
  const isNarrow = width < NARROW;
  const heading = [
    " #",
    "Request",
    ...(isNarrow ? [] : [""]),
    left.side.label,
    right.side.label,
    "Differs in",
  ].map((title) => line(title, colors.dim));
  const rows = lesson.requests.map((request, index): Line[] => {
    const [ours, theirs] = [left, right].map(({ answers }) =>
      answers.get(request.name),
    );
    const differences = findDifferences(lesson, request, {
      left,
      right,
    }).filter(isTold);
    return [
      line(String(index + 1).padStart(2), colors.bold),
      line(request.name),
      ...(isNarrow ? [] : [requestLine(request)]),
      line(String(ours?.shown.status ?? "")),
      line(String(theirs?.shown.status ?? "")),
      differences.length === 0
        ? line("-", colors.dim)
        : line(differences.map(nameDifference).join(", "), colors.yellow),
    ];
  });
  return [
    "",
    describeSource(left),
    describeSource(right),
    "",
    ...table([heading, ...rows], width, heading.length - 1),
    "",
    ...wrapText(
      "Headers that differ in every lesson, such as Server and ETag, are left out.",
      width,
    ),
  ];
}

function nameDifference({ part, row }: Difference): string {
  return row ? part : `${part} (not explained)`;
}

const PATH_SHOWN = 28;

function requestLine({ method, path }: NamedRequest): Line {
  const shown =
    path.length > PATH_SHOWN ? `${path.slice(0, PATH_SHOWN - 1)}…` : path;
  return line(`${method} ${shown}`, colors.dim);
}

/** All but the headers and phrases in which every answer differs. */
function isTold({ part, row }: Difference): boolean {
  return !isCommon(row) || part === "status" || part === "body";
}
