"""The app on a file: for `flask run`, `flask db` and gunicorn."""

import os

from app import create_app

uri = os.environ.get("DATABASE_URL", "sqlite:///users.db")
app = create_app({"SQLALCHEMY_DATABASE_URI": uri})

if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5013")))
