"""A list in pages, as JSON or as CSV."""

import csv
from io import StringIO
from math import ceil

from flask import Response, abort, jsonify, request, url_for

from schemas import Book, Page


# region page
def list_books(shelf: list[Book]) -> Response:
    page = Page.model_validate(request.args.to_dict())
    start = (page.page - 1) * page.per_page
    books = shelf[start : start + page.per_page]
    response = negotiate(books, len(shelf))
    response.headers["Link"] = link(page, len(shelf))
    return response


# endregion
# region negotiate
def negotiate(books: list[Book], total: int) -> Response:
    types = ["application/json", "text/csv"]
    accept = request.accept_mimetypes  # none: anything will do
    best = accept.best_match(types) if accept else types[0]
    if best is None:
        abort(406)
    items = [book.model_dump() for book in books]
    response = jsonify(items=items, total=total)
    if best == "text/csv":
        response = Response(to_csv(books), mimetype="text/csv")
    response.vary.add("Accept")
    return response


# endregion
# region link
def link(page: Page, total: int) -> str:
    last = max(1, ceil(total / page.per_page))
    pages = {"first": 1}
    if page.page > 1:
        pages["prev"] = min(page.page - 1, last)
    if page.page < last:
        pages["next"] = page.page + 1
    pages["last"] = last
    links = []
    for rel, number in pages.items():
        query = {"page": number, "per_page": page.per_page}
        url = url_for("books.index", **query)
        links.append(f'<{url}>; rel="{rel}"')
    return ", ".join(links)


# endregion
# region csv
def to_csv(books: list[Book]) -> str:
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(["id", "title", "year"])
    writer.writerows([b.id, b.title, b.year] for b in books)
    return text.getvalue()


# endregion
