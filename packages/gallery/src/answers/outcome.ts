import type { FaultKind, SideEvent } from "@decant/exchange";
import type { Outcome } from "./view.ts";

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

/** As a gateway says them (RFC 9110, section 15.6); others are 502. */
const STATUSES: Partial<Record<FaultKind, number>> = {
  "not-started": 200,
  busy: 503,
  timeout: 504,
};

/** The status of a page that shows a side's event. */
export function statusOf(event: SideEvent): number {
  return event.kind === "answer" ? 200 : (STATUSES[event.fault] ?? 502);
}
