"""Packs what Python sides need as archives that Pyodide can unpack.

Reads a JSON list of requirements.txt files from its standard input,
packs what is installed here into the folder that it is given, without
compiled parts, and answers with the archives that plain Flask needs and
those that each file needs. The key that it is given is part of their
names: archives that were packed by other rules stay unread.
"""

import importlib.metadata as metadata
import json
import os
import re
import sys
import zipfile
from pathlib import Path

from packaging.requirements import Requirement

# Servers, test runners, what needs processes and what serves terminals:
# no browser has them.
LEFT_OUT = {
    "click-didyoumean",
    "click-plugins",
    "click-repl",
    "coverage",
    "gunicorn",
    "httptools",
    "pytest",
    "pytest-cov",
    "pyuwsgi",
    "ruff",
    "uvloop",
}
# Compiled, and nothing stands in for that: its wheel must be there.
COMPILED = {"pydantic-core"}
# Its server answers for every WSGI app, Django's too.
SERVER = "werkzeug"
# Compiled parts and what is nothing without them, texts in other
# languages, what tests a package itself, the list of what is installed.
SKIPPED = re.compile(
    r"^\.\.|\.(so|pyd|pyc|pyi|c|h|pyx|pxd)$"
    r"|/tests?/|^sqlalchemy/testing/|/locale/(?!en/)[^/]+/"
    r"|^django/contrib/gis/|\.dist-info/RECORD$"
)
ENVIRONMENT = {"extra": "", "sys_platform": "emscripten"}
SINCE = (1980, 1, 1, 0, 0, 0)


def canonical(name: str) -> str:
    """Write a package's name as the index does."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needs(name: str) -> list[str]:
    """Name what a package requires, after all that those require."""
    found: list[str] = []

    def visit(name: str) -> None:
        name = canonical(name)
        if name in found or name in LEFT_OUT:
            return
        for text in metadata.requires(name) or []:
            requirement = Requirement(text)
            marker = requirement.marker
            if not marker or marker.evaluate(ENVIRONMENT):
                visit(requirement.name)
        found.append(name)

    visit(name)
    return found


def pack(name: str, folder: Path, key: str) -> str:
    """Write a package's archive; return its file name."""
    distribution = metadata.distribution(name)
    target = folder / f"{name}-{distribution.version}-{key}.zip"
    if target.exists():
        return target.name
    # No other process reads half of it.
    draft = target.with_suffix(f".{os.getpid()}")
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(distribution.files or []):
            if SKIPPED.search(file.as_posix()):
                continue
            entry = zipfile.ZipInfo(file.as_posix(), SINCE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.locate().read_bytes())
    draft.replace(target)
    return target.name


def find_wheel(name: str, folder: Path) -> str:
    """Name a compiled package's wheel, which was put there before."""
    version = metadata.version(name)
    pattern = f"{name.replace('-', '_')}-{version}-*.whl"
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(f"no {pattern} in {folder}")
    return found[0].name


def pack_all(names: list[str], folder: Path, key: str) -> list[str]:
    """Pack packages, each after what it needs; name the archives."""
    all_names = dict.fromkeys(
        need for name in [SERVER, *names] for need in needs(name)
    )
    return [
        find_wheel(name, folder)
        if name in COMPILED
        else pack(name, folder, key)
        for name in all_names
    ]


def required(requirements: str) -> list[str]:
    """Name the packages of a requirements.txt."""
    return [
        Requirement(line).name
        for line in Path(requirements).read_text().splitlines()
        if line.strip() and not line.startswith("#")
    ]


def main() -> None:
    """Answer the list on the standard input."""
    folder, key = Path(sys.argv[1]), sys.argv[2]
    sides = {}
    for path in json.load(sys.stdin):
        try:
            sides[path] = pack_all(required(path), folder, key)
        except (
            FileNotFoundError,
            metadata.PackageNotFoundError,
        ) as error:
            sides[path] = str(error)
    flask = pack_all(["flask"], folder, key)
    print(json.dumps({"flask": flask, "sides": sides}))


main()
