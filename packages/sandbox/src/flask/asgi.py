"""Answers a request by an ASGI app, as uvicorn does."""

import contextlib
from collections.abc import Callable
from email.utils import formatdate
from http import HTTPStatus
from urllib.parse import unquote

import loop

import wsgi


def answer(app: Callable, request: bytes) -> bytes:
    """Give every byte of the answer to one request."""
    with contextlib.suppress(ImportError):
        import anyio.to_thread

        # There are no threads: what would wait in one is called.
        anyio.to_thread.run_sync = call
    return loop.run(exchange(app, request))


async def call(
    function: Callable, *args: object, **_: object
) -> object:
    """Call what would run in a thread."""
    return function(*args)


async def exchange(app: Callable, request: bytes) -> bytes:
    """Hand a request to the app, and write what it sends."""
    head, _, body = request.partition(b"\r\n\r\n")
    line, *fields = head.split(b"\r\n")
    method, target, _ = line.decode().split(" ")
    path, _, query = target.partition("?")
    headers = [
        (name.lower(), value.strip())
        for name, _, value in (
            field.partition(b":") for field in fields
        )
    ]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "server": ("127.0.0.1", 0),
        "client": ("127.0.0.1", 0),
        "scheme": "http",
        "method": method,
        "root_path": "",
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": headers,
        "state": {},
    }
    events = [
        {"type": "http.request", "body": body, "more_body": False}
    ]
    sent = bytearray()

    async def receive() -> dict:
        return events.pop() if events else {"type": "http.disconnect"}

    async def send(event: dict) -> None:
        if event["type"] == "http.response.start":
            sent.extend(write_head(event))
        elif method != "HEAD":
            room = wsgi.MAX_ANSWER - len(sent)
            sent.extend(event.get("body", b"")[:room])
        if len(sent) >= wsgi.MAX_ANSWER:
            raise BrokenPipeError("nobody reads further")

    try:
        await app(scope, receive, send)
    except Exception:
        # Starlette answers 500 first, then raises for the server's log.
        if not sent:
            raise
    return bytes(sent)


def write_head(event: dict) -> bytes:
    """Write the status line and the headers, uvicorn's own first."""
    status = event["status"]
    reason = HTTPStatus(status).phrase
    fields = [
        (b"date", formatdate(usegmt=True).encode()),
        (b"server", b"uvicorn"),
        *event.get("headers", []),
        (b"connection", b"close"),
    ]
    lines = [f"HTTP/1.1 {status} {reason}".encode()]
    lines += [name + b": " + value for name, value in fields]
    return b"\r\n".join(lines) + b"\r\n\r\n"
