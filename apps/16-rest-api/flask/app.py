"""16. How do you create a REST API in Flask?

URLs name things and methods say what to do with them. The status
and the headers carry the outcome, so that any client can act on it.
"""

import json
import os
from pathlib import Path

from flask import Flask, Response, jsonify

from books import create_books
from problems import add_problems

DOCUMENT = Path(__file__).with_name("openapi.json")


def create_app() -> Flask:
    app = Flask(__name__)

    # region user
    @app.get("/api/user/<int:id>")
    def get_user(id: int) -> Response:
        return jsonify({"id": id, "name": "John"})

    # endregion
    # region wire
    app.register_blueprint(create_books())
    add_problems(app)

    # endregion
    # region openapi
    document = json.loads(DOCUMENT.read_text("utf-8"))

    @app.get("/openapi.json")
    def show_document() -> Response:
        return jsonify(document)

    # endregion
    return app


if __name__ == "__main__":
    app = create_app()
    app.run(port=int(os.environ.get("PORT", "5016")))
