"""15. How do you handle 404 errors in Flask?

A view raises an error, and a handler registered for its code or its
class answers. An unknown path raises NotFound like any view.
"""

import os

from flask import Flask, Response, abort
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import HTTPException

from errors import OutOfStock, page_or_json

app = Flask(__name__)
STOCK = {"dune": 3, "emma": 0}


# region home
@app.get("/")
def home() -> str:
    return "Books"


# endregion
# region abort
@app.get("/books/<name>")
def show_book(name: str) -> str:
    if name not in STOCK:
        abort(404)
    return f"In stock: {STOCK[name]}"


# endregion
# region raise
@app.post("/books/<name>/order")
def order_book(name: str) -> str:
    if name not in STOCK:
        abort(404)
    if STOCK[name] == 0:
        raise OutOfStock(name)
    return "Ordered"


# endregion
# region headers
@app.get("/account")
def account() -> str:
    basic = WWWAuthenticate("basic", {"realm": "All books"})
    abort(401, www_authenticate=basic)


@app.get("/search")
def search() -> str:
    abort(503, retry_after=120)


# endregion
# region fault
@app.get("/report")
def report() -> str:
    raise RuntimeError("no database at db.internal:5432")


# endregion
# region not-found
@app.errorhandler(404)
def page_not_found(_error: HTTPException) -> tuple[Response, int]:
    return page_or_json("Page not found!"), 404


# endregion
# region out-of-stock
@app.errorhandler(OutOfStock)
def out_of_stock(_error: OutOfStock) -> tuple[Response, int]:
    return page_or_json("Out of stock!"), 409


# endregion
# region other-errors
@app.errorhandler(HTTPException)
def other_error(error: HTTPException) -> tuple[Response, int]:
    response = page_or_json(error.name)
    for name, value in error.get_headers():
        if name != "Content-Type":
            response.headers.add(name, value)
    return response, error.code or 500


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5015")))
