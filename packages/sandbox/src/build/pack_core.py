"""Repacks the standard library and Flask for a quick start.

What Flask imports, and Flask itself, become bytecode in one archive
that Python imports from as it is; the rest of the library stays source,
most of it in a second one. Both hold their files as they are: they are
compressed as a whole.
"""

import ast
import importlib.util
import io
import re
import sys
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

from undocumented import undocumented

LIBRARY = "/lib/python314.zip/"
SITE = "/lib/python3.14/site-packages/"
SINCE = (1980, 1, 1, 0, 0, 0)
# Debuggers and documentation, what C does as well, programs of the
# mail and file servers, and the character sets of other systems.
LEFT_OUT = re.compile(
    r"^(pydoc_data|xmlrpc|idlelib|turtledemo|ensurepip|venv)/"
    r"|^(_pyio|_pydatetime|_pydecimal|pydoc|doctest|trace"
    r"|pstats|profile|cProfile|pickletools|imaplib|ftplib|poplib"
    r"|mailbox|turtle|_(aix|osx|ios|android|apple)_support)\.py$"
    r"|^encodings/(big5|cp(?!437|125)|euc|gb|hp|hz|iso2022|johab|koi8"
    r"|mac_|palmos|ptcp|shift|tis|kz)"
)

# They read their own documentation.
DOCUMENTED = re.compile(r"^(email|_?pyodide)/")


def imported() -> set[str]:
    """Name the library's files that Flask and its server import."""
    import flask  # noqa: F401
    import werkzeug.serving  # noqa: F401

    files = [getattr(m, "__file__", None) for m in sys.modules.values()]
    return {
        file.removeprefix(LIBRARY)
        for file in files
        if file and file.startswith(LIBRARY)
    }


def compiled(
    content: bytes, module: bytes | ast.Module, path: str, level: int
) -> bytes:
    """Compile a module to a file of bytecode."""
    code = compile(module, path, "exec", 0, True, optimize=level)
    known = importlib.util.source_hash(content)
    return _code_to_hash_pyc(code, known, False)


def pack(files: dict[str, bytes]) -> bytes:
    """Write an archive whose files are not compressed."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, SINCE), files[name])
    return result.getvalue()


def read(archive: bytes) -> dict[str, bytes]:
    """Give all files of an archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        names = [n for n in opened.namelist() if not n.endswith("/")]
        return {name: opened.read(name) for name in names}


def pack_core(library: bytes, packages: list[bytes]) -> list[bytes]:
    """Give the archive of the start, and that of the rest."""
    wanted = imported()
    # A package is in one archive, or its parts are not found.
    started = {name.partition("/")[0] for name in wanted}
    core: dict[str, bytes] = {}
    more: dict[str, bytes] = {}
    for name, content in read(library).items():
        if name in wanted:
            level = 0 if DOCUMENTED.search(name) else 2
            path = LIBRARY + name
            core[name + "c"] = compiled(content, content, path, level)
        elif LEFT_OUT.search(name):
            continue
        elif name.partition("/")[0] in started:
            core[name] = content
        else:
            more[name] = content
    for package in packages:
        for name, content in read(package).items():
            if name.endswith(".py"):
                # Its assertions are part of what it does.
                module = undocumented(content, SITE + name)
                path = SITE + name
                core[name + "c"] = compiled(content, module, path, 0)
            else:
                core[name] = content
    return [pack(core), pack(more)]
