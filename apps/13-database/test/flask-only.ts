import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runPython } from "@decant/shared/testing";
import { expect, test } from "@jest/globals";

const LESSON = join(import.meta.dirname, "..");

const FACTS = `
import json, sys
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import create_engine, event, inspect

facts = {}
folder = sys.argv[1]
app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{folder}/main.db"
app.config["SQLALCHEMY_BINDS"] = {"log": f"sqlite:///{folder}/log.db"}
db = SQLAlchemy(app)

class BookOrder(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(80))

class Entry(db.Model):
    __bind_key__ = "log"
    id = db.Column(db.Integer, primary_key=True)

def name_of(call):
    """The class of the error, or what the call gives."""
    try:
        return call()
    except Exception as error:
        return type(error).__name__

def names():
    return list(db.session.scalars(db.select(BookOrder.name)))

facts["outside"] = name_of(db.create_all)
facts["postgres"] = name_of(lambda: create_engine("postgres://host/shop"))
with app.app_context():
    db.create_all()
    facts["tables"] = [
        inspect(engine).get_table_names()
        for engine in [db.engine, db.engines["log"]]
    ]
    pool = db.engine.pool
    facts["pool"] = [type(pool).__name__, pool.size(), pool._max_overflow]

    # What is committed stays, what is not is rolled back.
    order = BookOrder(name="kept")
    db.session.add(order)
    db.session.commit()
    sent = []
    event.listen(
        db.engine, "before_cursor_execute", lambda *_: sent.append("read")
    )
    facts["expired"] = [order.name, sent[:]]
    db.session.add(BookOrder(name="lost"))
    facts["same session"] = names()
with app.app_context():
    facts["next session"] = names()

memory = Flask(__name__)
memory.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///:memory:"
other = SQLAlchemy(memory)
with memory.app_context():
    facts["memory"] = type(other.engine.pool).__name__
print(json.dumps(facts))
`;

/** What the README says of SQLAlchemy and its extension only. */
export function describeFlask(): void {
  test("Flask-SQLAlchemy: tables, pools, sessions", () => {
    const folder = mkdtempSync(join(tmpdir(), "database-"));
    const facts = runPython(LESSON, FACTS, [folder]);
    rmSync(folder, { recursive: true });
    expect(facts).toEqual({
      outside: "RuntimeError",
      postgres: "NoSuchModuleError",
      tables: [["book_order"], ["entry"]],
      pool: ["QueuePool", 5, 10],
      expired: ["kept", ["read"]],
      "same session": ["kept", "lost"],
      "next session": ["kept"],
      memory: "StaticPool",
    });
  });
}
