"""Sign up, log in, log out."""

from flask import Flask, redirect
from sqlalchemy.exc import IntegrityError
from werkzeug.security import generate_password_hash
from werkzeug.wrappers import Response

from database import User, db
from forms import LogInForm, SignUpForm, show
from login import check_password, end_session, start_session
from throttle import few_log_ins

Answer = Response | tuple[str, int]


def add_accounts(app: Flask) -> None:
    # region sign-up
    @app.get("/signup")
    def show_sign_up() -> str:
        return show(SignUpForm())

    @app.post("/signup")
    def sign_up() -> Answer:
        form = SignUpForm()
        if not form.validate():
            return show(form), 400
        hashed = generate_password_hash(form.password.data)
        user = User(email=form.email.data, password_hash=hashed)
        db.session.add(user)
        try:
            db.session.commit()
        except IntegrityError:
            db.session.rollback()
            form.form_errors.append("This email is taken")
            return show(form), 409
        start_session(user)
        return redirect("/", 303)

    # endregion
    # region log-in
    @app.get("/login")
    def show_log_in() -> str:
        return show(LogInForm())

    @app.post("/login")
    @few_log_ins
    def log_in() -> Answer:
        form = LogInForm()
        if not form.validate():
            return show(form), 400
        user = check_password(form.email.data, form.password.data)
        if user is None:
            form.form_errors.append("Wrong email or password")
            return show(form), 401
        start_session(user)
        return redirect("/", 303)

    # endregion
    # region log-out
    @app.post("/logout")
    def log_out() -> Answer:
        end_session()
        return redirect("/login", 303)

    # endregion
