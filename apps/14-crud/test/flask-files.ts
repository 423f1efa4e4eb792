import { join } from "node:path";
import { runPython } from "@decant/shared/testing";

/** What the tests do with a database in a file, in Flask. */
export const flaskFiles = {
  alice: watch,
  sendTogether,
  deleteMeanwhile,
  updateDeleted,
  deleteAuthor,
};

/** What the printed example writes to the table of users. */
function watch(file: string): unknown {
  return runOnFile(
    file,
    `
from alice import alice
TRIGGER = """CREATE TRIGGER on_{verb} AFTER {verb} ON users
    BEGIN INSERT INTO seen VALUES ('{verb} ' || {row}.name); END"""
with app.app_context():
    def run(sql):
        return db.session.execute(db.text(sql))
    run("INSERT INTO users (name) VALUES ('Bob')")
    run("CREATE TABLE seen (what TEXT)")
    for verb, row in ("INSERT", "new"), ("UPDATE", "new"), ("DELETE", "old"):
        run(TRIGGER.format(verb=verb, row=row))
    db.session.commit()
    alice()
    answer = list(run("SELECT what FROM seen").scalars())
    answer += run("SELECT name || ' stays' FROM users").scalars()
`,
  );
}

/** Sends so many lists of two posts at once: the statuses, the posts. */
function sendTogether(file: string, count: number): unknown {
  return runOnFile(
    file,
    `
from concurrent.futures import ThreadPoolExecutor
app.test_client().post("/users", json={"name": "Ada"})
def send(index):
    titles = [f"a{index}", f"b{index}"]
    client = app.test_client()
    return client.post("/users/1/posts", json=titles).status_code
with ThreadPoolExecutor(${count}) as threads:
    statuses = list(threads.map(send, range(${count})))
answer = [statuses, len(app.test_client().get("/posts").json)]
`,
  );
}

/** Posts for a user whom somebody deletes after the app has found her. */
function deleteMeanwhile(file: string): unknown {
  return whileDeleting(
    file,
    'client.post("/users/1/posts", json=["One"])',
  );
}

/** Changes a user whom somebody deletes after the app has found her. */
function updateDeleted(file: string): unknown {
  return whileDeleting(
    file,
    'client.patch("/users/1", json={"name": "A"})',
  );
}

/** The statements that it takes to delete a user who has posts. */
function deleteAuthor(file: string): unknown {
  return runOnFile(
    file,
    `
from sqlalchemy import event
client = app.test_client()
client.post("/users", json={"name": "Ada"})
client.post("/users/1/posts", json=["One"])
answer = []
def note(_connection, _cursor, sql, *_):
    answer.append(sql)
with app.app_context():
    event.listen(db.engine, "before_cursor_execute", note)
client.delete("/users/1")
`,
  );
}

function whileDeleting(file: string, request: string): unknown {
  return runOnFile(
    file,
    `
import sqlite3
from sqlalchemy import event
client = app.test_client()
client.post("/users", json={"name": "Ada"})
client.post("/users", json={"name": "Bob"})
def delete_all(*_):
    with sqlite3.connect(file) as other:
        other.execute("DELETE FROM users")
with app.app_context():
    event.listen(db.session, "before_flush", delete_all)
answer = ${request}.status_code
`,
  );
}

/** Runs a script with the app on a file; what it leaves in \`answer\`. */
function runOnFile(file: string, script: string): unknown {
  const whole = `
import json, sys
from app import create_app
from models import db
file = sys.argv[1]
app = create_app("sqlite:///" + file)
${script}
print(json.dumps(answer))
`;
  return runPython(join(import.meta.dirname, ".."), whole, [file]);
}
