"""The people whom the templates show."""

from dataclasses import dataclass


@dataclass
class User:
    name: str
    role: str
    mail: str | None
    posts: int


USERS = [
    User("Ada Byron", "admin", "ada@a.test", 3),
    User("Bo Li", "user", None, 0),
    User("Éva Ng", "admin", "eva@a.test", 12),
]
