"""21. What is the difference between Flask and FastAPI?

The type hints of a function say what comes in, and are enforced.
The same hints make the OpenAPI document and its two pages.
"""

import asyncio
import os
from typing import Annotated, Any

import uvicorn
from fastapi import FastAPI, Path, Query
from fastapi_standalone_docs import StandaloneDocs
from pydantic import BaseModel, Field


# region models
class User(BaseModel):
    id: int
    name: str


class Item(BaseModel):
    price: int = Field(ge=0, le=1_000_000)  # in cents
    quantity: int = Field(1, ge=1, le=100)


class Order(BaseModel):
    items: list[Item] = Field(min_length=1)


class Total(BaseModel):
    user_id: int
    total: int


UserId = Annotated[int, Path(ge=0)]
Limit = Annotated[int, Query(ge=1, le=100)]


# endregion
# region app
app = FastAPI(
    title="Users",
    version="1.0.0",
    swagger_ui_parameters={"validatorUrl": None},
)
# endregion
# region document
StandaloneDocs(app)  # /docs and /redoc load nothing from a CDN
# endregion


def find(id: int) -> dict[str, Any]:
    """Stands for a row of the database. User 999 has lost his name."""
    name = None if id == 999 else "John"
    return {"id": id, "name": name, "password_hash": "scrypt:"}


# region read
@app.get("/user/{id}", response_model=User)
async def get_user(id: UserId) -> dict[str, Any]:
    return find(id)


# endregion
# region list
@app.get("/users", response_model=list[User])
def list_users(limit: Limit = 10) -> list[dict[str, Any]]:
    # A plain def is run in a thread, for code that would block.
    return [find(id) for id in range(1, limit + 1)]


# endregion
# region order
@app.post("/user/{id}/order", status_code=201)
async def order(id: UserId, order: Order) -> Total:
    total = sum(each.price * each.quantity for each in order.items)
    return Total(user_id=id, total=total)


# endregion
# region wait
@app.get("/wait", include_in_schema=False)
async def wait() -> dict[str, int]:
    await asyncio.sleep(0.1)
    return {"waited_ms": 100}


# endregion
if __name__ == "__main__":
    uvicorn.run(app, port=int(os.environ.get("PORT", "5221")))
