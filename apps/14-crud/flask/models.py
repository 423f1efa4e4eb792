"""The tables, and what may stand in them."""

from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    mapped_column,
    relationship,
    validates,
)


class Base(DeclarativeBase):
    # Or SQLite gives the id of a deleted row to the next one.
    __table_args__ = {"sqlite_autoincrement": True}


db = SQLAlchemy(model_class=Base)
Json = dict[str, Any]


class ValidationError(Exception):
    """The input is none that a row can hold."""


def check_text(value: object, column: str) -> object:
    if not isinstance(value, str) or value == "":
        raise ValidationError(f"{column} must be text")
    return value


# region user
class User(db.Model):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    posts: Mapped[list["Post"]] = relationship(
        back_populates="author", cascade="all, delete-orphan"
    )

    @validates("name", "email")
    def check(self, column: str, value: object) -> object:
        return check_text(value, column)

    def to_dict(self) -> Json:
        return {"id": self.id, "name": self.name, "email": self.email}


# endregion
# region post
class Post(db.Model):
    __tablename__ = "posts"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(unique=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    # A forgotten join raises, instead of one query more per post.
    author: Mapped[User] = relationship(
        back_populates="posts", lazy="raise"
    )

    @validates("title")
    def check(self, column: str, value: object) -> object:
        return check_text(value, column)


# endregion
# region fields
def fields(body: object) -> Json:
    """Keep what a client may set: a name and an email, never an id."""
    if not isinstance(body, dict):
        raise ValidationError("Send an object")
    return {key: body[key] for key in ("name", "email") if key in body}


# endregion
