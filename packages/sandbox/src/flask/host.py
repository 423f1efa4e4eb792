"""Runs Python sides of lessons in Pyodide.

`open_app` imports a lesson and keeps its app; `send` gives it the bytes
of one request and returns those of the answer.
"""

import gc
import hashlib
import importlib
import inspect
import os
import shutil
import sys
import threading
from collections.abc import Callable
from types import ModuleType

import asgi
import decant_hashes  # the page's: JavaScript

import wsgi

apps: dict[int, Callable] = {}
opened: set[str] = set()


def forget() -> None:
    """Drop the modules of all lessons, so that an import runs anew."""
    folders = tuple(folder + os.sep for folder in opened)
    for name, module in list(sys.modules.items()):
        path = getattr(module, "__file__", None)
        if path and path.startswith(folders):
            del sys.modules[name]


def open_app(
    number: int, lesson: str, folder: str, files: dict
) -> None:
    """Write a lesson's files and import app.py from a folder of it."""
    forget()
    root = f"/apps/{lesson}"
    shutil.rmtree(root, ignore_errors=True)
    for path, data in files.items():
        target = f"{root}/{path}"
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as file:
            file.write(data)
    place = f"{root}/{folder}"
    opened.add(place)
    os.chdir(place)
    sys.path.insert(0, place)
    importlib.invalidate_caches()
    try:
        module = importlib.import_module("app")
        factory = getattr(module, "create_app", None)
        apps[number] = factory() if factory else module.app
    finally:
        sys.path.remove(place)


def close_app(number: int) -> None:
    """Forget an app."""
    apps.pop(number, None)
    gc.collect()


def send(number: int, request: bytes) -> bytes:
    """Answer one request: every byte until the connection ends."""
    app = apps[number]
    if inspect.iscoroutinefunction(type(app).__call__):
        return asgi.answer(app, request)
    return wsgi.answer(app, request)


def scrypt(
    password: bytes,
    *,
    salt: bytes,
    n: int,
    r: int,
    p: int,
    maxmem: int = 0,
    dklen: int = 64,
) -> bytes:
    """Derive a key as hashlib.scrypt does, which Pyodide lacks."""
    return decant_hashes.scrypt(
        password, salt, n, r, p, dklen
    ).tobytes()


def pbkdf2_hmac(
    hash_name: str,
    password: bytes,
    salt: bytes,
    iterations: int,
    dklen: int | None = None,
) -> bytes:
    """Derive a key as hashlib.pbkdf2_hmac does, which Pyodide lacks."""
    length = dklen or hashlib.new(hash_name).digest_size
    return decant_hashes.pbkdf2(
        hash_name, password, salt, iterations, length
    ).tobytes()


# Pyodide has no subinterpreters, and anyio imports them.
sys.modules["anyio.to_interpreter"] = ModuleType("to_interpreter")
# No thread starts here: Flask-Limiter's would only clean up.
threading.Timer.start = lambda _timer: None
# Django takes the browser's event loop for one that it would block.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
hashlib.scrypt = scrypt
hashlib.pbkdf2_hmac = pbkdf2_hmac
