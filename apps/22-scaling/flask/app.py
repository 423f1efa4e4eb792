"""22. How do you scale a Flask application?

Keep nothing in a process that another one needs. Then add more.
"""

import os
from uuid import uuid4

from flask import Flask, Response, abort, request, url_for
from flask_caching import Cache
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from caching import cache_config, is_text, text_key
from slow_texts import SlowTexts
from tasks import REDIS_URL, celery, give_up_soon, long_task

Json = dict[str, str | int]
STATES = {"SUCCESS": "done", "FAILURE": "dead"}


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.update(cache_config(REDIS_URL))
    give_up_soon()
    texts = SlowTexts()
    cache = Cache(app)

    # region served-by
    @app.after_request
    def name_process(response: Response) -> Response:
        response.headers["X-Served-By"] = f"process-{os.getpid()}"
        return response

    # endregion
    # region cached
    @app.get("/data")
    @cache.cached(timeout=50)
    def cached_data() -> str:
        texts.runs += 1  # a slow query would stand here
        return "This data is cached!"

    # endregion
    # region refresh
    @app.post("/data")
    def refresh_data() -> str:
        cache.delete("view//data")  # the key: view/ and the path
        return "Data refreshed"

    # endregion
    # region keyed
    @app.get("/texts")
    @cache.cached(50, make_cache_key=text_key, response_filter=is_text)
    def show_text() -> str:
        return texts.load(request.args.get("lang", "en"))

    # endregion
    # region queue
    @app.post("/reports")
    def add_report() -> tuple[Json, int, Json]:
        job = str(uuid4())
        celery.backend.store_result(job, None, "WAITING")
        long_task.apply_async(task_id=job)
        location = url_for("show_report", job=job)
        return {"id": job}, 202, {"Location": location}

    @app.get("/reports/<job>")
    def show_report(job: str) -> Json:
        state = celery.AsyncResult(job).state
        if state == "PENDING":  # Celery's word for an unknown id
            abort(404)
        return {"state": STATES.get(state, "waiting")}

    # endregion
    # region away
    @app.errorhandler(RedisError)
    @app.errorhandler(OperationalError)
    def say_unavailable(_error: Exception) -> tuple[str, int]:
        return "Try again later", 503

    # endregion
    # region health
    @app.get("/stats")
    def show_stats() -> Json:
        return {"runs": texts.runs}

    @app.get("/healthz")
    def show_health() -> str:
        return "ok"

    @app.get("/readyz")
    def show_readiness() -> str:
        return "ready"

    # endregion
    return app


if __name__ == "__main__":
    create_app().run(port=int(os.environ.get("PORT", "5022")))
