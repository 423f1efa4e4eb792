"""1. What is Flask?

A microframework: it maps a request to a function and the function's
result to a response. Everything else you choose and add yourself.
"""

import os

from flask import Flask

# region app
app = Flask(__name__)


# endregion
# region home
@app.route("/")
def home() -> str:
    return "Hello, Flask!"


# endregion
# region run
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5001")))
# endregion
