"""Flask-Mail: a link for those who forgot their password."""

import os
from hashlib import sha256
from secrets import token_hex, token_urlsafe
from time import time

from flask import Flask, current_app, redirect
from flask_mail import Mail, Message
from werkzeug.security import generate_password_hash
from werkzeug.wrappers import Response

from database import User, db
from forms import EmailForm, PasswordForm, show

mail = Mail()


# region transport
def add_mail(app: Flask) -> None:
    port = os.environ.get("MAIL_PORT")
    app.config.update(
        MAIL_PORT=int(port or 0),
        MAIL_SUPPRESS_SEND=port is None,  # as in tests
        MAIL_DEFAULT_SENDER="notes@example.org",
    )
    mail.init_app(app)


# endregion
# region send
def send_link(user: User) -> None:
    token = token_urlsafe()
    # Whoever reads the table finds no token in it.
    user.reset_hash = digest(token)
    user.reset_until = time() + 3600
    db.session.commit()
    # Never the Host of the request: its sender chooses that.
    url = os.environ.get("PUBLIC_URL", "http://127.0.0.1:5023")
    text = f"Choose a new password: {url}/reset/{token}\n"
    try:
        mail.send(Message("Your password", [user.email], text))
    except OSError:
        current_app.logger.exception("The mail could not be sent")


def digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()


# endregion
# region ask
def add_reset(app: Flask) -> None:
    @app.get("/reset")
    def show_ask() -> str:
        return show(EmailForm())

    @app.post("/reset")
    def ask() -> tuple[str, int]:
        form = EmailForm()
        if not form.validate():
            return show(form), 400
        query = db.select(User).filter_by(email=form.email.data)
        if user := db.session.scalar(query):
            send_link(user)
        return "If we know this address, a mail is on its way", 202

    # endregion
    # region reset
    def owner(token: str) -> User:
        query = db.select(User).where(
            User.reset_hash == digest(token), User.reset_until > time()
        )
        return db.first_or_404(query)

    @app.get("/reset/<token>")
    def show_reset(token: str) -> str:
        owner(token)
        return show(PasswordForm())

    @app.post("/reset/<token>")
    def reset(token: str) -> Response | tuple[str, int]:
        user = owner(token)
        form = PasswordForm()
        if not form.validate():
            return show(form), 400
        user.password_hash = generate_password_hash(form.password.data)
        user.reset_hash = None  # a link works once
        user.session_key = token_hex()  # and ends every session
        db.session.commit()
        return redirect("/login", 303)

    # endregion
