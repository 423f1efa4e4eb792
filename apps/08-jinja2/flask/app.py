"""8. What is Jinja2 templating in Flask?

A template is text with expressions in {{ }} and statements in {% %}.
The view decides what is shown, the template how.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, abort, render_template, render_template_string
from jinja2 import TemplateError
from markupsafe import Markup, escape

TEMPLATES = Path(__file__).parent.parent / "templates"
CONSTRUCTS = json.loads((TEMPLATES / "constructs.json").read_text())
PAGES = [
    "cards",
    "filters",
    "portable",
    "script",
    "undefined",
    "whitespace",
]


@dataclass
class User:
    name: str
    role: str
    mail: str | None
    posts: int


USERS = [
    User("Ada Byron", "admin", "ada@a.test", 3),
    User("Bo Li", "user", None, 0),
    User("Éva Ng", "admin", "eva@a.test", 12),
]

app = Flask(__name__, template_folder=TEMPLATES)


# region own-filter
@app.template_filter()
def initials(name: str) -> str:
    return "".join(word[0] for word in name.split(" "))


# endregion
# region users
@app.get("/users")
@app.get("/users/<role>")
def show_users(role: str | None = None) -> str:
    chosen = [user for user in USERS if role in (None, user.role)]
    return render_template("users.html", users=chosen)


# endregion
# region pages
@app.get(f"/<any({', '.join(PAGES)}):page>")
def show(page: str) -> str:
    return render_template(f"{page}.html", users=USERS)


# endregion
# region escaping
@app.get("/escaping/<text>")
def escaping(text: str) -> str:
    note = Markup("<em>From us.</em>")
    return render_template(
        "escaping.html", users=USERS, text=text, note=note
    )


# endregion
# region constructs
@app.get("/constructs/<name>")
def construct(name: str) -> str:
    if name not in CONSTRUCTS:
        abort(404)
    source = "".join(CONSTRUCTS[name])
    return render_template_string(source, users=USERS)


@app.errorhandler(TemplateError)
def refused(error: TemplateError) -> tuple[str, int]:
    return str(escape(error)), 500


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5008")))
