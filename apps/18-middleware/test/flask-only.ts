import { join } from "node:path";
import { runPython } from "@decant/shared/testing";
import { expect, test } from "@jest/globals";

const LESSON = join(import.meta.dirname, "..");
const run = (script: string) => runPython(LESSON, script);

/** What the README says of Flask only. */
export function describeFlask(): void {
  test("the first hook prints, for whatever reaches Flask", () => {
    const seen = run(`
import contextlib, io, json
from app import create_app

class Pipe(io.StringIO):
    """Through a pipe a text comes when it is flushed."""

    arrived = ""

    def flush(self):
        self.arrived = self.getvalue()

client = create_app().test_client()
seen = {}
for method, path in [
    ("GET", "/"), ("POST", "/"), ("GET", "/nothing"), ("GET", "/ping"),
]:
    with contextlib.redirect_stdout(Pipe()) as out:
        client.open(path, method=method)
    seen[method + " " + path] = out.arrived
print(json.dumps(seen))
`);
    const line = "Before request executed\n";
    expect(seen).toEqual({
      "GET /": line,
      "POST /": line,
      "GET /nothing": line,
      "GET /ping": "",
    });
  });

  test("without flush a print into a pipe is lost on SIGTERM", () => {
    const kept = run(`
import json, os, subprocess, sys
kept = []
for flush in [False, True]:
    child = subprocess.Popen(
        [sys.executable, "-c", f"""
import sys
print("Before request executed", flush={flush})
print("ready", file=sys.stderr, flush=True)
sys.stdin.read()
"""],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
        env={k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"},
    )
    child.stderr.readline()
    child.terminate()
    kept.append(child.communicate()[0])
print(json.dumps(kept))
`);
    expect(kept).toEqual(["", "Before request executed\n"]);
  });

  test("hooks run for all that Flask is given, with the endpoint", () => {
    const seen = run(`
import json
from flask import Flask, request

app = Flask(__name__, static_folder=".", static_url_path="/static")
seen = []

@app.before_request
def before():
    seen.append([request.method, request.path, request.endpoint])

@app.get("/")
def home():
    return "Home"

client = app.test_client()
for method, path in [
    ("GET", "/"), ("POST", "/"), ("OPTIONS", "/"),
    ("GET", "/static/app.py"), ("GET", "/nothing"),
]:
    client.open(path, method=method).close()
print(json.dumps(seen))
`);
    expect(seen).toEqual([
      ["GET", "/", "home"],
      ["POST", "/", null],
      ["OPTIONS", "/", "home"],
      ["GET", "/static/app.py", "static"],
      ["GET", "/nothing", null],
    ]);
  });

  test("a hook after that raises: once more, with the 500", () => {
    const seen = run(`
import json
from flask import Flask

app = Flask(__name__)
app.logger.disabled = True
seen = []

@app.after_request
def last(response):
    seen.append("last")
    return response

@app.after_request
def broken(response):
    seen.append("broken")
    raise RuntimeError

@app.after_request
def first(response):
    seen.append(f"first {response.status_code}")
    return response

@app.teardown_request
def end(error):
    seen.append(type(error).__name__)

@app.get("/")
def home():
    return "Home"

seen.append(app.test_client().get("/").status_code)
print(json.dumps(seen))
`);
    expect(seen).toEqual([
      "first 200",
      "broken",
      "first 500",
      "broken",
      "RuntimeError",
      500,
    ]);
  });

  test("an error that a handler took is none for teardown", () => {
    const seen = run(`
import json
from flask import Flask

app = Flask(__name__)
seen = []
app.register_error_handler(TypeError, lambda error: ("Sorry", 500))
app.teardown_request(lambda error: seen.append(str(error)))
app.teardown_appcontext(lambda error: seen.append("context"))

@app.get("/")
def home():
    raise TypeError

app.test_client().get("/")
with app.app_context():
    pass
print(json.dumps(seen))
`);
    expect(seen).toEqual(["None", "context", "context"]);
  });

  test.each([
    ["gen()", ["teardown", "first", "second"]],
    [
      "stream_with_context(gen())",
      ["teardown", "first", "second", "teardown"],
    ],
  ])("teardown of a streamed answer, %s", (pieces, steps) => {
    const seen = run(`
import json
from flask import Flask, Response, stream_with_context

app = Flask(__name__)
seen = []

@app.teardown_request
def end(error):
    seen.append("teardown")

@app.get("/")
def home():
    def gen():
        for piece in ["first", "second"]:
            seen.append(piece)
            yield piece
    return Response(${pieces})

app.test_client().get("/").get_data()
print(json.dumps(seen))
`);
    expect(seen).toEqual(steps);
  });

  test("of two wrappers the second sees a request first", () => {
    const seen = run(`
import json
from flask import Flask

class Wrapper:
    def __init__(self, app, name):
        self.app, self.name = app, name

    def __call__(self, environ, start_response):
        seen.append(self.name)
        return self.app(environ, start_response)

app = Flask(__name__)
seen = []
app.wsgi_app = Wrapper(app.wsgi_app, "first")
app.wsgi_app = Wrapper(app.wsgi_app, "second")
app.test_client().get("/")
print(json.dumps(seen))
`);
    expect(seen).toEqual(["second", "first"]);
  });

  test("Trace wraps any WSGI application, and knows no g", () => {
    const seen = run(`
import json
from flask import g
from middleware import Trace
from werkzeug.test import Client

def plain(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    try:
        g.id
    except RuntimeError as error:
        return [type(error).__name__.encode()]

response = Client(Trace(plain)).get("/")
print(json.dumps([response.headers["X-Trace"], response.text]))
`);
    expect(seen).toEqual(["outer, outer", "RuntimeError"]);
  });
}
