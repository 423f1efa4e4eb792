"""Renders every construct as Flask does, and prints the results.

Reads constructs.json beside it. Prints one JSON object: for each
construct its text, or the name of the exception that it raises.
"""

import json
from pathlib import Path

from flask import Flask
from jinja2 import DictLoader

PROBE = json.loads(
    (Path(__file__).parent / "constructs.json").read_text("utf-8")
)


def render(source: str) -> dict[str, str]:
    """Render a construct in an environment and a context of its own."""
    app = Flask(__name__)
    app.jinja_loader = DictLoader(PROBE["files"])
    context = json.loads(json.dumps(PROBE["context"]))
    try:
        text = app.jinja_env.from_string(source).render(context)
    except Exception as error:
        return {"error": type(error).__name__}
    return {"text": text}


if __name__ == "__main__":
    results = {
        group: {
            name: render(source) for name, source in sources.items()
        }
        for group, sources in PROBE["constructs"].items()
    }
    print(json.dumps(results))
