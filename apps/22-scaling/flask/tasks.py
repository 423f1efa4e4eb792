"""Jobs. The web process adds them. A worker, another process, does
them: celery -A tasks worker
"""

import os

from celery import Celery

REDIS_URL = os.environ.get("REDIS_URL")

celery = Celery(
    "tasks",
    broker=REDIS_URL or "memory://",
    backend=REDIS_URL or "cache+memory://",
)

# region acknowledge
celery.conf.task_acks_late = True  # when it is done, not when it begins
celery.conf.task_reject_on_worker_lost = True
celery.conf.worker_prefetch_multiplier = 1
# endregion


# region policy
POLICY = {
    "autoretry_for": (Exception,),
    "max_retries": 2,  # so three attempts
    "retry_backoff": 1,  # seconds, then twice as long each time
    "retry_jitter": False,
}
# endregion


# region job
@celery.task(**POLICY)
def make_report(pages: int) -> None:
    print(f"Report: {pages} pages")


# endregion
