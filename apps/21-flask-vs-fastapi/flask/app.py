"""21. What is the difference between Flask and FastAPI?

Flask matches the URL and calls the view. What comes in and what
goes out is for the view to check: here it asks Pydantic.
"""

import asyncio
import os
from typing import Any

from flask import Flask, request

from database import find
from document import document
from models import ListRequest, OrderRequest, Refused, Total, User

# region app
app = Flask(__name__)


@app.errorhandler(Refused)
def refuse(error: Refused) -> tuple[dict[str, Any], int]:
    return {"detail": error.faults}, 422


# endregion
# region read
@app.get("/user/<int:id>")
def get_user(id: int) -> dict[str, Any]:
    return User.model_validate(find(id)).model_dump()


# endregion
# region list
@app.get("/users")
def list_users() -> list[dict[str, Any]]:
    wanted = ListRequest.check({"query": request.args.to_dict()})
    ids = range(1, wanted.query.limit + 1)
    return [User.model_validate(find(id)).model_dump() for id in ids]


# endregion
# region order
@app.post("/user/<int:id>/order")
def order(id: int) -> tuple[dict[str, Any], int]:
    wanted = OrderRequest.check({"body": request.get_json()})
    total = sum(
        each.price * each.quantity for each in wanted.body.items
    )
    return Total(user_id=id, total=total).model_dump(), 201


# endregion
# region wait
@app.get("/wait")
async def wait() -> dict[str, int]:
    await asyncio.sleep(0.1)
    return {"waited_ms": 100}


# endregion
# region document
@app.get("/openapi.json")
def openapi() -> dict[str, Any]:
    return document()


# endregion
if __name__ == "__main__":
    app.run(port=int(os.environ.get("PORT", "5021")))
