"""The one table: who was invited, and until when."""

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


db = SQLAlchemy(model_class=Base)


# region table
class Invitation(db.Model):
    code: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str]
    ends: Mapped[float]


# endregion
