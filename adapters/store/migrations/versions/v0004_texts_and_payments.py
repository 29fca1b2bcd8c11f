"""Papers' texts, what models cost by day and payer, and the replies that were paid for."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
COUNTED = ("input", "output", "cached", "reasoning")


def upgrade() -> None:
    """Four tables; nothing that is there changes."""
    op.create_table(
        "texts",
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("put_at", INSTANT, nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("paper", name="pk_texts"),
    )
    op.create_index("ix_texts_put_at", "texts", ["put_at"])
    op.create_table(
        "spendings",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("payer", sa.String(), nullable=False),
        *_numbers("calls", *COUNTED, "reserved"),
        sa.PrimaryKeyConstraint("day", "payer", name="pk_spendings"),
    )
    op.create_table(
        "reservations",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("payer", sa.String(), nullable=False),
        *_numbers("tokens"),
        sa.PrimaryKeyConstraint("id", name="pk_reservations"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reservations_day", "reservations", ["day"])
    op.create_table(
        "replies",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        *_numbers(*COUNTED),
        sa.Column("kept_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_replies"),
    )
    op.create_index("ix_replies_kept_at", "replies", ["kept_at"])


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger(), nullable=False) for name in names]


def downgrade() -> None:
    """What was paid is forgotten, and what was paid for."""
    for table in ("replies", "reservations", "spendings", "texts"):
        op.drop_table(table)
