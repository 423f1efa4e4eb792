"""14. How do you perform CRUD operations using SQLAlchemy?

Change objects, then commit. The session is a unit of work: it finds
out which SQL is needed and runs it in one transaction.
"""

from flask import Flask, request, url_for
from sqlalchemy import event

from errors import add_errors
from fields import fields
from lists import add_lists
from models import MEMORY, ONE_CONNECTION, Json, User, check_keys, db


def create_app(uri: str = MEMORY) -> Flask:
    app = Flask(__name__)

    # region configure
    app.config["SQLALCHEMY_DATABASE_URI"] = uri
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = ONE_CONNECTION
    db.init_app(app)
    with app.app_context():
        event.listen(db.engine, "connect", check_keys)
        db.create_all()

    # endregion
    # region create
    @app.post("/users")
    def create() -> tuple[Json, int, Json]:
        user = User(**fields(request.get_json()))
        db.session.add(user)
        db.session.commit()
        location = url_for("show", user_id=user.id)
        return user.to_dict(), 201, {"Location": location}

    # endregion
    # region read
    @app.get("/users/<int:user_id>")
    def show(user_id: int) -> Json:
        return db.get_or_404(User, user_id).to_dict()

    # endregion
    # region update
    @app.patch("/users/<int:user_id>")
    def update(user_id: int) -> Json:
        user = db.get_or_404(User, user_id)
        for column, value in fields(request.get_json()).items():
            setattr(user, column, value)
        db.session.commit()
        return user.to_dict()

    # endregion
    # region delete
    @app.delete("/users/<int:user_id>")
    def delete(user_id: int) -> tuple[str, int]:
        db.session.delete(db.get_or_404(User, user_id))
        db.session.commit()
        return "", 204

    # endregion
    add_lists(app)
    add_errors(app)
    return app
