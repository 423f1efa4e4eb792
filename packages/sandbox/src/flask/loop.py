"""Runs a coroutine to its end, where the browser's own loop cannot."""

import asyncio
import time
from collections.abc import Coroutine
from typing import TypeVar

Result = TypeVar("Result")


class Sleeper:
    """Waits for nothing but time: there are no sockets."""

    def select(self, timeout: float | None) -> list:
        """Sleep until the next timer."""
        if timeout:
            time.sleep(timeout)
        return []

    def close(self) -> None:
        """Nothing was opened."""


class Loop(asyncio.BaseEventLoop):
    """An event loop with timers only."""

    def __init__(self) -> None:
        """Begin with no timer."""
        super().__init__()
        self._selector = Sleeper()

    def _process_events(self, _events: list) -> None:
        """There are none."""

    def _write_to_self(self) -> None:
        """Nobody else would wake it."""


def run(
    coroutine: Coroutine[object, object, Result],
) -> Result:
    """Run a coroutine inside the browser's loop, which waits."""
    outer = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    loop = Loop()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()
        asyncio._set_running_loop(outer)
