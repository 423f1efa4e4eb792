"""What is refused: a row that breaks a rule of the database."""

from flask import Flask
from sqlalchemy.exc import IntegrityError

from database import Json, db


def add_errors(app: Flask) -> None:
    # region refuse
    @app.errorhandler(IntegrityError)
    def refuse(_error: IntegrityError) -> tuple[Json, int]:
        db.session.rollback()
        return {"error": "The database refused the row"}, 409

    # endregion
