"""12. How do you set and get cookies in Flask?

A response sets cookies, a request brings them back. A cookie is text
that the visitor keeps, so the visitor can read, change and drop it.
"""

import os
from urllib.parse import quote, unquote

from flask import Flask, Response, make_response, request
from itsdangerous import BadSignature, Signer
from markupsafe import escape

MONTH = 30 * 24 * 60 * 60  # seconds


def create_app() -> Flask:
    app = Flask(__name__)

    # region set
    @app.get("/set_cookie")
    def set_cookie() -> Response:
        response = make_response("Cookie is set")
        response.set_cookie("user", "John")
        return response

    # endregion
    # region get
    @app.get("/get_cookie")
    def get_cookie() -> str:
        user = request.cookies.get("user")
        return f"User: {escape(user)}"

    # endregion
    # region secure
    @app.get("/set_secure_cookie")
    def set_secure_cookie() -> Response:
        response = make_response("Secure cookie is set")
        response.set_cookie(
            "__Host-id", "7", secure=True, httponly=True, samesite="Lax"
        )
        return response

    # endregion
    # region encode
    @app.post("/nickname/<name>")
    def keep_nickname(name: str) -> Response:
        value = quote(name)
        if len("nickname" + value) > 4096:  # browsers drop it
            return make_response("Nickname is too long", 400)
        response = make_response("Nickname is kept")
        response.set_cookie(
            "nickname", value, max_age=MONTH, path="/nickname"
        )
        return response

    @app.get("/nickname")
    @app.get("/about")
    def show_nickname() -> str:
        nickname = unquote(request.cookies.get("nickname", "None"))
        return f"Nickname: {escape(nickname)}"

    # endregion
    # region delete
    @app.post("/delete_cookies")
    def delete_cookies() -> Response:
        response = make_response("Cookies are deleted")
        response.delete_cookie("user")
        response.delete_cookie("nickname", path="/nickname")
        return response

    # endregion
    # region signed
    # Without SECRET_KEY each start makes its own: for development only.
    secret = os.environ.get("SECRET_KEY") or os.urandom(32)
    signer = Signer(secret, salt="coupon")

    @app.post("/coupon")
    def give_coupon() -> Response:
        coupon = signer.sign("10").decode()
        response = make_response("Coupon: 10% off")
        response.set_cookie("coupon", coupon, httponly=True)
        return response

    @app.get("/coupon")
    def show_coupon() -> str:
        try:
            percent = signer.unsign(request.cookies.get("coupon", ""))
        except BadSignature:
            return "No coupon"
        return f"Coupon: {percent.decode()}% off"

    # endregion

    return app


if __name__ == "__main__":
    create_app().run(port=int(os.environ.get("PORT", "5012")))
