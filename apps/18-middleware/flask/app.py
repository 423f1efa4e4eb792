"""18. What is Flask Middleware?

Middleware wraps the application. Hooks run inside, around the view.
"""

import os
from time import perf_counter, sleep
from uuid import uuid4

from flask import Flask, Response, g, request

from middleware import Trace


def create_app() -> Flask:
    app = Flask(__name__)
    last = "nothing"

    # region print
    @app.before_request
    def before() -> None:
        print("Before request executed", flush=True)

    # endregion
    # region time
    @app.before_request
    def start_clock() -> None:
        request.environ["steps"].append("before 1")
        g.start = perf_counter()

    @app.after_request
    def add_time(response: Response) -> Response:
        request.environ["steps"].append("after 1")
        duration = (perf_counter() - g.start) * 1000
        response.headers["Server-Timing"] = f"app;dur={duration}"
        return response

    # endregion
    # region teardown
    @app.teardown_request
    def remember(error: BaseException | None) -> None:
        nonlocal last
        last = type(error).__name__ if error else "no error"

    # endregion
    # region id
    @app.before_request
    def choose_id() -> None:
        request.environ["steps"].append("before 2")
        g.id = str(uuid4())

    @app.after_request
    def add_id(response: Response) -> Response:
        request.environ["steps"].append("after 2")
        response.headers["X-Request-Id"] = g.id
        return response

    # endregion
    # region short-circuit
    @app.before_request
    def close_shop() -> tuple[str, int] | None:
        if request.path == "/shop":
            return "Closed", 503

    @app.get("/shop")
    def shop() -> str:
        return "Shop"

    # endregion
    # region state
    def signature() -> str:
        return f"request {g.id}"

    @app.get("/")
    def home() -> str:
        request.environ["steps"].append("view")
        sleep(0.02)
        return f"This is {signature()}, after {last}"

    # endregion
    # region error
    @app.get("/boom")
    def boom() -> str:
        request.environ["steps"].append("view")
        raise TypeError("no database at db.internal:5432")

    @app.errorhandler(500)
    def broken(_error: Exception) -> tuple[str, int]:
        request.environ["steps"].append("error")
        return "Something broke", 500

    # endregion
    # region outer
    app.wsgi_app = Trace(app.wsgi_app)
    # endregion
    return app


if __name__ == "__main__":
    create_app().run(port=int(os.environ.get("PORT", "5018")))
