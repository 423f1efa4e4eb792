"""4. What is the use of @app.route() in Flask?

The decorator ties a URL rule to a view and gives the pair a name.
Rules are exact about the last slash and about case.
"""

import os

from flask import Flask, url_for
from markupsafe import escape

app = Flask(__name__)


# region about
@app.route("/about")
def about() -> str:
    return "This is the About page"


# endregion
# region several
@app.route("/")
@app.route("/home")
def home() -> str:
    return "Home"


# endregion
# region slash
@app.get("/projects/")
def list_projects() -> str:
    return "Projects"


@app.post("/projects/")
def add_project() -> str:
    return "Project added"


# endregion
# region order
@app.get("/pages/<name>")
def show_page(name: str) -> str:
    return f"Page {escape(name)}"


@app.get("/pages/new")
def new_page() -> str:
    return "New page"


# endregion
# region names
@app.get("/contact", endpoint="write_to_us")
def contact() -> str:
    return "Contact"


@app.get("/links")
def links() -> str:
    found = [
        url_for("home"),
        url_for("list_projects", year=2026),
        url_for("show_page", name="über uns?"),
        url_for("write_to_us"),
    ]
    return "<br>".join(found)


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5004")))
