def find(id: int) -> dict[str, object]:
    """Stands for a row of the database. User 999 has lost his name."""
    name = None if id == 999 else "John"
    return {"id": id, "name": name, "password_hash": "scrypt:"}
