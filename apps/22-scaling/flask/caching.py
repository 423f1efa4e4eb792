"""A cache: memory by default, or Redis, which all processes share."""

from typing import Any

from flask import request


def cache_config(redis_url: str | None) -> dict[str, Any]:
    # region cache
    config = {"CACHE_TYPE": "SimpleCache"}
    if not redis_url:
        return config
    return config | {
        "CACHE_TYPE": "RedisCache",
        "CACHE_REDIS_URL": redis_url,
        "CACHE_OPTIONS": REDIS_OPTIONS,
    }
    # endregion


# region redis
# Redis going away makes the app slower, and breaks nothing.
REDIS_OPTIONS = {
    "socket_connect_timeout": 1,
    "socket_timeout": 1,
    "retry": None,
}
# endregion


# region keyed
def text_key() -> str:
    return f"texts:{request.args.get('lang', 'en')}"


def is_text(answer: object) -> bool:
    return isinstance(answer, str)  # an abort() arrives as a Response


# endregion
