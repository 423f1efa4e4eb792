"""Wraps any WSGI application, Flask's or another."""

from collections.abc import Callable, Iterable
from wsgiref.types import (
    StartResponse,
    WSGIApplication,
    WSGIEnvironment,
)

from werkzeug.wrappers import Response


# region outer
class Trace:
    def __init__(self, app: WSGIApplication) -> None:
        self.app = app

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        steps = environ["steps"] = ["outer"]

        def start(
            status: str, headers: list[tuple[str, str]], *rest: object
        ) -> Callable[[bytes], object]:
            steps.append("outer")
            headers.append(("X-Trace", ", ".join(steps)))
            return start_response(status, headers, *rest)

        if environ["PATH_INFO"] == "/ping":
            pong = Response("pong", mimetype="text/html")
            return pong(environ, start)
        return self.app(environ, start)


# endregion
