"""Keeps a random sample of a session's changes, always the same.

Marks the others as skipped: python sample.py session.sqlite 60
"""

import random
import sys
from argparse import ArgumentParser, Namespace

from cosmic_ray.tools.filters.filter_app import FilterApp
from cosmic_ray.work_db import WorkDB
from cosmic_ray.work_item import WorkerOutcome, WorkItem, WorkResult

SEED = 20_261_128
SKIPPED = WorkResult(WorkerOutcome.SKIPPED)


class Sample(FilterApp):
    def add_args(self, parser: ArgumentParser) -> None:
        parser.add_argument("most", type=int)

    def filter(self, work_db: WorkDB, args: Namespace) -> None:
        items = sorted(work_db.pending_work_items, key=place)
        random.Random(SEED).shuffle(items)  # noqa: S311, no secret
        chosen = list(filter(is_reached, items))[: args.most]
        for item in items:
            if item not in chosen:
                work_db.set_result(item.job_id, SKIPPED)


def place(item: WorkItem) -> tuple:
    change = item.mutations[0]
    path, start = str(change.module_path), change.start_pos
    return path, start, change.operator_name, change.occurrence


def is_reached(item: WorkItem) -> bool:
    """Leave out what only starts a server, and the | of a type."""
    change = item.mutations[0]
    above = change.module_path.read_text("utf-8").splitlines()
    above = above[: change.start_pos[0]]
    starts = any(line.startswith("if __name__") for line in above)
    return not starts and "_BitOr_" not in change.operator_name


if __name__ == "__main__":
    sys.exit(Sample().main())
