"""What is said to input that cannot be stored."""

from flask import Flask
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import NotFound

from fields import ValidationError
from models import Json, db


def add_errors(app: Flask) -> None:
    # region refuse
    @app.errorhandler(ValidationError)
    def refuse_value(error: ValidationError) -> tuple[Json, int]:
        return {"error": str(error)}, 400

    @app.errorhandler(IntegrityError)
    def refuse_row(
        error: IntegrityError,
    ) -> tuple[Json, int] | NotFound:
        db.session.rollback()
        # For example: "UNIQUE constraint failed: users.email".
        constraint, _, column = str(error.orig).rpartition(".")
        if constraint.startswith("UNIQUE"):
            return {"error": f"{column} must be unique"}, 409
        if constraint.startswith("NOT NULL"):
            return {"error": f"{column} must be text"}, 400
        return NotFound()  # a foreign key: the author was deleted

    @app.errorhandler(OverflowError)  # no id has more than 64 bits
    @app.errorhandler(StaleDataError)  # deleted since it was read
    def miss(_: Exception) -> NotFound:
        return NotFound()

    # endregion
