"""15. How do you handle 404 errors in Flask?

A view raises an error, and a handler registered for its code or its
class answers. An unknown path raises NotFound like any view.
"""

import os

from flask import Flask, Response, abort, jsonify, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

app = Flask(__name__)
STOCK = {"dune": 3, "emma": 0}


# region out-of-stock
class OutOfStock(Exception):
    """Nothing is left of a book that someone orders."""


# endregion
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
# region fault
@app.get("/report")
def report() -> str:
    raise RuntimeError("no database at db.internal:5432")


# endregion
# region answer
def answer(text: str, status: int) -> Response:
    types = ["text/html", "application/json"]
    json = request.accept_mimetypes.best_match(types) == types[1]
    response = jsonify(error=text) if json else Response(text)
    response.status_code = status
    response.vary.add("Accept")
    return response


# endregion
# region not-found
@app.errorhandler(404)
def page_not_found(_error: HTTPException) -> Response:
    return answer("Page not found!", 404)


# endregion
# region out-of-stock
@app.errorhandler(OutOfStock)
def out_of_stock(_error: OutOfStock) -> Response:
    return answer("Out of stock!", 409)


# endregion
# region other-errors
@app.errorhandler(HTTPException)
def other_error(error: HTTPException) -> Response:
    response = answer(error.name, error.code or 500)
    if isinstance(error, MethodNotAllowed):
        response.allow.update(error.valid_methods or [])
    return response


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5015")))
