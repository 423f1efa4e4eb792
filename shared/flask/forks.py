"""Runs each app in a process of its own, forked from a warmed parent.

The parent imports what most lessons need and runs no lesson's code, so
it always answers, and its children share its memory. It watches them:
one that uses too much memory is ended, and all end when this process's
standard input does, whatever they are busy with.
"""

import contextlib
import gc
import importlib
import json
import os
import select
import signal
import threading

import host

WARM = (
    "sqlite3",
    "sqlalchemy.orm",
    "sqlalchemy.dialects.sqlite",
    "flask_sqlalchemy",
    "flask_wtf",
    "flask_login",
)
MEMORY_MB = 512
WATCH_SECONDS = 0.2
PAGE = os.sysconf("SC_PAGE_SIZE")

children: dict[int, int] = {}  # the app's id by its process's
reasons: dict[int, str] = {}  # why this process ended another


def main() -> None:
    """Answer the parent's lines until there are no more."""
    wake, woken = os.pipe()
    for fd in (wake, woken):
        os.set_blocking(fd, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(woken)
    unread = b""
    warm = list(WARM)
    while True:
        wait = 0 if warm else WATCH_SECONDS if children else None
        ready, _, _ = select.select([0, wake], [], [], wait)
        if wake in ready:
            os.read(wake, 4096)
        if 0 in ready:
            portion = os.read(0, 65536)
            if not portion:
                break
            *lines, unread = (unread + portion).split(b"\n")
            for line in lines:
                answer(json.loads(line))
        elif warm:
            with contextlib.suppress(ImportError):
                importlib.import_module(warm.pop(0))
        watch()
        reap()
    for pid in children:
        kill(pid)
    os._exit(0)


def answer(question: dict) -> None:
    """Open an app in a child, or end the child of one."""
    number = question["id"]
    if "open" in question:
        gc.freeze()
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            run(question, parent)
        lead_group(pid)
        children[pid] = number
        return
    for pid, app in children.items():
        if app == number:
            kill(pid)


def lead_group(pid: int) -> None:
    """Put a child into a group of its own; whoever is first does."""
    with contextlib.suppress(OSError):
        os.setpgid(pid, pid)


def kill(pid: int) -> None:
    """End a child, if it is still there, and what it has started."""
    with contextlib.suppress(OSError):
        os.killpg(pid, signal.SIGKILL)


def run(question: dict, parent: int) -> None:
    """Serve an app in this child until it is ended."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    host.end_with_parent()
    if os.getppid() != parent:
        os._exit(0)
    lead_group(0)
    # What the app does to these descriptors reaches nobody.
    answers = os.dup(3)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(4):
        os.dup2(nothing, descriptor)
    said = {"id": question["id"]}
    folder = question["open"]
    try:
        app = host.load(folder)
        said["address"] = host.serve(app, question.get("at"))
    except BaseException as error:
        said["error"] = host.explain(error, folder)
    say(said, answers)
    if "error" in said:
        os._exit(0)
    os.close(answers)
    threading.Event().wait()


def watch() -> None:
    """End each child that uses too much memory; on Linux only."""
    for pid in children:
        with contextlib.suppress(OSError):
            with open(f"/proc/{pid}/statm") as file:
                pages = int(file.read().split()[1])
            if pages * PAGE > MEMORY_MB * 1024 * 1024:
                reasons[pid] = (
                    f"it used more than {MEMORY_MB} MB of memory"
                )
                kill(pid)


def reap() -> None:
    """Tell which children have ended, and how."""
    while children:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        code = os.waitstatus_to_exitcode(status)
        how = (
            f"code {code}" if code >= 0 else signal.Signals(-code).name
        )
        kill(pid)
        reason = reasons.pop(pid, f"the process ended with {how}")
        say({"id": children.pop(pid), "ended": reason}, 3)


def say(message: dict, descriptor: int) -> None:
    """Write one line, which is short enough to be written whole."""
    os.write(descriptor, json.dumps(message).encode() + b"\n")
