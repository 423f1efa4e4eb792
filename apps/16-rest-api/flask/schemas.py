"""What a client may send, and what a book is."""

from pydantic import BaseModel, Field


# region new-book
class NewBook(BaseModel):
    title: str = Field(min_length=1)
    year: int = Field(strict=True, ge=1450, le=2100)


# endregion
# region book
class Book(NewBook):
    id: int
    version: int = Field(exclude=True)  # goes out as the ETag


# endregion
# region page
class Page(BaseModel):
    page: int = Field(default=1, ge=1)
    per_page: int = Field(default=20, ge=1, le=50)


# endregion
