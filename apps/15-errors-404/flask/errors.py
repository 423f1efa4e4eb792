"""An error of the shop's own, and the two forms of an answer."""

from flask import Response, jsonify, request


# region page-or-json
def page_or_json(text: str) -> Response:
    types = ["text/html", "application/json"]
    json = request.accept_mimetypes.best_match(types) == types[1]
    response = jsonify(error=text) if json else Response(text)
    response.vary.add("Accept")
    return response


# endregion
# region out-of-stock
class OutOfStock(Exception):
    """Nothing is left of a book that someone orders."""


# endregion
