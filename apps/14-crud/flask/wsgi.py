"""The app on a file: for `flask run` and gunicorn."""

import os

from app import create_app

app = create_app("sqlite:///crud.db")

if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5014")))
