"""What comes in and what goes out."""

from pydantic import BaseModel, Field


# region models
class User(BaseModel):
    id: int
    name: str


class Page(BaseModel):
    limit: int = Field(10, ge=1, le=100)


class Item(BaseModel):
    price: int = Field(ge=0)  # in cents
    quantity: int = Field(1, ge=1, le=100)


class Order(BaseModel):
    items: list[Item] = Field(min_length=1)


class Total(BaseModel):
    user_id: int
    total: int


# endregion
class ListRequest(BaseModel):
    """Where an error is said to be begins with the part's name."""

    query: Page


class OrderRequest(BaseModel):
    body: Order
