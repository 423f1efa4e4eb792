"""19. What is Flask-CORS?

A page may send requests to another origin, but the browser hides the
answer from it, unless CORS headers name the page's origin.
"""

import os

from flask import Flask, Response, make_response, request
from flask_cors import CORS

ORIGINS = ["https://app.example", "http://localhost:8019"]


def create_app() -> Flask:
    app = Flask(__name__)
    notes = 0

    # region vary
    # Stands above CORS(app), as after hooks run in reverse.
    @app.after_request
    def vary_by_origin(response: Response) -> Response:
        if request.path.startswith("/api/"):
            response.vary.add("Origin")
        return response

    # endregion
    CORS(
        app,
        resources={
            # region public
            "/api/status": {"origins": "*", "methods": ["GET", "HEAD"]},
            # endregion
            # region allow-list
            "/api/notes": {
                "origins": ORIGINS,
                "supports_credentials": True,
                "methods": ["GET", "HEAD", "POST", "DELETE"],
                "allow_headers": ["Content-Type", "X-Reason"],
                "expose_headers": ["X-Total-Count"],
                "max_age": 600,
                "always_send": False,
            },
            # endregion
        },
    )

    # region public
    @app.get("/api/status")
    def show_status() -> str:
        return "Open to all"

    # endregion
    # region simple
    @app.get("/api/notes")
    def count_notes() -> Response:
        response = make_response(f"Notes: {notes}")
        response.headers["X-Total-Count"] = str(notes)
        return response

    @app.post("/api/notes")
    def add_note() -> str:
        nonlocal notes
        notes += 1
        return "Added"

    # endregion
    # region preflight
    @app.delete("/api/notes")
    def delete_notes() -> str:
        nonlocal notes
        notes = 0
        return "Deleted"

    # endregion
    # region same-origin
    @app.get("/")
    def home() -> str:
        return "For this origin alone"

    # endregion
    return app


if __name__ == "__main__":
    create_app().run(port=int(os.environ.get("PORT", "5019")))
