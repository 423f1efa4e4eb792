"""Runs the migrations on the app's own engine."""

from alembic import context
from flask import current_app

db = current_app.extensions["migrate"].db

# region run-migrations
with db.engine.connect() as connection:
    context.configure(
        connection,
        target_metadata=db.metadata,
        render_as_batch=True,  # SQLite can change few columns in place
    )
    with context.begin_transaction():
        context.run_migrations()
# endregion
