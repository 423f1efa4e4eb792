"""Answers a request by a WSGI app with Werkzeug's own server."""

import functools
import importlib.metadata
import io
from collections.abc import Callable
from types import SimpleNamespace

import loop

# More than the page reads of an answer.
MAX_ANSWER = 5_500_000


def answer(app: Callable, request: bytes) -> bytes:
    """Give every byte of the answer to one request."""
    from werkzeug import serving

    serving.selectors = SimpleNamespace(
        DefaultSelector=NoSelector, EVENT_READ=1
    )
    if hasattr(app, "async_to_sync"):
        app.async_to_sync = to_sync
    connection = Connection(request)
    version = importlib.metadata.version("werkzeug")
    server = SimpleNamespace(
        app=app,
        ssl_context=None,
        multithread=True,
        multiprocess=False,
        passthrough_errors=False,
        server_address=("127.0.0.1", 0),
        _server_version=f"Werkzeug/{version}",
        log=lambda *_: None,
    )
    # As a server with threads has it.
    settings = {"log": lambda *_: None, "protocol_version": "HTTP/1.1"}
    handler = type("Handler", (serving.WSGIRequestHandler,), settings)
    handler(connection, ("127.0.0.1", 0), server)
    return bytes(connection.sent)


def to_sync(call: Callable) -> Callable:
    """Make an async view one that Flask can call."""

    @functools.wraps(call)
    def wrapped(*args: object, **kwargs: object) -> object:
        return loop.run(call(*args, **kwargs))

    return wrapped


class Connection:
    """A socket that holds one request, and what is answered."""

    def __init__(self, request: bytes) -> None:
        """Begin with the whole request."""
        self.request = request
        self.sent = bytearray()

    def makefile(self, *_: object) -> io.BytesIO:
        """Give the request to be read."""
        return io.BytesIO(self.request)

    def sendall(self, data: bytes) -> None:
        """Take a portion of the answer; hang up when it is too long."""
        self.sent += data[: MAX_ANSWER - len(self.sent)]
        if len(self.sent) >= MAX_ANSWER:
            raise BrokenPipeError("nobody reads further")


class NoSelector:
    """All of the request was read: there is nothing to wait for."""

    def register(self, *_: object) -> None:
        """Nothing will come."""

    def select(self, timeout: float) -> list:
        """Nothing has come."""
        return []

    def close(self) -> None:
        """Nothing was opened."""
