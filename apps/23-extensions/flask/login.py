"""Flask-Login: who is it? Werkzeug: is it really?"""

from secrets import token_hex

from flask import redirect, request, session
from flask_login import (
    LoginManager,
    current_user,
    login_user,
    logout_user,
)
from werkzeug.security import check_password_hash
from werkzeug.wrappers import Response

from database import User, db

login_manager = LoginManager()
# A hash that no password has, as costly to check as any other.
NOBODY = "scrypt:32768:8:1$nobody$" + "0" * 128


# region password
def check_password(email: str, password: str) -> User | None:
    query = db.select(User).filter_by(email=email)
    user = db.session.scalar(query)
    stored = user.password_hash if user else NOBODY
    return user if check_password_hash(stored, password) else None


# endregion
# region start
def start_session(user: User) -> None:
    session.clear()  # what was planted before the log-in is gone
    login_user(user)


def end_session() -> None:
    if current_user.is_authenticated:
        current_user.session_key = token_hex()  # ends copies too
        db.session.commit()
    logout_user()
    session.clear()


# endregion
# region load
@login_manager.user_loader
def load_user(session_key: str) -> User | None:
    query = db.select(User).filter_by(session_key=session_key)
    return db.session.scalar(query)


# endregion
# region stranger
@login_manager.unauthorized_handler
def refuse_stranger() -> Response | tuple[dict[str, str], int]:
    if request.blueprint == "api":
        return {"error": "Log in first"}, 401
    return redirect("/login")


# endregion
