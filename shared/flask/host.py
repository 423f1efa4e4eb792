"""Runs WSGI and ASGI apps, each on a loopback port of its own.

Reads one JSON object a line from its standard input, {"open": folder},
and answers each on file descriptor 3, with {"port": number} or
{"error": text}.
Ends with its standard input, so it never outlives its parent.
"""

import importlib
import inspect
import json
import logging
import os
import socket
import sys
import threading
from collections.abc import Callable
from types import ModuleType

from werkzeug.serving import make_server

App = Callable  # (environ, start_response) or (scope, receive, send)

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


def serve(app: App) -> int:
    """Serve an app in a thread; return its port, which is open."""
    if inspect.iscoroutinefunction(type(app).__call__):
        return serve_asgi(app)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


def serve_asgi(app: App) -> int:
    """Serve an ASGI app with uvicorn, which few lessons need."""
    import uvicorn

    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    threading.Thread(
        target=server.run, args=([listener],), daemon=True
    ).start()
    return listener.getsockname()[1]


def main() -> None:
    """Answer the parent's lines until there are no more."""
    sys.stdout.reconfigure(line_buffering=True)
    answers = os.fdopen(3, "w", buffering=1)
    for line in sys.stdin:
        try:
            port = serve(load(json.loads(line)["open"]))
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            print(json.dumps({"error": reason}), file=answers)
            continue
        print(json.dumps({"port": port}), file=answers)
    os._exit(0)


if __name__ == "__main__":
    main()
