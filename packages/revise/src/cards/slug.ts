const LONGEST = 80;

/** The words of a text as they stand in an id: `What's "new"?` is `what-s-new`. */
export function slugOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return words.join("-").slice(0, LONGEST) || "card";
}

/** Makes ids that no two share: the second of a name ends with `-2`. */
export function uniqueIds(): (id: string) => string {
  const counts = new Map<string, number>();
  return (id) => {
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  };
}
