// What makes a book. JSON alone says nothing about that.

import { z } from "zod";

// #region schema
const TITLE = "title must be text, and not empty";
const YEAR = "year must be a whole number from 1 to 2100";

export const Book = z.object(
  {
    title: z.string(TITLE).min(1, TITLE),
    year: z
      .int({ error: YEAR, abort: true }) // one fault, one message
      .min(1, YEAR)
      .max(2100, YEAR),
  },
  "the body must be an object",
);
// #endregion
