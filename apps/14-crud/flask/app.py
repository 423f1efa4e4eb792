"""14. How do you perform CRUD operations in Flask?

Change objects, then commit. The session is a unit of work: it finds
out which SQL is needed and runs it in one transaction.
"""

import os

from flask import Flask, request, url_for

from errors import add_errors
from models import Json, User, ValidationError, db, fields
from posts import add_posts

SORTABLE = {"id": User.id, "name": User.name, "email": User.email}


def create_app(uri: str = "sqlite:///:memory:") -> Flask:
    app = Flask(__name__)

    # region configure
    app.config["SQLALCHEMY_DATABASE_URI"] = uri
    db.init_app(app)
    with app.app_context():
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
    # region list
    @app.get("/users")
    def index() -> Json:
        query = db.select(User)
        if name := request.args.get("name"):
            query = query.filter_by(name=name)
        # region order
        sort = request.args.get("sort", "id")
        column = SORTABLE.get(sort.removeprefix("-"))
        if column is None:
            raise ValidationError("Sort by id, name or email")
        order = column.desc() if sort.startswith("-") else column.asc()
        query = query.order_by(order, User.id)
        # endregion
        # region paginate
        page = db.paginate(query, max_per_page=50)  # or 404
        users = [user.to_dict() for user in page]
        return {"total": page.total, "users": users}
        # endregion

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
    add_posts(app)
    add_errors(app)
    return app


if __name__ == "__main__":
    app = create_app("sqlite:///crud.sqlite3")
    app.run(port=int(os.environ.get("PORT", "5014")))
