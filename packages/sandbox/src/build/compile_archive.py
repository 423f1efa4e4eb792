"""Turns an archive's modules into bytecode, which imports faster.

Its files are held as they are: it is compressed as a whole.
"""

import importlib.util
import io
import re
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

from undocumented import undocumented

SITE = "/lib/python3.14/site-packages/"
SINCE = (1980, 1, 1, 0, 0, 0)
# They read their own documentation.
DOCUMENTED = re.compile(r"^sqlalchemy/\w+/events\.py$")


def compile_archive(data: bytes) -> bytes:
    """Compile all modules, except those that are templates."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(result, "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".py") and "/templates/" not in name:
                path = SITE + name
                whole = DOCUMENTED.search(name)
                module = (
                    content if whole else undocumented(content, path)
                )
                code = compile(module, path, "exec", 0, True)
                known = importlib.util.source_hash(content)
                content = _code_to_hash_pyc(code, known, False)
                name += "c"
            new.writestr(zipfile.ZipInfo(name, SINCE), content)
    return result.getvalue()
