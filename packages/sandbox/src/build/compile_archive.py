"""Turns an archive's modules into bytecode, which imports faster."""

import importlib.util
import io
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

SITE = "/lib/python3.14/site-packages/"
SINCE = (1980, 1, 1, 0, 0, 0)


def compile_archive(data: bytes) -> bytes:
    """Compile all modules, except those that are templates."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".py") and "/templates/" not in name:
                code = compile(content, SITE + name, "exec", 0, True)
                known = importlib.util.source_hash(content)
                content = _code_to_hash_pyc(code, known, False)
                name += "c"
            entry = zipfile.ZipInfo(name, SINCE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return result.getvalue()
