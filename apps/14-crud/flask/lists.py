"""More than one row: a page, a transaction, a join, raw SQL."""

from flask import Flask, request
from sqlalchemy.orm import joinedload

from fields import ValidationError, text
from models import Json, Post, User, db

SORTABLE = {"id": User.id, "name": User.name, "email": User.email}


def add_lists(app: Flask) -> None:
    # region list
    @app.get("/users")
    def index() -> Json:
        query = db.select(User)
        if name := request.args.get("name"):
            query = query.filter_by(name=text(name, "name"))
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
    # region transaction
    @app.post("/users/<int:user_id>/posts")
    def create_posts(user_id: int) -> tuple[Json, int]:
        user = db.get_or_404(User, user_id)
        titles = request.get_json()
        if not isinstance(titles, list):
            raise ValidationError("Send a list of titles")
        for title in titles:
            post = Post(title=text(title, "title"), author=user)
            db.session.add(post)
        db.session.commit()  # all of them, or none
        return {"added": len(titles)}, 201

    # endregion
    # region join
    @app.get("/posts")
    def list_posts() -> list[Json]:
        query = db.select(Post).options(joinedload(Post.author))
        posts = db.session.scalars(query.order_by(Post.id))
        return [{"by": p.author.name, "title": p.title} for p in posts]

    # endregion
    # region raw
    @app.get("/search")
    def search() -> list[Json]:
        sql = "SELECT id, name FROM users WHERE instr(name, :q) > 0"
        values = {"q": request.args.get("q", "")}
        found = db.session.execute(db.text(sql), values)
        return [dict(row) for row in found.mappings()]

    # endregion
