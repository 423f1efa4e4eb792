const KEPT = "decant-class";

/** What says to the class that one is the same student as before. */
export function keptToken(): string {
  try {
    return sessionStorage.getItem(KEPT) ?? "";
  } catch {
    return "";
  }
}

export function keepToken(token: string): void {
  try {
    sessionStorage.setItem(KEPT, token);
  } catch {
    // The browser keeps nothing: a reload then leads to joining again.
  }
}

export function forgetToken(): void {
  keepToken("");
}
