import { join } from "node:path";
import { runPython } from "@decant/shared/testing";
import { expect, test } from "@jest/globals";

const LESSON = join(import.meta.dirname, "..");

const FACTS = `
import json, os, tempfile
from flask import Flask, Blueprint, abort, render_template, request, url_for

facts = {}

# A blueprint under two prefixes, with hooks and a handler for 405.
hooked = []
auth = Blueprint("auth", __name__)
auth.before_request(lambda: hooked.append(request.path))
auth.register_error_handler(405, lambda error: ("from auth", 405))
auth.add_url_rule("/login", "login", lambda: url_for(".login"))
auth.add_url_rule("/refuse", "refuse", lambda: abort(405))
app = Flask(__name__)
app.register_error_handler(405, lambda error: ("from the app", 405))
app.register_blueprint(auth, url_prefix="/auth")
try:
    app.register_blueprint(auth, url_prefix="/account")
except ValueError as error:
    facts["twice"] = type(error).__name__
app.register_blueprint(auth, url_prefix="/account", name="account")
try:
    auth.add_url_rule("/late", "late", lambda: "Late")
except AssertionError as error:
    facts["late"] = type(error).__name__
client = app.test_client()
facts["links"] = [
    client.get("/auth/login").text, client.get("/account/login").text,
]
refused = client.post("/auth/login")
facts["405"] = [
    refused.text, refused.headers.get("Allow"),
    client.get("/auth/refuse").text,
]
facts["hooked"] = hooked

# The order of hooks.
order = []
app, outer, inner = (
    Flask(__name__), Blueprint("outer", __name__), Blueprint("inner", __name__),
)
for name, part in [("inner", inner), ("outer", outer), ("app", app)]:
    def after(response, name=name):
        order.append("after " + name)
        return response
    part.before_request(lambda name=name: order.append("before " + name))
    part.after_request(after)
inner.add_url_rule("/", "home", lambda: request.endpoint)
outer.register_blueprint(inner)
app.register_blueprint(outer)
facts["endpoint"] = app.test_client().get("/").text
facts["order"] = order

# What a blueprint does to the whole app, and a variable prefix.
order = []
def after_any(response):
    order.append("after")
    return response
teams = Blueprint("teams", __name__)
teams.before_app_request(lambda: order.append("before"))
teams.after_app_request(after_any)
teams.app_errorhandler(404)(lambda error: ("from teams", 404))
teams.add_url_rule("/score", "score", lambda team: team)
app = Flask(__name__)
app.register_blueprint(teams, url_prefix="/teams/<team>")
client = app.test_client()
facts["any"] = [client.get("/nothing").text, list(order)]
facts["team"] = client.get("/teams/red/score").text

# The name, and static files: with a prefix and without one.
try:
    Blueprint("admin.auth", __name__)
except ValueError as error:
    facts["dot"] = type(error).__name__
with tempfile.TemporaryDirectory() as folder:
    for name in ["app", "admin", "plain"]:
        os.makedirs(os.path.join(folder, name, "static"))
        with open(os.path.join(folder, name, "static", "style.css"), "w") as file:
            file.write(name)
    app = Flask(__name__, root_path=os.path.join(folder, "app"))
    for name, prefix in [("admin", "/admin"), ("plain", None)]:
        part = Blueprint(
            name, __name__, static_folder="static",
            root_path=os.path.join(folder, name),
        )
        app.register_blueprint(part, url_prefix=prefix)
    with app.test_request_context():
        link = url_for("admin.static", filename="style.css")
    client = app.test_client()
    facts["static"] = [
        link, client.get(link).text, client.get("/static/style.css").text
    ]

# Templates of one name.
def pages(folder, own):
    app = Flask(__name__, template_folder=own)
    for name in ["first", "second"]:
        part = Blueprint(
            name, __name__, template_folder=os.path.join(folder, name)
        )
        part.add_url_rule(
            "/" + name, "home", lambda: render_template("home.html")
        )
        app.register_blueprint(part)
    client = app.test_client()
    return [client.get("/first").text, client.get("/second").text]

with tempfile.TemporaryDirectory() as folder:
    for name in ["own", "first", "second"]:
        os.mkdir(os.path.join(folder, name))
        with open(os.path.join(folder, name, "home.html"), "w") as file:
            file.write(name)
    facts["templates"] = [
        pages(folder, os.path.join(folder, "own")),
        pages(folder, os.path.join(folder, "none")),
    ]
print(json.dumps(facts))
`;

/** What the README says of Flask only. */
export function describeFlask(): void {
  test("Flask's blueprints: names, hooks, handlers, templates", () => {
    expect(runPython(LESSON, FACTS)).toEqual({
      twice: "ValueError",
      late: "AssertionError",
      links: ["/auth/login", "/account/login"],
      "405": ["from the app", null, "from auth"],
      hooked: ["/auth/login", "/account/login", "/auth/refuse"],
      endpoint: "outer.inner.home",
      order: [
        "before app",
        "before outer",
        "before inner",
        "after inner",
        "after outer",
        "after app",
      ],
      any: ["from teams", ["before", "after"]],
      team: "red",
      dot: "ValueError",
      static: ["/admin/static/style.css", "admin", "app"],
      templates: [
        ["own", "own"],
        ["first", "first"],
      ],
    });
  });
}
