"""2. How does Flask compare to Django?

Flask maps requests to functions. The ORM is picked by hand, and what
nobody picked, such as an admin site, is written or left out.
"""

import json
import os
from pathlib import Path

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.pool import QueuePool

LESSON = Path(__file__).parent.parent
ROWS = json.loads((LESSON / "comparison.json").read_text())

# One connection: a request borrows it, and the next one waits.
IN_MEMORY = {
    "SQLALCHEMY_DATABASE_URI": "sqlite:///file:/b?mode=memory&uri=true",
    "SQLALCHEMY_ENGINE_OPTIONS": {
        "poolclass": QueuePool,
        "pool_size": 1,
        "max_overflow": 0,
        "connect_args": {"check_same_thread": False},
    },
}


class Base(DeclarativeBase):
    pass


db = SQLAlchemy(model_class=Base)


# region model
class Book(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]

    def to_dict(self) -> dict[str, object]:
        return {"id": self.id, "title": self.title}


# endregion
def create_app() -> Flask:
    # region settings
    app = Flask(__name__, template_folder=LESSON / "templates")
    app.config.from_mapping(IN_MEMORY)
    db.init_app(app)
    with app.app_context():
        db.create_all()
    # endregion

    # region page
    @app.get("/")
    def compare() -> str:
        return render_template("comparison.html", rows=ROWS)

    # endregion
    # region books
    @app.get("/books")
    def list_books() -> ResponseReturnValue:
        books = db.session.scalars(db.select(Book).order_by(Book.id))
        return [book.to_dict() for book in books]

    # endregion
    # region create
    @app.post("/books")
    def add_book() -> ResponseReturnValue:
        body = request.get_json(silent=True)
        title = body.get("title") if isinstance(body, dict) else None
        if not isinstance(title, str) or not title.strip():
            return {"error": "A book needs a title."}, 400
        book = Book(title=title.strip())
        db.session.add(book)
        db.session.commit()
        return book.to_dict(), 201

    # endregion
    # region admin
    @app.get("/admin/")
    def admin() -> str:
        rows = db.session.scalars(db.select(Book).order_by(Book.id))
        columns = [column.name for column in Book.__table__.columns]
        books = [book.to_dict() for book in rows]
        return render_template(
            "admin.html", columns=columns, books=books
        )

    # endregion

    return app


if __name__ == "__main__":
    create_app().run(port=int(os.environ.get("PORT", "5002")))
