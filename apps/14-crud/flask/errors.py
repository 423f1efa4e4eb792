"""What is said to input that cannot be stored."""

from flask import Flask
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import NotFound

from models import Json, ValidationError, db


def add_errors(app: Flask) -> None:
    # region refuse
    @app.errorhandler(IntegrityError)
    def refuse_row(error: IntegrityError) -> tuple[Json, int]:
        db.session.rollback()
        # For example: "UNIQUE constraint failed: users.email".
        constraint, _, column = str(error.orig).rpartition(".")
        if constraint.startswith("UNIQUE"):
            return {"error": f"{column} must be unique"}, 409
        return {"error": f"{column} must be text"}, 400

    @app.errorhandler(ValidationError)
    def refuse_value(error: ValidationError) -> tuple[Json, int]:
        return {"error": str(error)}, 400

    @app.errorhandler(OverflowError)
    def refuse_number(_: OverflowError) -> NotFound:
        return NotFound()  # no row has an id over 64 bits

    # endregion
