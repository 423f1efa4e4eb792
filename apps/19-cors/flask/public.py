"""The usual printed answer: every route is open to every origin."""

from flask import Flask
from flask_cors import CORS

# region public
app = Flask(__name__)
CORS(app)


@app.get("/status")
def show_status() -> str:
    return "Open to all"


# endregion
