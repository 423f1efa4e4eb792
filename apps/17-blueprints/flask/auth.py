"""Logging in and out. Knows neither the app nor its own prefix."""

from flask import Blueprint, Response, redirect, url_for
from werkzeug.wrappers import Response as Redirect

# region auth
auth = Blueprint("auth", __name__)


@auth.route("/login")
def login() -> str:
    return "Login Page"


# endregion
# region no-store
@auth.after_request
def forbid_caching(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response


# endregion
# region logout
@auth.post("/logout")
def logout() -> Redirect:
    return redirect(url_for(".login"), code=303)


# endregion
