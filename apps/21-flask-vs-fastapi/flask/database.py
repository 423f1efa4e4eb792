def find(user_id: int) -> dict[str, object]:
    """Stands for a row of the database, secrets included."""
    name = f"User {user_id}"
    return {"id": user_id, "name": name, "password_hash": "scrypt:"}
