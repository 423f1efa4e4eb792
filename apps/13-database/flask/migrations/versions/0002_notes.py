"""The notes, each of which belongs to a user."""

import sqlalchemy as sa
from alembic import op

revision = "0002_notes"
down_revision = "0001_users"


# region second-migration
def upgrade() -> None:
    user = sa.ForeignKey("users.id")
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("user_id", sa.Integer, user, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("notes")


# endregion
