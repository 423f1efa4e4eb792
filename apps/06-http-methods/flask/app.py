"""6. How do you handle HTTP methods in Flask?

A rule names its methods. Flask adds HEAD and OPTIONS by itself, and
answers any other method with 405 and the list of those allowed.
"""

import os
from threading import Lock

from flask import Flask, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask.views import MethodView


def create_app() -> Flask:
    app = Flask(__name__)
    votes = 0
    lock = Lock()
    starred = False

    # region submit
    @app.route("/submit", methods=["GET", "POST"])
    def submit() -> str:
        if request.method == "POST":
            return "Form Submitted"
        return "Submit Form"

    # endregion
    # region vote
    @app.get("/vote")
    def show_votes() -> str:
        return f"Votes: {votes}"

    @app.post("/vote")
    def vote() -> ResponseReturnValue:
        nonlocal votes
        with lock:  # requests are answered in threads
            votes += 1
        return redirect(url_for("show_votes"), code=303)

    # endregion
    # region star
    class Star(MethodView):
        def get(self) -> str:
            return "Starred" if starred else "Not starred"

        def put(self) -> str:
            nonlocal starred
            starred = True
            return "Starred"

        def delete(self) -> str:
            nonlocal starred
            starred = False
            return "Not starred"

    app.add_url_rule("/star", view_func=Star.as_view("star"))
    # endregion

    return app


if __name__ == "__main__":
    create_app().run(port=int(os.environ.get("PORT", "5006")))
