"""10. How do you handle JSON data in Flask?

request.get_json() parses the body when a view asks for it. It answers
415 if the header does not say JSON, and 400 if the body is none.
"""

import os

from flask import Flask, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from book import check_book

app = Flask(__name__)

# region limit
app.config["MAX_CONTENT_LENGTH"] = 1_000  # bytes


# endregion
# region data
@app.route("/api/data", methods=["POST"])
def api_data() -> ResponseReturnValue:
    data = request.get_json()
    return {"message": "Received", "data": data}


# endregion
# region force
@app.post("/api/force")
def receive_any_type() -> ResponseReturnValue:
    return {"data": request.get_json(force=True)}


# endregion
# region silent
@app.post("/api/silent")
def receive_if_json() -> ResponseReturnValue:
    return {"data": request.get_json(silent=True)}


# endregion
# region lazy
@app.post("/api/ping")
def ping() -> ResponseReturnValue:
    return {"message": "pong"}  # asks for no body: no body can fail


# endregion
# region validate
@app.post("/api/books")
def add_book() -> ResponseReturnValue:
    book = request.get_json()
    if errors := check_book(book):
        return {"errors": errors}, 422
    return {"title": book["title"], "year": book["year"]}, 201


# endregion
# region errors
@app.errorhandler(400)
@app.errorhandler(413)
@app.errorhandler(415)
def show_error(error: HTTPException) -> ResponseReturnValue:
    return {"error": error.name}, error.code or 500


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5010")))
