"""The collection: what each method does to it."""

from itertools import count
from threading import Lock

from flask import (
    Blueprint,
    Response,
    abort,
    make_response,
    request,
    url_for,
)
from werkzeug.exceptions import PreconditionRequired

from pages import list_books
from problems import problem
from schemas import Book, NewBook

HOW = "Send the ETag of the version that you change in If-Match."


def create_books() -> Blueprint:
    books = Blueprint("books", __name__, url_prefix="/api/books")
    shelf: dict[int, Book] = {}
    ids = count(1)
    lock = Lock()  # one thread at a time may check and save

    # region find
    def find(book_id: int) -> Book:
        book = shelf.get(book_id)
        if book is None:
            abort(404)
        return book

    # endregion
    # region match
    def find_version(book_id: int) -> Book:
        book = find(book_id)
        if not request.if_match:
            abort(problem(PreconditionRequired(), detail=HOW))
        if not request.if_match.contains(str(book.version)):
            abort(412)
        return book

    # endregion
    # region answer
    def answer(book: Book, status: int = 200) -> Response:
        response = make_response(book.model_dump(), status)
        response.set_etag(str(book.version))
        return response

    # endregion
    # region save
    def save(book: Book, body: object) -> Response:
        fields = NewBook.model_validate(body).model_dump()
        fields["version"] = book.version + 1
        shelf[book.id] = book.model_copy(update=fields)
        return answer(shelf[book.id])

    # endregion
    # region list
    @books.get("")
    def index() -> Response:
        return list_books(list(shelf.values()))

    # endregion
    # region create
    @books.post("")
    def create() -> Response:
        fields = NewBook.model_validate(request.get_json()).model_dump()
        with lock:
            book = Book(id=next(ids), version=1, **fields)
            shelf[book.id] = book
        response = answer(book, 201)
        response.location = url_for("books.show", book_id=book.id)
        return response

    # endregion
    # region read
    @books.get("/<int:book_id>")
    def show(book_id: int) -> Response:
        response = answer(find(book_id))
        return response.make_conditional(request)  # 304 if it has it

    # endregion
    # region replace
    @books.put("/<int:book_id>")
    def replace(book_id: int) -> Response:
        body = request.get_json()
        with lock:
            return save(find_version(book_id), body)

    # endregion
    # region change
    @books.patch("/<int:book_id>")
    def change(book_id: int) -> Response:
        patch = request.get_json()
        with lock:
            book = find_version(book_id)
            if isinstance(patch, dict):
                patch = book.model_dump() | patch
            return save(book, patch)

    # endregion
    # region delete
    @books.delete("/<int:book_id>")
    def delete(book_id: int) -> tuple[str, int]:
        with lock:
            del shelf[find_version(book_id).id]
        return "", 204

    # endregion
    return books
