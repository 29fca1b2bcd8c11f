"""Which process does not reach which platform."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """An outage of this moment is met again."""
    op.create_table(
        "outages",
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("again_at", INSTANT, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("lane", "owner", name="pk_outages"),
    )


def downgrade() -> None:
    """Who waits is not told why."""
    op.drop_table("outages")
