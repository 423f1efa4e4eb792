"""What is refused: text with a NUL byte, a row that breaks a rule."""

from flask import Flask, request
from sqlalchemy.exc import IntegrityError

from database import Json, db


def add_errors(app: Flask) -> None:
    # region nul
    @app.before_request
    def refuse_nul() -> tuple[Json, int] | None:
        # SQLite stores a NUL byte, PostgreSQL refuses it.
        texts = [*request.args.values(), *request.form.values()]
        if any("\0" in text for text in texts):
            return {"error": "Text has no NUL byte"}, 400
        return None

    # endregion
    # region refuse
    @app.errorhandler(OverflowError)  # a number of more than 64 bits
    @app.errorhandler(IntegrityError)
    def refuse(_error: Exception) -> tuple[Json, int]:
        db.session.rollback()
        return {"error": "The database refused the row"}, 409

    # endregion
