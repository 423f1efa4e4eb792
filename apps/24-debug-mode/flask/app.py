"""24. How to enable Debug Mode in Flask?

`python app.py` switches it on. Every other server reads FLASK_DEBUG,
and without it visitors see no error.
"""

import os
from typing import NoReturn

from flask import Flask, abort

app = Flask(__name__)

# region log-level
# Without it: DEBUG in debug mode, else WARNING.
if level := os.environ.get("LOG_LEVEL"):
    app.logger.setLevel(level.upper())


# endregion
# region home
@app.get("/")
def home() -> str:
    app.logger.debug("Somebody is at home")
    return f"Debug mode is {'on' if app.debug else 'off'}"


# endregion
# region boom
@app.get("/boom")
def boom() -> str:
    host = "db.internal"
    raise RuntimeError(f"Nobody answers at {host}")


# endregion
# region refusal
@app.get("/admin")
def admin() -> NoReturn:
    abort(403)


# endregion
# region switch
if __name__ == "__main__":
    port = int(os.environ.get("PORT", "5024"))
    # Only for development, so the linter has to be told.
    app.run(debug=True, port=port)  # noqa: S201
# endregion
