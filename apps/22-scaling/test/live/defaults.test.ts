import { describe, expect, test } from "@jest/globals";
import { startPython } from "./services.ts";

/** The lines that a few lines of Python print. */
async function python(text: string): Promise<string[]> {
  const program = startPython(["-c", text]);
  expect(await program.ended()).toBe(0);
  return program.output().trimEnd().split("\n");
}

describe("what Flask-Caching does if you let it", () => {
  const HEAD = `
from flask import Flask, abort, request
from flask_caching import Cache
app = Flask(__name__)
cache = Cache(app, config={"CACHE_TYPE": "SimpleCache"})
client = app.test_client()
runs = 0
`;

  test("a POST gets the answer of the GET, and so does a query", async () => {
    const lines = await python(`${HEAD}
@app.route("/data", methods=["GET", "POST"])
@cache.cached(60)
def data():
    return f"{request.method} {request.args.get('lang')}"
print(client.get("/data").text)
print(client.post("/data").text)
print(client.get("/data?lang=fr").text)
`);
    expect(lines).toEqual(["GET None", "GET None", "GET None"]);
  });

  test("a 404 is kept, also one that abort() raised", async () => {
    const lines = await python(`${HEAD}
@app.get("/data")
@cache.cached(60)
def data():
    global runs
    runs += 1
    abort(404)
print(client.get("/data").status_code)
print(client.get("/data").status_code, runs)
`);
    expect(lines).toEqual(["404", "404 1"]);
  });

  test("CACHE_TYPE simple is no longer known", async () => {
    const lines = await python(`${HEAD}
try:
    Cache(app, config={"CACHE_TYPE": "simple"})
except Exception as error:
    print(type(error).__name__)
`);
    expect(lines).toEqual(["ImportStringError"]);
  });
});

describe("what Celery does if you let it", () => {
  test("a call runs here; get() needs a result backend", async () => {
    const lines = await python(`
from celery import Celery
celery = Celery("tasks", broker="memory://")
@celery.task
def add(a, b):
    return a + b
print(add(1, 2))
try:
    add.delay(1, 2).get(timeout=1)
except NotImplementedError as error:
    print(str(error).splitlines()[0])
`);
    expect(lines).toEqual(["3", "No result backend is configured."]);
  });

  test("an unknown id is PENDING; a task is acknowledged early", async () => {
    const lines = await python(`
from celery import Celery
url = "cache+memory://"
celery = Celery("tasks", broker="memory://", backend=url)
print(celery.AsyncResult("nobody").state, celery.conf.task_acks_late)
`);
    expect(lines).toEqual(["PENDING False"]);
  });
});
