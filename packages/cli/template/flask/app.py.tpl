"""__NUMBER__. How does Flask handle __TITLE__?

Replace this with the one idea of the lesson. Until then: a parameter
of the query that is not there ends the request with 400.
"""

import os

from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)


# region hello
@app.get("/hello")
def hello() -> str:
    return f"Hello, {escape(request.args['name'])}!"


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "50__NN__")))
