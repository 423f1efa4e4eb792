"""25. How do you test a Flask app using PyTest?

A function makes the app, so that each test can have its own: with a
fresh database, and with its own idea of what sending mail means.
"""

import os
import time
from collections.abc import Callable
from secrets import token_hex, token_urlsafe

from flask import Flask, request, session
from sqlalchemy import func

from login import login
from models import EMAIL, MEMORY, ONE_CONNECTION, Invitation, db


# region factory
def create_app(
    database: str = MEMORY,
    send_mail: Callable[[str, str], object] = print,
) -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get("SECRET_KEY") or token_hex()
    app.config["SQLALCHEMY_DATABASE_URI"] = database
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = ONE_CONNECTION
    app.register_blueprint(login)
    db.init_app(app)
    with app.app_context():
        db.create_all()

    # endregion
    # region home
    @app.get("/")
    def home() -> str:
        return "Hello, Flask!"

    # endregion
    # region invite
    @app.post("/invitations")
    def invite() -> tuple[str, int]:
        if "name" not in session:
            return "Log in first", 401
        email = request.form.get("email", "")
        if not EMAIL.fullmatch(email):
            return "This is no email address", 400
        code = token_urlsafe()  # from 32 random bytes
        link = f"/invitations/{code}"
        send_mail(email, f"{session['name']} invites you: {link}")
        db.session.add(Invitation(code=code, email=email))
        db.session.commit()
        return f"Invited {email}", 201

    # endregion
    # region count
    @app.get("/invitations")
    def count() -> dict[str, int]:
        sent = db.select(func.count(Invitation.code))
        return {"sent": db.session.scalar(sent)}

    # endregion
    # region accept
    @app.get("/invitations/<code>")
    def accept(code: str) -> str | tuple[str, int]:
        invitation = db.get_or_404(Invitation, code)
        if time.time() > invitation.ends:
            return "This invitation has ended", 410
        return f"Welcome, {invitation.email}!"

    # endregion
    return app


if __name__ == "__main__":
    app = create_app("sqlite:///invitations.sqlite3")
    app.run(port=int(os.environ.get("PORT", "5025")))
