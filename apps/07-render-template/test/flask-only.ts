import { join } from "node:path";
import { runPython } from "@decant/shared/testing";
import { expect, test } from "@jest/globals";

const FACTS = `
import json, logging, os, tempfile
from flask import (
    Flask, render_template, render_template_string, url_for,
)

kept = tempfile.TemporaryDirectory()
folder = kept.name

def write(name, text, time=0):
    path = os.path.join(folder, name)
    with open(path, "w") as file:
        file.write(text)
    os.utime(path, (time, time))

write("mail.txt", "{{ name }}")
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

def change(**config):
    app = Flask("change", template_folder=folder)
    app.config.update(config)
    with app.app_context():
        write("page.html", "before", 1)
        render_template("page.html")
        write("page.html", "after", 2)
        return render_template("page.html")

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
        "url": url_for("static", filename="my style.css", v=1),
    }
facts["kept"] = change()
facts["reloaded"] = change(TEMPLATES_AUTO_RELOAD=True)
facts["debug"] = change(DEBUG=True)
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
    expect(runPython(lesson, FACTS)).toEqual({
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
      url: "/static/my%20style.css?v=1",
      kept: "before",
      reloaded: "after",
      debug: "after",
      cache: "no-cache",
      status: 500,
      steps: ["logged", "handled"],
    });
  });
}
