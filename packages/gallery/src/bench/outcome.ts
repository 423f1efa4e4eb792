import type { SideEvent } from "@decant/exchange";
import type { Outcome } from "../answers/view.ts";

/**
 * What is shown of a side's event. A side that cannot start, because its
 * framework is not there, shows its recorded answer and says why.
 */
export function outcomeOf(event: SideEvent): Outcome {
  if (event.kind === "answer") {
    const { answer, lost = "", note = "" } = event;
    const said = `${lost} ${note}`.trim();
    return { kind: "live", answer, ...(said && { lost: said }) };
  }
  const { fault, message } = event;
  if (fault === "not-started") {
    return { kind: "recorded", note: `${message} This answer was recorded.` };
  }
  return { kind: "fault", message: `No answer. ${message}` };
}
