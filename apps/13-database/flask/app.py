"""13. How do you integrate a database with Flask?

An extension holds the engine and gives each request a session. The
factory is told which database; only the start reads the environment.
"""

import os
from pathlib import Path
from typing import Any

from flask import Flask, request
from flask_migrate import Migrate, upgrade
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from database import Note, User, db, set_pragmas

MIGRATIONS = Path(__file__).with_name("migrations")
Json = dict[str, Any]


def create_app(uri: str = "sqlite:///:memory:") -> Flask:
    app = Flask(__name__)

    # region configure
    app.config["SQLALCHEMY_DATABASE_URI"] = uri
    db.init_app(app)
    Migrate(app, db, MIGRATIONS)
    with app.app_context():
        event.listen(db.engine, "connect", set_pragmas)
        upgrade()

    # endregion
    # region create
    @app.post("/users")
    def create_user() -> tuple[Json, int]:
        user = User(name=request.form["name"])
        db.session.add(user)
        db.session.commit()
        return user.to_dict(), 201

    @app.post("/notes")
    def create_note() -> tuple[Json, int]:
        user_id = request.form.get("user_id", type=int)
        note = Note(user_id=user_id, text=request.form["text"])
        db.session.add(note)
        db.session.commit()
        return note.to_dict(), 201

    # endregion
    # region orm
    @app.get("/users")
    def list_users() -> list[Json]:
        query = db.select(User).order_by(User.id)
        if name := request.args.get("name"):
            query = query.filter_by(name=name)
        return [user.to_dict() for user in db.session.scalars(query)]

    # endregion
    # region raw
    @app.get("/search")
    def search() -> list[Json]:
        sql = "SELECT id, name FROM users WHERE name = :name"
        values = {"name": request.args.get("name", "")}
        found = db.session.execute(db.text(sql), values)
        return [dict(row) for row in found.mappings()]

    # endregion
    # region inspect
    @app.get("/database")
    def inspect() -> Json:
        def ask(sql: str) -> object:
            return db.session.scalar(db.text(sql))

        return {
            "foreign_keys": ask("PRAGMA foreign_keys"),
            "journal_mode": ask("PRAGMA journal_mode"),
            "version": ask("SELECT version_num FROM alembic_version"),
        }

    # endregion
    # region refuse
    @app.errorhandler(IntegrityError)
    def refuse(_error: IntegrityError) -> tuple[Json, int]:
        db.session.rollback()
        return {"error": "The database refused the row"}, 409

    # endregion
    return app


if __name__ == "__main__":
    url = os.environ.get("DATABASE_URL", "sqlite:///users.sqlite3")
    app = create_app(url)
    app.run(port=int(os.environ.get("PORT", "5013")))
