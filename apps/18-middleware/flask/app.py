"""18. What is Flask middleware?

Middleware wraps the WSGI application: it runs first and last, and can
answer without Flask. Hooks run inside Flask, around the view.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from time import perf_counter, sleep
from typing import TYPE_CHECKING
from uuid import uuid4

from flask import Flask, Response, g, request
from flask.typing import ResponseReturnValue

if TYPE_CHECKING:
    from _typeshed import OptExcInfo
    from _typeshed.wsgi import (
        StartResponse,
        WSGIApplication,
        WSGIEnvironment,
    )


def step(name: str) -> None:
    request.environ["steps"].append(name)


# region state
def signature() -> str:
    return f"request {g.id}"


# endregion
# region outer
class Trace:
    def __init__(self, app: WSGIApplication) -> None:
        self.app = app

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        steps = environ["steps"] = ["outer"]

        def start(
            status: str,
            headers: list[tuple[str, str]],
            exc_info: OptExcInfo | None = None,
        ) -> Callable[[bytes], object]:
            steps.append("outer")
            headers.append(("X-Trace", ", ".join(steps)))
            return start_response(status, headers, exc_info)

        if environ["PATH_INFO"] == "/ping":
            return Response("pong")(environ, start)
        return self.app(environ, start)


# endregion
def create_app() -> Flask:
    app = Flask(__name__)
    last = "nothing"

    # region outer
    app.wsgi_app = Trace(app.wsgi_app)
    # endregion

    # region time
    @app.before_request
    def start_clock() -> None:
        step("before 1")
        g.start = perf_counter()

    @app.after_request
    def add_time(response: Response) -> Response:
        step("after 1")
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
        step("before 2")
        g.id = str(uuid4())

    @app.after_request
    def add_id(response: Response) -> Response:
        step("after 2")
        response.headers["X-Request-Id"] = g.id
        return response

    # endregion
    # region short-circuit
    @app.before_request
    def close_shop() -> ResponseReturnValue | None:
        if request.path == "/shop":
            return "Closed", 503
        return None

    @app.get("/shop")
    def shop() -> str:
        return "Shop"

    # endregion
    # region state
    @app.get("/")
    def home() -> str:
        step("view")
        sleep(0.02)
        return f"This is {signature()}, after {last}"

    # endregion
    # region error
    @app.get("/boom")
    def boom() -> str:
        step("view")
        raise TypeError("no database at db.internal:5432")

    @app.errorhandler(500)
    def broken(_error: Exception) -> ResponseReturnValue:
        step("error")
        return "Something broke", 500

    # endregion
    return app


if __name__ == "__main__":
    create_app().run(port=int(os.environ.get("PORT", "5018")))
