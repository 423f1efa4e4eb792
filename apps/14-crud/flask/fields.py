"""What a client may send."""

import re

from models import Json


class ValidationError(Exception):
    """The input is none that a row can hold."""


# region fields
UNFIT = re.compile("[\0\ud800-\udfff]")  # NUL, half a surrogate pair


def text(value: object, name: str) -> str:
    """Return text that any database can store, or refuse."""
    if isinstance(value, str) and value and not UNFIT.search(value):
        return value
    raise ValidationError(f"{name} must be text")


def fields(body: object) -> Json:
    """Keep what a client may set: a name and an email, never an id."""
    if not isinstance(body, dict):
        raise ValidationError("Send an object")
    known = [key for key in ("name", "email") if key in body]
    return {key: text(body[key], key) for key in known}


# endregion
