// Reads a Dockerfile: enough for the two of this lesson.

/** One instruction: `RUN`, and what stands behind it on the line. */
export interface Instruction {
  readonly keyword: string;
  readonly text: string;
}

export interface Stage {
  /** The image or the stage that it begins with. */
  readonly from: string;
  /** Its name, or its number from 0. */
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

/** Splits a Dockerfile into its stages. */
export function readDockerfile(text: string): Stage[] {
  const lines = text
    .replaceAll("\\\n", "")
    .split("\n")
    .filter((line) => line.trim() && !line.startsWith("#"));
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const line of lines) {
    const [, keyword = "", rest = ""] =
      /^(\S+)\s+(.*)$/.exec(line) ?? [];
    if (keyword === "FROM") {
      const [from = "", , name = String(stages.length)] =
        rest.split(/\s+/);
      stages.push({ from, name, instructions: [] });
    } else {
      stages.at(-1)?.instructions.push({ keyword, text: rest });
    }
  }
  return stages;
}

/** What one stage says with a keyword, in its order. */
export function all(
  stage: Stage | undefined,
  keyword: string,
): string[] {
  return (stage?.instructions ?? [])
    .filter((each) => each.keyword === keyword)
    .map((each) => each.text);
}

/** The command of a CMD or HEALTHCHECK in its exec form. */
export function command(text = ""): string[] {
  return JSON.parse(text.slice(text.indexOf("["))) as string[];
}
