import { join } from "node:path";
import { runPython } from "@decant/shared/testing";
import { expect, test } from "@jest/globals";

const LESSON = join(import.meta.dirname, "..");

const FACTS = `
import json
from app import app as lesson
from flask import Blueprint, Flask, abort
from werkzeug.exceptions import HTTPException, NotFound

facts = {}

def make(*handlers, **config):
    """An app with these handlers, each of which answers with a text."""
    app = Flask(__name__)
    app.logger.disabled = True
    app.config.update(config)
    app.add_url_rule("/abort", "abort", lambda: abort(404))
    app.add_url_rule("/fault", "fault", lambda: 1 / 0)
    for kind, text in handlers:
        app.register_error_handler(kind, lambda error, text=text: text)
    return app

def get(app, path):
    response = app.test_client().get(path)
    return [response.status_code, response.text]

# The lesson's handler copies the headers of the error, but for the type.
refused = lesson.test_client().post("/")
facts["types"] = refused.headers.getlist("Content-Type")

# A handler sets no status, and one for Exception takes every error.
facts["only text"] = get(make((404, "No page")), "/nothing")
facts["by class"] = get(make((NotFound, "No page")), "/nothing")
taken = make((Exception, ("Sorry", 500)))
facts["every error"] = get(taken, "/nothing")

# The code comes before the class, and before the blueprint.
app = make((404, ("app, 404", 404)), (HTTPException, ("app", 404)))
part = Blueprint("part", __name__)
part.register_error_handler(HTTPException, lambda error: ("part", 404))
part.add_url_rule("/part", "home", lambda: abort(404))
app.register_blueprint(part)
facts["code first"] = get(app, "/part")
part = Blueprint("part", __name__)
part.register_error_handler(404, lambda error: ("part, 404", 404))
part.add_url_rule("/part", "home", lambda: abort(404))
app = make((404, ("app, 404", 404)))
app.register_blueprint(part)
facts["part first"] = [get(app, "/part"), get(app, "/part/nothing")]

# Faults: of a view in debug mode and in tests, and of handlers.
sorry = (500, ("Sorry", 500))
for mode in ["DEBUG", "TESTING"]:
    try:
        get(make(sorry, **{mode: True}), "/fault")
    except ZeroDivisionError as error:
        facts[mode] = type(error).__name__
quiet = make(sorry, DEBUG=True, PROPAGATE_EXCEPTIONS=False)
facts["not propagated"] = get(quiet, "/fault")

def fail(error):
    raise RuntimeError

app = make(sorry)
app.register_error_handler(404, fail)
facts["404 fails"] = get(app, "/nothing")
app = make()
app.register_error_handler(500, fail)
try:
    get(app, "/fault")
except RuntimeError as error:
    facts["500 fails"] = type(error).__name__
print(json.dumps(facts))
`;

/** What the README says of Flask only. */
export function describeFlask(): void {
  test("Flask's handlers: which one, when, and with which status", () => {
    expect(runPython(LESSON, FACTS)).toEqual({
      types: ["text/html; charset=utf-8"],
      "only text": [200, "No page"],
      "by class": [200, "No page"],
      "every error": [500, "Sorry"],
      "code first": [404, "app, 404"],
      "part first": [
        [404, "part, 404"],
        [404, "app, 404"],
      ],
      DEBUG: "ZeroDivisionError",
      TESTING: "ZeroDivisionError",
      "not propagated": [500, "Sorry"],
      "404 fails": [500, "Sorry"],
      "500 fails": "RuntimeError",
    });
  });
}
