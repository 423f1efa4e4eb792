"""13. How do you integrate a database in Flask?

An extension holds the engine and gives each request a session. The
factory gets the configuration; wsgi.py names the database in a file.
"""

from pathlib import Path
from typing import Any

from flask import Flask, request
from flask_migrate import Migrate, upgrade
from sqlalchemy import event

from database import IN_MEMORY, Json, Note, User, db, set_pragmas
from errors import add_errors

MIGRATIONS = Path(__file__).with_name("migrations")


def create_app(config: dict[str, Any] = IN_MEMORY) -> Flask:
    app = Flask(__name__)

    # region configure
    app.config.from_mapping(config)
    db.init_app(app)
    Migrate(app, db, MIGRATIONS)
    with app.app_context():
        event.listen(db.engine, "connect", set_pragmas)
        if not db.inspect(db.engine).has_table("alembic_version"):
            upgrade()  # a new database

    # endregion
    add_errors(app)

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
        sql = """
            SELECT foreign_keys, journal_mode, version_num AS version
            FROM pragma_foreign_keys, pragma_journal_mode,
                alembic_version
        """
        facts = db.session.execute(db.text(sql)).mappings().one()
        return dict(facts)

    # endregion
    return app
