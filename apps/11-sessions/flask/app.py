"""11. How do you use sessions in Flask?

The session is a dict that travels in a cookie. It is signed, so a
visitor cannot change it, but it is not encrypted: anyone can read it.
"""

import os
from datetime import timedelta
from secrets import token_hex

from flask import Flask, session
from markupsafe import escape

app = Flask(__name__)

# region secret
# Newest first: the first signs, the others still read. Without them
# each start makes its own, which ends every session: development only.
keys = os.environ.get("SECRET_KEYS", "").split() or [token_hex()]
app.secret_key = keys[0]
app.config["SECRET_KEY_FALLBACKS"] = keys[1:]

# endregion
# region cookie
# Behind HTTPS add SESSION_COOKIE_SECURE=True: it is off by default.
app.config.update(
    SESSION_COOKIE_SAMESITE="Lax",  # by default there is none
    PERMANENT_SESSION_LIFETIME=timedelta(days=7),
    SESSION_REFRESH_EACH_REQUEST=False,  # a mere read sets no cookie
)


# endregion
# region set
@app.get("/set_session")
def set_session() -> str:
    session["username"] = "JohnDoe"
    return "Session set!"


# endregion
# region get
@app.get("/get_session")
def get_session() -> str:
    return session.get("username", "No session set")


# endregion
# region nested
@app.post("/basket/<item>")
def add_to_basket(item: str) -> str:
    session.setdefault("basket", []).append(item)
    session.modified = True  # Flask does not see inside the list
    return escape(", ".join(session["basket"]))


# endregion
# region login
@app.post("/login")
def log_in() -> str:
    session.clear()  # nothing from before the log-in survives it
    session["username"] = "JohnDoe"
    session.permanent = True
    return "Logged in as JohnDoe"


# endregion
# region logout
@app.post("/logout")
def log_out() -> str:
    session.clear()
    return "Logged out"


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5011")))
