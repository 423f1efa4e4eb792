"""How gunicorn runs the app. It reads this file by itself."""

import os
import signal
from threading import Timer
from types import FrameType

from gunicorn.arbiter import Arbiter

from lifecycle import stopping

# region settings
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = os.environ.get("PORT", "5020")
bind = f"{HOST}:{PORT}"
workers = int(os.environ.get("WEB_CONCURRENCY", os.cpu_count() or 1))
threads = 4
drain_seconds = int(os.environ.get("DRAIN_SECONDS", "0"))
graceful_timeout = 20
control_socket_disable = True
# endregion

# region log
accesslog = "-"
# endregion


# region drain
def when_ready(server: Arbiter) -> None:
    """First say that we are not ready, and stop some seconds later."""

    def drain(number: int, frame: FrameType | None) -> None:
        stopping.value = True
        Timer(drain_seconds, server.signal, (number, frame)).start()

    signal.signal(signal.SIGTERM, drain)


# endregion
