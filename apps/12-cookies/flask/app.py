"""12. How do you set and get cookies in Flask?

A response sets cookies, a request brings them back. A cookie is text
that the visitor keeps, so the visitor can read, change and drop it.
"""

import os
from secrets import token_hex
from urllib.parse import quote, unquote

from flask import Flask, Response, make_response, request
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, Signer
from markupsafe import escape

MONTH = 30 * 24 * 60 * 60  # seconds
MAX_BYTES = 4096  # of name and value: browsers drop what is larger

app = Flask(__name__)


# region set
@app.get("/set_cookie")
def set_cookie() -> Response:
    response = make_response("Cookie is set")
    response.set_cookie(
        "username", "John", httponly=True, samesite="Lax"
    )
    return response


# endregion
# region get
@app.get("/get_cookie")
def get_cookie() -> str:
    return f"User: {escape(request.cookies.get('username'))}"


# endregion
# region secure
@app.get("/set_secure_cookie")
def set_secure_cookie() -> Response:
    response = make_response("Secure cookie is set")
    response.set_cookie(
        "__Host-username",
        "John",
        secure=True,
        httponly=True,
        samesite="Strict",
    )
    return response


# endregion
# region encode
@app.post("/nickname/<name>")
def keep_nickname(name: str) -> ResponseReturnValue:
    value = quote(name, safe="!~*'()")
    if len("nickname" + value) > MAX_BYTES:
        return "Nickname is too long", 400
    response = make_response("Nickname is kept")
    response.set_cookie(
        "nickname", value, max_age=MONTH, samesite="Lax"
    )
    return response


@app.get("/nickname")
def show_nickname() -> str:
    nickname = unquote(request.cookies.get("nickname", "None"))
    return f"Nickname: {escape(nickname)}"


# endregion
# region path
@app.post("/help/hide")
def hide_help() -> Response:
    response = make_response("Help is hidden")
    response.set_cookie("help", "hidden", path="/help", samesite="Lax")
    return response


@app.get("/help")
@app.get("/about")
def show_help() -> str:
    return f"Help: {escape(request.cookies.get('help', 'shown'))}"


# endregion
# region delete
@app.post("/delete_cookies")
def delete_cookies() -> Response:
    response = make_response("Cookies are deleted")
    response.delete_cookie("username")
    response.delete_cookie("help", path="/help")  # as it was set
    return response


# endregion
# region signed
# Without SECRET_KEY each start makes its own: for development only.
secret = os.environ.get("SECRET_KEY") or token_hex()
signer = Signer(secret, salt="coupon")


@app.post("/coupon")
def give_coupon() -> Response:
    response = make_response("Coupon: 10% off")
    response.set_cookie(
        "coupon", signer.sign("10").decode(), httponly=True
    )
    return response


@app.get("/coupon")
def show_coupon() -> str:
    try:
        percent = signer.unsign(request.cookies.get("coupon", ""))
    except BadSignature:
        return "No coupon"
    return f"Coupon: {percent.decode()}% off"


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5012")))
