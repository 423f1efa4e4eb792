"""The usual printed answer: one user through all four operations."""

from models import User, db


def alice() -> None:
    """Create Alice, read her, rename her to Alicia, delete her."""
    # region alice
    user = User(name="Alice")  # create
    db.session.add(user)
    db.session.commit()

    query = db.select(User).filter_by(name="Alice")  # read
    user = db.session.scalars(query).first()

    user.name = "Alicia"  # update
    db.session.commit()

    db.session.delete(user)  # delete
    db.session.commit()
    # endregion
