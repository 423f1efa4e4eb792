"""8. What is Jinja2 templating in Flask?

A template is text with expressions in {{ }} and statements in {% %}.
The view decides what is shown, the template how.
"""

import os
from pathlib import Path

from flask import Flask, render_template
from markupsafe import Markup

from constructs import constructs
from users import USERS

TEMPLATES = Path(__file__).parent.parent / "templates"

app = Flask(__name__, template_folder=TEMPLATES)
app.register_blueprint(constructs)


# region list
@app.get("/")
def show_names() -> str:
    names = [user.name for user in USERS]
    return render_template("list.html", users=names)


# endregion
# region own-filter
@app.template_filter()
def initials(name: str) -> str:
    return "".join(word[0] for word in name.split(" "))


# endregion
# region users
@app.get("/users")
@app.get("/users/<role>")
def show_users(role: str | None = None) -> str:
    chosen = [user for user in USERS if not role or user.role == role]
    return render_template("users.html", users=chosen)


# endregion
# region pages
@app.get("/cards")
def show_cards() -> str:
    return render_template("cards.html", users=USERS)


@app.get("/filters")
def show_filters() -> str:
    return render_template("filters.html", users=USERS)


@app.get("/whitespace")
def show_whitespace() -> str:
    return render_template("whitespace.html", users=USERS)


@app.get("/undefined")
def show_undefined() -> str:
    return render_template("undefined.html", users=USERS)


@app.get("/script")
def show_script() -> str:
    return render_template("script.html", users=USERS)


@app.get("/portable")
def show_portable() -> str:
    return render_template("portable.html", users=USERS)


# endregion
# region escaping
@app.get("/escaping/<text>")
def escaping(text: str) -> str:
    note = Markup("<em>From us.</em>")
    return render_template(
        "escaping.html", users=USERS, text=text, note=note
    )


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5008")))
