"""Runs WSGI and ASGI apps, each with an address of its own.

Reads one JSON object a line from its standard input and answers each on
file descriptor 3: {"id", "open": folder, "at": socket} with {"id",
"address"} or {"id", "error"}. Without "at" the address is a port of the
loopback. {"id", "close"} is answered with {"id", "ended"}.

With --fork each app runs in a process of its own, forked from this one,
which has imported Flask already: see forks.py.

Ends with its standard input, so it never outlives its parent.
"""

import ctypes
import importlib
import inspect
import json
import logging
import os
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from types import ModuleType

from werkzeug.serving import ThreadedWSGIServer, make_server

App = Callable  # (environ, start_response) or (scope, receive, send)

LONGEST_REASON = 2000
PR_SET_PDEATHSIG = 1

sys.dont_write_bytecode = True
logging.getLogger("werkzeug").setLevel(logging.ERROR)


opened: set[str] = set()


def forget() -> None:
    """Drop the modules of all folders, so that an import runs anew."""
    folders = tuple(folder + os.sep for folder in opened)
    for name, module in list(sys.modules.items()):
        path = getattr(module, "__file__", None)
        if path and path.startswith(folders):
            del sys.modules[name]


def load(folder: str) -> App:
    """Import app.py from its folder; return create_app() or app."""
    forget()
    opened.add(folder)
    os.chdir(folder)
    sys.path.insert(0, folder)
    try:
        module: ModuleType = importlib.import_module("app")
        factory = getattr(module, "create_app", None)
        return factory() if factory else module.app
    finally:
        sys.path.remove(folder)


class UnixServer(ThreadedWSGIServer):
    """Serves on a Unix socket; to the app it is the loopback."""

    def __init__(self, app: App, listener: socket.socket) -> None:
        path = listener.getsockname()
        fd = listener.fileno()
        super().__init__(f"unix://{path}", 0, app, fd=fd)
        self.server_address = ("127.0.0.1", 0)

    def get_request(self) -> tuple:
        connection, _ = super().get_request()
        return connection, ("127.0.0.1", 0)


def serve(app: App, path: str | None = None) -> int | str:
    """Serve an app in a thread; return its address, which is open."""
    if inspect.iscoroutinefunction(type(app).__call__):
        return serve_asgi(app, path)
    if path:
        server = UnixServer(app, listen(path))
    else:
        server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return path or server.server_port


def serve_asgi(app: App, path: str | None) -> int | str:
    """Serve an ASGI app with uvicorn, which few lessons need."""
    import uvicorn

    listener = listen(path)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    threading.Thread(
        target=server.run, args=([listener],), daemon=True
    ).start()
    return path or listener.getsockname()[1]


def listen(path: str | None) -> socket.socket:
    """Listen on a Unix socket, or on any port of the loopback."""
    if path:
        return socket.create_server(
            path, family=socket.AF_UNIX, backlog=128
        )
    return socket.create_server(("127.0.0.1", 0))


def end_with_parent() -> None:
    """Have Linux end this process with the one that started it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def explain(error: BaseException, folder: str) -> str:
    """Say where and why an app could not be opened."""
    text = f"{type(error).__name__}: {error}"
    place = None
    if isinstance(error, SyntaxError) and error.filename:
        text = f"{type(error).__name__}: {error.msg}"
        place = f"{error.filename}:{error.lineno}"
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename.startswith(folder + os.sep):
                place = f"{frame.filename}:{frame.lineno}"
    return (f"{place}: {text}" if place else text)[:LONGEST_REASON]


def main() -> None:
    """Answer the parent's lines until there are no more."""
    answers = os.fdopen(3, "w", buffering=1)
    for line in sys.stdin:
        question = json.loads(line)
        answer = {"id": question["id"]}
        try:
            if "close" in question:
                answer["ended"] = "it was closed"
            else:
                app = load(question["open"])
                answer["address"] = serve(app, question.get("at"))
        except Exception as error:
            answer["error"] = explain(error, question["open"])
        print(json.dumps(answer), file=answers)
    os._exit(0)


if __name__ == "__main__":
    end_with_parent()
    sys.stdout.reconfigure(line_buffering=True)
    if "--fork" in sys.argv:
        import forks

        forks.main()
    else:
        main()
