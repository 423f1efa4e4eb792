"""5. How can you define dynamic routes in Flask?

A converter in the rule says which text matches and which type the
view receives. Where no rule matches, the answer is 404.
"""

import os
from uuid import UUID

from flask import Flask
from markupsafe import escape

app = Flask(__name__)


# region string
@app.route("/user/<name>")
def user(name: str) -> str:
    return f"Hello, {escape(name)}!"


# endregion
# region int
@app.get("/post/<int:post_id>")
def show_post(post_id: int) -> str:
    return f"Post {post_id}, next {post_id + 1}"


# endregion
# region float
@app.get("/price/<float:amount>")
def show_price(amount: float) -> str:
    return f"Price {amount:.2f}"


# endregion
# region path
@app.get("/files/<path:name>")
def show_file(name: str) -> str:
    return f"File {escape(name)}"


# endregion
# region uuid
@app.get("/order/<uuid:order_id>")
def show_order(order_id: UUID) -> str:
    return f"Order {order_id}"


# endregion
# region any
@app.get("/posts/<any(new, top):order>")
def list_posts(order: str) -> str:
    return f"Posts, {order} first"


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5005")))
