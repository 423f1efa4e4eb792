"""The one table: who was invited, and until when."""

import re
import time

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.pool import QueuePool

EMAIL = re.compile(r"[A-Za-z0-9.+-]+@[A-Za-z0-9.-]+\.[A-Za-z]+")
HOUR = 60 * 60  # seconds

MEMORY = "sqlite:///file:/mem?mode=memory&uri=true"
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


# region table
class Invitation(db.Model):
    code: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str]
    ends: Mapped[float] = mapped_column(
        default=lambda: time.time() + HOUR
    )


# endregion
