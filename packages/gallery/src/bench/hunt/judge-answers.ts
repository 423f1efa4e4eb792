import type { TestReport } from "@decant/exchange";
import type { Verdict } from "../edit/verdicts.ts";

/** What a play says where no test can run: each recorded answer is one. */
export function judgeAnswers(
  side: string,
  verdicts: readonly Verdict[],
): TestReport {
  const failures = verdicts
    .filter(({ kind }) => kind !== "same")
    .map(({ name, parts, message }) => ({
      side,
      name,
      message: message || `Not as recorded: ${parts.join(", ")}`,
    }));
  return { tests: verdicts.length, failures };
}
