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
celery.conf.result_expires = 24 * 60 * 60  # seconds
# Nobody renews it, so it must be longer than any job.
TRANSPORT = {"visibility_timeout": 10 * 60}  # seconds
celery.conf.broker_transport_options = TRANSPORT
# endregion


# region job
@celery.task(**POLICY)
def long_task() -> str:
    return "Task Completed"


# endregion


# region away
# A request waits a second for Redis, and no longer.
QUICK = {"socket_timeout": 1, "socket_connect_timeout": 1}


def give_up_soon() -> None:
    celery.conf.update(
        broker_transport_options=TRANSPORT | QUICK | {"max_retries": 0},
        task_publish_retry=False,
        redis_socket_timeout=1,
        redis_socket_connect_timeout=1,
        result_backend_transport_options={
            "retry_policy": {"max_retries": 0}
        },
    )


# endregion
