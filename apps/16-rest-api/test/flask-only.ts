import { join } from "node:path";
import { runPython } from "@decant/shared/testing";
import { expect, test } from "@jest/globals";

const LESSON = join(import.meta.dirname, "..");

// The first thread has checked the version and waits before it saves,
// until the second one has checked it too, or waits for the lock.
const PAIR = `
import json, sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock
import books
from app import create_app
from schemas import NewBook

first, second = Event(), Event()

class WatchedLock:
    def __init__(self):
        self.lock = Lock()

    def __enter__(self):
        if not self.lock.acquire(blocking=False):
            second.set()
            self.lock.acquire()

    def __exit__(self, *error):
        self.lock.release()

class SlowBook(NewBook):
    @classmethod
    def model_validate(cls, body):
        (second if first.is_set() else first).set()
        second.wait(10)
        return NewBook.model_validate(body)

def change(method):
    client = app.test_client()
    return client.open(
        "/api/books/1", method=method, json=emma, headers={"If-Match": '"1"'}
    ).status_code

emma = {"title": "Emma", "year": 1815}
books.Lock = WatchedLock
app = create_app()
app.test_client().post("/api/books", json=emma)
books.NewBook = SlowBook
with ThreadPoolExecutor(2) as threads:
    put = threads.submit(change, "PUT")
    first.wait(10)
    late = threads.submit(change, sys.argv[1])
    print(json.dumps([put.result(), late.result()]))
`;

/** What the README says of Flask only. */
export function describeFlask(): void {
  test.each(["PUT", "PATCH", "DELETE"])(
    "a %s at the same time as a PUT is too late",
    (method) => {
      expect(runPython(LESSON, PAIR, [method])).toEqual([200, 412]);
    },
  );
}
