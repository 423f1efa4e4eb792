import { execFileSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { findPython } from "@decant/shared/host";

/** What the tests do with a database in a file, in Flask. */
export const flaskFiles = {
  quickstart,
  restart,
  sendTogether,
  migrate,
  shareConnection,
};

const FLASK = join(import.meta.dirname, "../flask");

/** The columns of the printed example, and a row after a restart. */
function quickstart(folder: string): unknown {
  copyFileSync(
    join(FLASK, "quickstart.py"),
    join(folder, "quickstart.py"),
  );
  const script = `
import json, sqlite3, sys
from quickstart import User, app, db
with app.app_context():
    if sys.argv[1] == "store":
        db.session.add(User(name="Ada"))
        db.session.commit()
    rows = db.session.scalars(db.select(User))
    users = [{"id": user.id, "name": user.name} for user in rows]
connection = sqlite3.connect("instance/users.db")
sql = "SELECT name, type FROM pragma_table_info('user')"
columns = [{"name": n, "type": t} for n, t in connection.execute(sql)]
print(json.dumps(columns + users))
`;
  runPython(script, ["store"], { cwd: folder });
  return runPython(script, ["read"], { cwd: folder });
}

/** Asks an app on a file, stores a user, and asks a second app. */
function restart(file: string): unknown {
  const script = `
import json, sys
from app import create_app, db
answers = []
def ask(*requests):
    app = create_app({"SQLALCHEMY_DATABASE_URI": "sqlite:///" + sys.argv[1]})
    for method, path, data in requests:
        client = app.test_client()
        answer = client.open(path, method=method, data=data)
        answers.append(answer.json)
    with app.app_context():
        db.engine.dispose()
ask(("GET", "/database", None), ("POST", "/users", {"name": "Ada"}))
ask(("GET", "/users", None))
print(json.dumps(answers))
`;
  return runPython(script, [file]);
}

/** Stores so many users at the same time; the statuses. */
function sendTogether(file: string, count: number): unknown {
  const script = `
import json, sys
from concurrent.futures import ThreadPoolExecutor
from app import create_app
file, count = sys.argv[1], int(sys.argv[2])
app = create_app({"SQLALCHEMY_DATABASE_URI": "sqlite:///" + file})
def send(index):
    form = {"name": f"n{index}"}
    return app.test_client().post("/users", data=form).status_code
with ThreadPoolExecutor(count) as threads:
    print(json.dumps(list(threads.map(send, range(count)))))
`;
  return runPython(script, [file, String(count)]);
}

/** The last migration: all of them, one down, and up again. */
function migrate(file: string): unknown {
  const script = `
import json
from wsgi import app
def run(command):
    done = app.test_cli_runner().invoke(args=["db", command])
    assert done.exit_code == 0, done.output
    return app.test_client().get("/database").json["version"]
run("check")  # that models and migrations agree
versions = [run("upgrade"), run("downgrade"), run("upgrade")]
print(json.dumps(versions))
`;
  const env = { DATABASE_URL: `sqlite:///${file}` };
  return runPython(script, [], { env });
}

/** Ada is stored while another session on `:memory:` rolls back. */
function shareConnection(): unknown {
  const script = `
import json
from sqlalchemy.orm import Session
from app import User, create_app, db
app = create_app({"SQLALCHEMY_DATABASE_URI": "sqlite:///:memory:"})
with app.app_context():
    other = Session(db.engine)
    other.connection()
    db.session.add(User(name="Ada"))
    db.session.flush()
    other.rollback()
    db.session.commit()
print(json.dumps(app.test_client().get("/users").json))
`;
  return runPython(script);
}

/** What the script's last line says in JSON; Alembic prints above it. */
function runPython(
  script: string,
  args: string[] = [],
  { cwd = FLASK, env = {} } = {},
): unknown {
  const python = findPython(import.meta.dirname) ?? "python3";
  const output = execFileSync(python, ["-B", "-c", script, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return JSON.parse(output.trim().split("\n").at(-1) ?? "");
}
