"""9. How can you access form data in Flask?

request.form holds the fields, request.files the files. Flask parses
the body when a view first asks, whichever encoding the form has.
"""

import os
from pathlib import PureWindowsPath

from flask import Flask, abort, request
from markupsafe import escape

MAX_FORM = 10_000  # bytes
MAX_FILE = 100_000

app = Flask(__name__)

# region limits
app.config.update(MAX_CONTENT_LENGTH=MAX_FORM, MAX_FORM_PARTS=10)


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
# region login
@app.post("/login")
def log_in() -> str:
    username = request.form["username"]  # the first; missing: 400
    password = request.form["password"]
    if not username or not password:
        abort(400)
    return f"Logged in as {escape(username)}"


# endregion
# region repeated
@app.post("/interests")
def choose_interests() -> str:
    chosen = ", ".join(request.form.getlist("interest"))
    return f"Interests: {escape(chosen or 'none')}"


# endregion
# region upload
@app.post("/photo")
def upload_photo() -> str:
    request.max_content_length = MAX_FORM + MAX_FILE
    photo = request.files["photo"]
    name = PureWindowsPath(photo.filename or "").name  # knows / and \
    size = len(photo.read())
    if not name:
        abort(400)
    if size > MAX_FILE:
        abort(413)
    return f"Received {escape(name)}, {size} bytes"


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5009")))
