"""The one table: who was invited, and until when."""

import re
import time
from secrets import token_urlsafe

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

EMAIL = re.compile(r"[A-Za-z0-9.+-]+@[A-Za-z0-9.-]+\.[A-Za-z]+")
HOUR = 60 * 60  # seconds


class Base(DeclarativeBase):
    pass


db = SQLAlchemy(model_class=Base)


# region table
class Invitation(db.Model):
    code: Mapped[str] = mapped_column(
        primary_key=True, default=token_urlsafe
    )
    email: Mapped[str]
    ends: Mapped[float] = mapped_column(
        default=lambda: time.time() + HOUR
    )


# endregion
