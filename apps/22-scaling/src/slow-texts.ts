// Stands for a slow query, and counts how often it runs.

import createError from "http-errors";

const TEXTS = new Map([
  ["en", "This data is cached!"],
  ["fr", "Ces données sont en cache !"],
]);

export class SlowTexts {
  runs = 0; // in this process only

  // #region load
  async load(lang: string): Promise<string> {
    this.runs += 1; // a slow query would stand here
    const text = TEXTS.get(lang);
    if (text === undefined) throw createError(404);
    return text;
  }
  // #endregion
}
