/** How many there are, in words: `no rows`, `1 row`, `2 rows`. */
export function count(total: number, noun: string): string {
  return `${total === 0 ? "no" : total} ${noun}${total === 1 ? "" : "s"}`;
}
