"""What makes a book. JSON alone says nothing about that."""

# region schema
TITLE = "title must be text, and not empty"
YEAR = "year must be a whole number from 1 to 2100"


def check_book(book: object) -> list[str]:
    if not isinstance(book, dict):
        return ["the body must be an object"]
    errors = []
    title, year = book.get("title"), book.get("year")
    if not isinstance(title, str) or title == "":
        errors.append(TITLE)
    # isinstance() would take True for a number
    if type(year) is not int or not 1 <= year <= 2100:
        errors.append(YEAR)
    return errors


# endregion
