"""Flask-WTF: what a form may hold, and whose form it is."""

from flask import Flask, abort, render_template, request
from flask_wtf import CSRFProtect, FlaskForm
from flask_wtf.csrf import CSRFError
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired, Length, Regexp

csrf = CSRFProtect()


class Form(FlaskForm):
    title = ""

    class Meta:
        csrf = False  # protect() below looks at every request

    @property
    def error(self) -> str:
        texts = [text for each in self.errors.values() for text in each]
        return texts[0] if texts else ""


# region fields
# \Z: in Python, $ would also match before a last newline.
EMAIL = r"[^@\s\x00-\x1f\x7f-\x9f]+@[^@\s\x00-\x1f\x7f-\x9f]+\Z"


def lower(email: str | None) -> str | None:
    """Ada@Example.org and ada@example.org are one account."""
    return email and email.lower()


class EmailForm(Form):
    title = "Forgotten password"
    email = StringField(
        filters=[lower],
        validators=[Regexp(EMAIL, 0, "Enter an email")],
    )


class PasswordForm(Form):
    title = "New password"
    password = PasswordField(
        validators=[Length(8, 200, "Take 8 to 200 characters")]
    )


class SignUpForm(EmailForm, PasswordForm):
    title = "Sign up"


class LogInForm(EmailForm):
    title = "Log in"
    password = PasswordField(
        validators=[InputRequired("Enter a password")]
    )


class NoteForm(Form):
    title = "Note"
    text = StringField(
        validators=[Length(1, 200, "Write 1 to 200 characters")]
    )


# endregion
# region show
def show(form: Form) -> str:
    return render_template(
        "form.html",
        title=form.title,
        fields=list(form.data),
        error=form.error,
    )


# endregion
# region csrf
def add_csrf(app: Flask) -> None:
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False
    csrf.init_app(app)

    @app.before_request
    def protect() -> None:
        # No form of another site can send JSON: the browser asks first.
        if not request.is_json:
            csrf.protect()
        elif request.data and not is_flat():
            abort(400)

    @app.errorhandler(CSRFError)
    def refuse(_error: CSRFError) -> tuple[str, int]:
        return "This form has no token, or an old one", 400


# endregion
# region types
def is_flat() -> bool:
    """Say whether JSON has the shape of a form: WTForms trusts it."""
    try:
        fields = request.get_json()
    except RecursionError:  # thousands of brackets in one another
        return False
    return isinstance(fields, dict) and all(
        isinstance(value, str) and is_text(value)
        for value in fields.values()
    )


def is_text(value: str) -> bool:
    """Half a pair of UTF-16, as in "\\ud800", is no text."""
    return not any("\ud800" <= sign <= "\udfff" for sign in value)


# endregion
