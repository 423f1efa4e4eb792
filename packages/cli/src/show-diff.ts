import type { Compared, Found, Server } from "./diff.ts";
import { excerpt, many, printable } from "./excerpt.ts";
import { wrapText } from "./layout.ts";
import { plainText } from "./plain-text.ts";

/** What two servers answered, and where they differ. */
export interface Report {
  readonly left: Server;
  readonly right: Server;
  readonly requests: readonly Compared[];
}

/** How many differences have a verdict. */
export function count({ requests }: Report, verdict: Found["verdict"]): number {
  return requests
    .flatMap(({ differences }) => differences)
    .filter((found) => found.verdict === verdict).length;
}

/**
 * The differences that nothing explains by request, then each reason once.
 *
 * @param width - in columns
 */
export function asText(report: Report, width: number): string[] {
  const { left, right, requests } = report;
  const size = Math.max(left.url.length, right.url.length) + 2;
  const why = new Map<string, string>();
  for (const { part, why: reason, verdict } of requests.flatMap(
    ({ differences }) => differences,
  )) {
    if (verdict === "explained" && reason) why.set(`${part}: ${reason}`, part);
  }
  return [
    ...requests.flatMap(({ name, method, path, differences }) => {
      const asked = `${method} ${path}`;
      const title = name === asked ? name : `${name} (${asked})`;
      const open = differences.filter(
        ({ verdict }) => verdict === "unexpected",
      );
      return [
        `${open.length > 0 ? "≠" : "="} ${printable(title)}`,
        ...open.flatMap((found) => [
          `    ${printable(found.part)}`,
          `      ${left.url.padEnd(size)}${excerpt(found.left, found.right)}`,
          `      ${right.url.padEnd(size)}${excerpt(found.right, found.left)}`,
        ]),
      ];
    }),
    "",
    ...(why.size > 0 ? ["Explained, between Flask and Express:"] : []),
    ...Array.from(why.keys()).flatMap((reason) =>
      wrapText(plainText(reason), width - 2).map(
        (text, index) => `${index === 0 ? "- " : "  "}${text}`,
      ),
    ),
    ...(why.size > 0 ? [""] : []),
    summary(report),
  ];
}

/** The differences as a table in Markdown. */
export function asMarkdown(report: Report): string[] {
  const rows = report.requests.flatMap(({ name, differences }) =>
    differences.map(({ part, left, right, verdict, why }) =>
      [
        cell(name),
        cell(part),
        code(excerpt(left, right)),
        code(excerpt(right, left)),
        verdict === "explained" ? (why ?? "") : verdict,
      ].join(" | "),
    ),
  );
  return [
    `| Request | Part | ${report.left.url} | ${report.right.url} | Why |`,
    "|---|---|---|---|---|",
    ...rows.map((row) => `| ${row} |`),
    "",
    summary(report),
  ];
}

/** The report as JSON, with whole values. */
export function asJson(report: Report): string {
  const { left, right, requests } = report;
  return JSON.stringify(
    { left: left.url, right: right.url, requests },
    null,
    2,
  );
}

function summary(report: Report): string {
  const sent = many(report.requests.length, "request");
  const open = many(count(report, "unexpected"), "difference");
  return `${sent}: ${open} not expected, ${count(report, "explained")} explained, ${count(report, "ignored")} ignored.`;
}

function cell(text: string): string {
  return printable(text).replaceAll("|", "\\|");
}

function code(text: string): string {
  return `\`${cell(text).replaceAll("`", "'")}\``;
}
