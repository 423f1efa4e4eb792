"""The users."""

import sqlalchemy as sa
from alembic import op

revision = "0001_users"
down_revision = None


# region first-migration
def upgrade() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.UniqueConstraint("name"),
    )


def downgrade() -> None:
    op.drop_table("users")


# endregion
