import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { findPython } from "@decant/shared/host";
import { expect, test } from "@jest/globals";

const FACTS = `
import json, logging, os, tempfile
from flask import Flask, render_template, render_template_string

kept = tempfile.TemporaryDirectory()
folder = kept.name
for name in ["page.html", "mail.txt"]:
    with open(os.path.join(folder, name), "w") as file:
        file.write("{{ name }}")
app = Flask(
    "facts", template_folder=folder,
    static_folder=folder, static_url_path="/static",
)
app.secret_key = "hidden"
steps = []

class Log(logging.Handler):
    def emit(self, record):
        steps.append("logged")

app.logger.handlers = [Log()]
app.logger.propagate = False

@app.errorhandler(500)
def failed(error):
    steps.append("handled")
    return "failed", 500

@app.get("/boom")
def boom():
    return render_template("nowhere.html")

def changed():
    path = os.path.join(folder, "page.html")
    render_template("page.html", name=1)
    with open(path, "w") as file:
        file.write("changed")
    os.utime(path, (1, 1))
    return render_template("page.html", name=1)

with app.test_request_context():
    facts = {
        "text": render_template("mail.txt", name="A&B"),
        "names": [
            name for name in [
                "config", "request", "session", "g", "url_for",
                "get_flashed_messages",
            ]
            if render_template_string(
                "{{ " + name + " is defined }}"
            ) == "True"
        ],
        "secret": render_template_string("{{ config.SECRET_KEY }}"),
        "code": render_template_string(
            "{{ cycler.__init__.__globals__.os.sep }}"
        ) == os.sep,
        "cached": changed(),
    }
    app.config["TEMPLATES_AUTO_RELOAD"] = True
    app.jinja_env.auto_reload = True
    facts["reloaded"] = render_template("page.html", name=1)
client = app.test_client()
facts["cache"] = client.get("/static/mail.txt").headers["Cache-Control"]
facts["status"] = client.get("/boom").status_code
facts["steps"] = steps
print(json.dumps(facts))
`;

/** What the README says of Flask only. */
export function describeFlask(): void {
  test("Flask's templates: names, escaping, caching, errors", () => {
    const lesson = join(import.meta.dirname, "..");
    const printed = execFileSync(
      findPython(lesson) ?? "python3",
      ["-c", FACTS],
      { encoding: "utf8" },
    );
    expect(JSON.parse(printed)).toEqual({
      text: "A&B",
      names: [
        "config",
        "request",
        "session",
        "g",
        "url_for",
        "get_flashed_messages",
      ],
      secret: "hidden",
      code: true,
      cached: "1",
      reloaded: "changed",
      cache: "no-cache",
      status: 500,
      steps: ["logged", "handled"],
    });
  });
}
