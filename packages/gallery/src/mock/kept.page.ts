import type { MockQuestion } from "./mock-data.ts";
import { type MockSession, parseMock } from "./session.ts";

/** Where this browser keeps an interview that goes on. */
const KEY = "decant-mock";

/** The interview that goes on, after a reload too. */
export function keptMock(
  questions: readonly MockQuestion[],
): MockSession | undefined {
  try {
    return parseMock(localStorage.getItem(KEY), questions);
  } catch {
    return undefined;
  }
}

/** Keeps it, or forgets it once it is over. */
export function keepMock(session: MockSession | undefined): void {
  try {
    if (session) localStorage.setItem(KEY, JSON.stringify(session));
    else localStorage.removeItem(KEY);
  } catch {
    // The browser keeps nothing: the interview lasts as long as the page.
  }
}
