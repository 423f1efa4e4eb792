import { join } from "node:path";
import { runPython } from "@decant/shared/testing";
import { expect, test } from "@jest/globals";

const LESSON = join(import.meta.dirname, "..");
const FACTS = `
import json
from flask import Flask, request
from app import app as lesson

app = Flask("facts")

@app.post("/form")
def form():
    age = request.form.get("age", type=int)
    return [age, request.get_data(as_text=True)]

@app.post("/data")
def data():
    text = request.get_data(as_text=True)
    return [request.form.get("age", type=int), text]

@app.post("/int")
def to_int():
    return [int(request.form["age"])]

def parts(count, size):
    head = '--X\\r\\nContent-Disposition: form-data; name="a"\\r\\n\\r\\n'
    return (head + "b" * size + "\\r\\n") * count + "--X--\\r\\n"

client = app.test_client()

def send(body, path="/form", kind="application/x-www-form-urlencoded"):
    return client.post(path, data=body, content_type=kind)

multipart = "multipart/form-data; boundary=X"
facts = {
    "numbers": [
        send(body).json[0] for body in ["age=36", "age=x", "age=", ""]
    ],
    "int": send("age=x", "/int").status_code,
    "form first": send("age=36").json,
    "data first": send("age=36", "/data").json,
    "fields": [
        send(parts(1, size), kind=multipart).status_code
        for size in [500_000, 500_001]
    ],
    "parts": [
        send(parts(count, 1), kind=multipart).status_code
        for count in [1000, 1001]
    ],
    "urlencoded": send("a=" + "b" * 1_000_000).status_code,
}
app.debug = True
try:
    send("", "/int")
except Exception as error:
    facts["debug"] = type(error).__name__
lesson.debug = True
facts["lesson"] = lesson.test_client().post("/login").status_code
print(json.dumps(facts))
`;

/** What the README says of Flask only. */
export function describeFlask(): void {
  test("Flask's forms: numbers, raw data, limits, debug mode", () => {
    expect(runPython(LESSON, FACTS)).toEqual({
      numbers: [36, null, null, null],
      int: 500,
      "form first": [36, ""],
      "data first": [36, "age=36"],
      fields: [200, 413],
      parts: [200, 413],
      urlencoded: 200,
      debug: "BadRequestKeyError",
      lesson: 400,
    });
  });
}
