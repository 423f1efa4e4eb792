"""The tables as classes, and what each connection is told."""

from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey, String
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.pool import QueuePool


class Base(DeclarativeBase):
    """What the models of this database have in common."""


db = SQLAlchemy(model_class=Base)
Json = dict[str, Any]

# region connections
MEMORY = "sqlite:///file:/users?mode=memory&uri=true"
IN_MEMORY = {
    "SQLALCHEMY_DATABASE_URI": MEMORY,
    # One connection: a request borrows it, and the next one waits.
    "SQLALCHEMY_ENGINE_OPTIONS": {
        "poolclass": QueuePool,
        "pool_size": 1,
        "max_overflow": 0,
        "connect_args": {"check_same_thread": False},
    },
}


def set_pragmas(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")  # each connection
    cursor.execute("PRAGMA journal_mode = WAL")  # stays in the file
    cursor.close()


# endregion
# region model
class User(db.Model):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)

    def to_dict(self) -> Json:
        return {"id": self.id, "name": self.name}


class Note(db.Model):
    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))

    def to_dict(self) -> Json:
        return {
            "id": self.id,
            "text": self.text,
            "user_id": self.user_id,
        }


# endregion
