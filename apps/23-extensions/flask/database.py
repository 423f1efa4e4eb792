"""Flask-SQLAlchemy: the tables."""

from secrets import token_hex

from flask_login import UserMixin
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.orm import relationship as related
from sqlalchemy.pool import QueuePool

MEMORY = "sqlite:///file:/notes?mode=memory&uri=true"
# One connection: a request borrows it, and the next one waits.
ONE_CONNECTION = {
    "poolclass": QueuePool,
    "pool_size": 1,
    "max_overflow": 0,
    "connect_args": {"check_same_thread": False},
}


class Base(DeclarativeBase):
    pass


db = SQLAlchemy(model_class=Base)


# region user
class User(UserMixin, db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    password_hash: Mapped[str]
    # What a session holds: a new one ends all sessions of the user.
    session_key: Mapped[str] = mapped_column(default=token_hex)
    reset_hash: Mapped[str | None]
    reset_until: Mapped[float] = mapped_column(default=0)
    notes: Mapped[list["Note"]] = related(order_by="Note.id")

    def get_id(self) -> str:
        return self.session_key


# endregion
# region note
class Note(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))

    def to_dict(self) -> dict[str, int | str]:
        return {"id": self.id, "text": self.text}


# endregion
