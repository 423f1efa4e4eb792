/** So many of each a lesson may have; a test holds it. */
export const MOST = { chapters: 16, files: 24 } as const;
const READS = [
  "explain",
  "differ",
  "pitfalls",
  "follow-ups",
  "quiz",
  "change",
  "tests",
];

/**
 * The style that shows what is chosen: the page works without a script, and
 * CSS cannot compare the values of a radio and of another element.
 */
export function choicesCss(): string {
  const hide = (input: string, all: string, own: string) =>
    `.bench:has(${input}:checked) ${all}:not(${own})`;
  const times = <T>(count: number, make: (at: number) => T) =>
    Array.from({ length: count }, (_, at) => make(at));
  const hidden = [
    ...READS.map((read) => hide(`#t-${read}`, ".read", `[data-read=${read}]`)),
    ...times(MOST.chapters, (at) =>
      hide(`#c${at}`, "[data-ch]", `[data-ch="${at}"]`),
    ),
    ...times(
      MOST.files,
      (at) => `.pane:has(.f${at}:checked) .code:not([data-file="${at}"])`,
    ),
  ];
  const grey = times(
    MOST.chapters,
    (at) => `.many:has(#c${at}:checked) .region:not(.ch${at}, .lit)`,
  );
  return `@media screen{${hidden.join()}{display:none}${grey.join()}{--bar:var(--line);--tone:transparent}}`;
}
