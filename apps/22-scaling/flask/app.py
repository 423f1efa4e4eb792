"""22. How do you scale a Flask application?

Keep nothing in a process that another one needs. Then add more.
"""

import os
from uuid import uuid4

from flask import Flask, Response, abort, request, url_for
from flask_caching import Cache

from caching import cache_config, data_key, is_text
from slow_texts import SlowTexts
from tasks import REDIS_URL, celery, make_report

Json = dict[str, str | int]
STATES = {"SUCCESS": "done", "FAILURE": "dead"}


def create_app() -> Flask:
    app = Flask(__name__)
    app.config.update(cache_config(REDIS_URL))
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
    @cache.cached(make_cache_key=data_key, response_filter=is_text)
    def show_data() -> str:
        return texts.load(request.args.get("lang", "en"))

    @app.post("/data")
    def refresh_data() -> str:
        cache.delete(data_key())
        return "Data refreshed"

    # endregion
    # region queue
    @app.post("/reports")
    def add_report() -> tuple[Json, int, Json]:
        job = str(uuid4())
        celery.backend.store_result(job, None, "WAITING")
        make_report.apply_async([3], task_id=job)
        location = url_for("show_report", job=job)
        return {"id": job}, 202, {"Location": location}

    @app.get("/reports/<job>")
    def show_report(job: str) -> Json:
        state = celery.AsyncResult(job).state
        if state == "PENDING":  # Celery's word for an unknown id
            abort(404)
        return {"state": STATES.get(state, "waiting")}

    # endregion
    # region health
    @app.get("/stats")
    def show_stats() -> Json:
        return {"runs": texts.runs}

    @app.get("/healthz")
    def show_health() -> str:
        return "ok"

    # endregion
    return app


if __name__ == "__main__":
    create_app().run(port=int(os.environ.get("PORT", "5022")))
