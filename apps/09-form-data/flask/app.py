"""9. How can you access form data in Flask?

request.form holds the fields, request.files the files. Flask parses
the body when a view first asks, whichever encoding the form has.
"""

import os
import re

from flask import Flask, abort, request
from markupsafe import escape

MAX_FORM = 10_000  # bytes
MAX_FILE = 100_000

app = Flask(__name__)


# region login
@app.route("/login", methods=["POST"])
def login() -> str:
    username = request.form["username"]  # the first; missing: 400
    password = request.form["password"]
    if not username or not password or "\0" in username:
        abort(400)
    return f"Logged in as {escape(username)}"


# endregion
# region form
@app.get("/login")
def show_form() -> str:
    return """<!doctype html>
<title>Log in</title>
<form method="post">
  <input name="username" placeholder="User name" required>
  <input name="password" type="password" required>
  <button>Log in</button>
</form>
"""


# endregion
# region limits
app.config.update(
    MAX_CONTENT_LENGTH=MAX_FORM,  # of the whole body
    MAX_FORM_PARTS=10,
    TRAP_BAD_REQUEST_ERRORS=False,  # a 400 in debug mode, too
)


# endregion
# region repeated
@app.post("/interests")
def choose_interests() -> str:
    chosen = ", ".join(request.form.getlist("interest"))
    if "\0" in chosen:
        abort(400)
    return f"Interests: {escape(chosen or 'none')}"


# endregion
# region upload
@app.post("/photo")
def upload_photo() -> str:
    request.max_content_length = MAX_FORM + MAX_FILE
    photo = request.files["photo"]
    name = re.split(r"[/\\]", photo.filename or "")[-1]
    size = len(photo.read())
    if name in {"", ".", ".."} or "\0" in name:
        abort(400)
    if size > MAX_FILE:
        abort(413)
    return f"Received {escape(name)}, {size} bytes"


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5009")))
