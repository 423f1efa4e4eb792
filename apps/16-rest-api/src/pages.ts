// A list in pages, as JSON or as CSV.

import type { Response } from "express";
import { type Book, Page } from "./schemas.ts";

// #region page
export function listBooks(res: Response, shelf: Book[]): void {
  const page = Page.parse(res.req.query);
  const start = (page.page - 1) * page.per_page;
  const items = shelf.slice(start, start + page.per_page);
  const links = link(page, shelf.length);
  // #region negotiate
  res.format({
    json() {
      res.links(links).json({ items, total: shelf.length });
    },
    csv() {
      res.links(links).send(toCsv(items));
    },
  });
  // #endregion
}
// #endregion

// #region link
function link({ page, per_page }: Page, total: number) {
  const last = Math.max(1, Math.ceil(total / per_page));
  const pages = {
    first: 1,
    ...(page > 1 && { prev: Math.min(page - 1, last) }),
    ...(page < last && { next: page + 1 }),
    last,
  };
  const links = Object.entries(pages).map(([rel, number]) => [
    rel,
    `/api/books?page=${number}&per_page=${per_page}`,
  ]);
  return Object.fromEntries(links) as Record<string, string>;
}
// #endregion

// #region csv
function toCsv(books: Book[]): string {
  const rows = books.map(
    ({ id, title, year }) =>
      `${id},"${title.replaceAll('"', '""')}",${year}\r\n`,
  );
  return `"id","title","year"\r\n${rows.join("")}`;
}
// #endregion
