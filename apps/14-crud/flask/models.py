"""The tables, and the connection to them."""

from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    mapped_column,
    relationship,
)
from sqlalchemy.pool import QueuePool


class Base(DeclarativeBase):
    # Or SQLite gives the id of a deleted row to the next one.
    __table_args__ = {"sqlite_autoincrement": True}


db = SQLAlchemy(model_class=Base)
Json = dict[str, Any]

# region connection
MEMORY = "sqlite:///file:/crud?mode=memory&uri=true"
# A request borrows the connection, and the next one waits for it.
ONE_CONNECTION = {
    "poolclass": QueuePool,
    "pool_size": 1,
    "max_overflow": 0,
    "connect_args": {"check_same_thread": False},
}


def check_keys(connection: DBAPIConnection, _record: object) -> None:
    """Let SQLite check foreign keys, which is off by default."""
    connection.execute("PRAGMA foreign_keys = ON")


# endregion
# region user
class User(db.Model):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(unique=True)
    posts: Mapped[list["Post"]] = relationship(
        back_populates="author",
        cascade="all, delete-orphan",
        passive_deletes=True,  # SQLite deletes them: ondelete below
    )

    def to_dict(self) -> Json:
        return {"id": self.id, "name": self.name, "email": self.email}


# endregion
# region post
class Post(db.Model):
    __tablename__ = "posts"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(unique=True)
    author_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE")
    )
    # A forgotten join raises, instead of one query more per post.
    author: Mapped[User] = relationship(
        back_populates="posts", lazy="raise"
    )


# endregion
