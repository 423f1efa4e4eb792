"""24. How do you enable debug mode in Flask?

The code does not: whoever starts the app does, with `flask run
--debug` or FLASK_DEBUG=1. Without that nothing is shown to visitors.
"""

import os

from flask import Flask

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
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5024")))
