const KEPT = "decant-console";

/** The same after a reload, another one in another window. */
export function consoleName(): string {
  const known = sessionStorage.getItem(KEPT) ?? crypto.randomUUID();
  sessionStorage.setItem(KEPT, known);
  return known;
}
