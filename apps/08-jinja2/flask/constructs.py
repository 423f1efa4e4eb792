"""What Nunjucks lacks: one construct a name, rendered by a route."""

import json
from pathlib import Path

from flask import Blueprint, abort, render_template_string
from jinja2 import TemplateError
from markupsafe import escape

from users import USERS

TEMPLATES = Path(__file__).parent.parent / "templates"
SOURCES = json.loads((TEMPLATES / "constructs.json").read_text())
constructs = Blueprint("constructs", __name__)


# region constructs
@constructs.get("/constructs/<name>")
def construct(name: str) -> str:
    if name not in SOURCES:
        abort(404)
    return render_template_string("".join(SOURCES[name]), users=USERS)


@constructs.errorhandler(TemplateError)
def refused(error: TemplateError) -> tuple[str, int]:
    return str(escape(error)), 500


# endregion
