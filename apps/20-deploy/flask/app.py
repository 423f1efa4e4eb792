"""20. How do you deploy a Flask app?

The app answers its probes and believes its proxy. Processes, signals
and restarts are the business of the server that runs it: gunicorn.
"""

import os
import time
from collections.abc import Iterator

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from headers import SECURITY_HEADERS
from lifecycle import stopping


def create_app() -> Flask:
    app = Flask(__name__)

    # region proxy
    # One proxy stands in front, and nobody before it is believed.
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)
    # endregion

    # region headers
    @app.after_request
    def protect(response: Response) -> Response:
        response.headers.update(SECURITY_HEADERS)
        return response

    # endregion
    # region home
    @app.get("/")
    def home() -> Response:
        text = f"{request.remote_addr} asked for {request.url_root}"
        return Response(text, mimetype="text/plain")

    # endregion
    # region healthz
    @app.get("/healthz")
    def healthz() -> str:
        return "alive"

    # endregion
    # region readyz
    @app.get("/readyz")
    def readyz() -> tuple[str, int]:
        return ("stopping", 503) if stopping.value else ("ready", 200)

    # endregion
    # region report
    # Slow work, so that there is a request in flight to lose.
    @app.get("/report")
    def report() -> Response:
        def count() -> Iterator[str]:
            yield "Counting... "
            time.sleep(0.5)
            yield "done."

        return Response(count(), mimetype="text/plain")

    # endregion
    return app


# region application
app = create_app()  # what gunicorn app:app and uWSGI look for
# endregion

if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5020")))
