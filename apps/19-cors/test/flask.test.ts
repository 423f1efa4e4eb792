import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { findPython, plainEnvironment } from "@decant/shared/host";
import { expect, test } from "@jest/globals";

const lesson = join(expect.getState().testPath ?? "", "../..");

/** Runs lines of Python with an app and `ask(path, origin)`; the output. */
function run(lines: string): string {
  const before = `
from flask import Flask
from flask_cors import CORS
app = Flask("app")
app.add_url_rule("/api/x", "x", lambda: "x")
app.add_url_rule("/apix", "y", lambda: "y")
def ask(path, origin):
    headers = {"Origin": origin}
    answer = app.test_client().get(path, headers=headers).headers
    print(answer.get("Access-Control-Allow-Origin"))
`;
  const python = findPython(lesson) ?? "python3";
  return execFileSync(python, ["-c", before + lines], {
    env: plainEnvironment(),
    encoding: "utf8",
  });
}

const CASES = [
  {
    name: "a second CORS(app) takes nothing back",
    lines: `
CORS(app)
CORS(app, resources={"/api/x": {"origins": ["https://a.example"]}})
ask("/api/x", "https://evil.example")`,
    output: "https://evil.example\n",
  },
  {
    name: "a pattern matches from the start but not to the end",
    lines: `
CORS(app, origins=[r"https://.*\\.example\\.com"])
ask("/api/x", "https://a.example.com.evil.example")`,
    output: "https://a.example.com.evil.example\n",
  },
  {
    name: "a pattern with $ matches to the end",
    lines: `
CORS(app, origins=[r"https://.*\\.example\\.com$"])
ask("/api/x", "https://a.example.com.evil.example")
ask("/api/x", "https://a.example.com")`,
    output: "None\nhttps://a.example.com\n",
  },
  {
    name: "the path /api/* takes /apix as well",
    lines: `
CORS(app, resources={"/api/*": {}})
ask("/apix", "https://a.example")`,
    output: "https://a.example\n",
  },
  {
    name: "the path /api/.* does not",
    lines: `
CORS(app, resources={"/api/.*": {}})
ask("/apix", "https://a.example")
ask("/api/x", "https://a.example")`,
    output: "None\nhttps://a.example\n",
  },
  {
    name: "every origin with cookies, but not as *",
    lines: `
CORS(app, supports_credentials=True)
ask("/api/x", "https://evil.example")
try:
    CORS(app, supports_credentials=True, send_wildcard=True)
except ValueError:
    print("ValueError")`,
    output: "https://evil.example\nValueError\n",
  },
  {
    name: "a list of one origin leaves out Vary",
    lines: `
CORS(app, origins=["https://a.example"])
headers = {"Origin": "https://a.example"}
answer = app.test_client().get("/api/x", headers=headers).headers
print(answer["Access-Control-Allow-Origin"], answer.get("Vary"))`,
    output: "https://a.example None\n",
  },
  {
    name: "cross_origin sees neither an error nor a 405",
    lines: `
from flask_cors import cross_origin
app.logger.disabled = True
app.add_url_rule("/boom", "boom", cross_origin()(lambda: 1 / 0))
@app.post("/post")
@cross_origin()
def post():
    return "x"
ask("/boom", "https://a.example")
ask("/post", "https://a.example")`,
    output: "None\nNone\n",
  },
  {
    name: "an error in a view has the header too",
    lines: `
CORS(app)
app.logger.disabled = True
app.add_url_rule("/boom", "boom", lambda: 1 / 0)
ask("/boom", "https://a.example")`,
    output: "https://a.example\n",
  },
];

test.each(CASES)("$name", ({ lines, output }) => {
  expect(run(lines)).toBe(output);
});
