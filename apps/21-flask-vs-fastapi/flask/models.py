"""What comes in and what goes out."""

from typing import Any, Self

from pydantic import BaseModel, Field, ValidationError


# region models
class User(BaseModel):
    id: int
    name: str


class Page(BaseModel):
    limit: int = Field(10, ge=1, le=100)


class Item(BaseModel):
    price: int = Field(ge=0, le=1_000_000)  # in cents
    quantity: int = Field(1, ge=1, le=100)


class Order(BaseModel):
    items: list[Item] = Field(min_length=1)


class Total(BaseModel):
    user_id: int
    total: int


# endregion
class Refused(Exception):
    """What the client sent fails its model."""

    def __init__(self, error: ValidationError) -> None:
        self.faults: list[Any] = error.errors(
            include_url=False, include_input=False
        )


class Sent(BaseModel):
    """What a client sends, by its part: `query` or `body`."""

    @classmethod
    def check(cls, sent: dict[str, Any]) -> Self:
        """Return the model, or raise Refused."""
        try:
            return cls.model_validate(sent)
        except ValidationError as error:
            raise Refused(error) from error


class ListRequest(Sent):
    query: Page


class OrderRequest(Sent):
    body: Order
