// What a client may send, and what a book is.

import { z } from "zod";

// #region new-book
export const NewBook = z
  .object({
    title: z.string().min(1),
    year: z.int().min(1450).max(2100),
  })
  .meta({ id: "NewBook" });
// #endregion

// #region book
export const Book = z
  .object({ id: z.int(), ...NewBook.shape })
  .meta({ id: "Book" });
export type Book = z.infer<typeof Book>;

export interface Stored {
  book: Book;
  version: number; // goes out as the ETag
}
// #endregion

// #region page
// Number() reads "0x2" and "1e0" as well: digits only.
const toNumber = (text: unknown) =>
  /^\d+$/.test(String(text)) ? Number(text) : text;

export const Page = z.object({
  page: z.preprocess(toNumber, z.int().min(1)).default(1),
  per_page: z.preprocess(toNumber, z.int().min(1).max(50)).default(20),
});
export type Page = z.infer<typeof Page>;
// #endregion
