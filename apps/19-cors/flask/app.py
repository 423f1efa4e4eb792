"""19. What is Flask CORS?

A page may send requests to another origin, but the browser hides the
answer from it, unless CORS headers name the page's origin.
"""

import os
from threading import Lock

from flask import Flask, Response, make_response, request
from flask_cors import CORS
from werkzeug.middleware.dispatcher import DispatcherMiddleware

import public

ORIGINS = ["https://app.example", "http://localhost:8019"]


def create_app() -> Flask:
    app = Flask(__name__)
    notes = 0
    lock = Lock()  # Flask answers in threads

    # region mount
    # What is open to all is an app of its own.
    app.wsgi_app = DispatcherMiddleware(
        app.wsgi_app, {"/public": public.app}
    )

    # endregion
    # region vary
    # Above CORS(app): hooks after the request run in reverse.
    @app.after_request
    def vary_by_origin(response: Response) -> Response:
        if request.path.startswith("/api/"):
            response.vary.add("Origin")
        return response

    # endregion
    # region allow-list
    CORS(
        app,
        resources={"/api/notes": {"origins": ORIGINS}},
        supports_credentials=True,
        methods=["GET", "HEAD", "POST", "DELETE"],
        allow_headers=["Content-Type", "X-Reason"],
        expose_headers=["X-Total-Count"],
        max_age=600,
        always_send=False,
    )

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
        with lock:
            notes += 1
        return "Added"

    # endregion
    # region preflight
    @app.delete("/api/notes")
    def delete_notes() -> str:
        nonlocal notes
        with lock:
            notes = 0
        return "Deleted"

    # endregion
    # region same-origin
    @app.get("/")
    def home() -> str:
        return "Only for this origin"

    # endregion
    return app


if __name__ == "__main__":
    create_app().run(port=int(os.environ.get("PORT", "5019")))
