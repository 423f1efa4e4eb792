"""17. What are Flask Blueprints?

A blueprint collects routes, hooks and error handlers. Nothing in it
runs until an app registers it, under a prefix that the app chooses.
"""

import os

from flask import Flask

from admin import admin
from auth import auth


def create_app() -> Flask:
    app = Flask(__name__)

    # region home
    @app.get("/")
    def home() -> str:
        return "Home"

    # endregion
    # region register
    app.register_blueprint(auth, url_prefix="/auth")
    app.register_blueprint(admin, url_prefix="/admin")
    # endregion

    return app


if __name__ == "__main__":
    create_app().run(port=int(os.environ.get("PORT", "5017")))
