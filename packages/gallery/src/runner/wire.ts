// How the page and the server speak about runs. Pure: both use it.
import {
  type Answer,
  fromLatin1,
  type OpenSide,
  type SideEvent,
  toLatin1,
} from "@decant/exchange";

/** What the page posts to `/lessons/:folder/run/…`. */
export interface RunBody {
  readonly sides: readonly OpenSide[];
  /** For `send` only. */
  readonly request?: {
    /** One of the lesson's requests; empty for an edited one. */
    readonly name: string;
    /** The text of an edited one. */
    readonly raw: string;
  };
}

type Bytes = "body" | "received" | "sent";

/** An answer whose bytes are base64. */
type AnswerText = Omit<Answer, Bytes> & Record<Bytes, string>;

/** An event as one line of JSON, with its line end. */
export function writeEvent(event: SideEvent): string {
  if (event.kind === "fault") return `${JSON.stringify(event)}\n`;
  const { body, received, sent } = event.answer;
  const answer: AnswerText = {
    ...event.answer,
    body: toBase64(body),
    received: toBase64(received),
    sent: toBase64(sent),
  };
  return `${JSON.stringify({ ...event, answer })}\n`;
}

/** Reads what {@link writeEvent} wrote, with or without the line end. */
export function readEvent(line: string): SideEvent {
  const event = JSON.parse(line) as SideEvent;
  if (event.kind === "fault") return event;
  const { body, received, sent } = event.answer as unknown as AnswerText;
  return {
    ...event,
    answer: {
      ...event.answer,
      body: fromBase64(body),
      received: fromBase64(received),
      sent: fromBase64(sent),
    },
  };
}

function toBase64(bytes: Uint8Array): string {
  return btoa(fromLatin1(bytes));
}

function fromBase64(text: string): Uint8Array {
  return toLatin1(atob(text));
}
