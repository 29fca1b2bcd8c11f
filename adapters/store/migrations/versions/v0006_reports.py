"""Conference reports, what was found for titles, series; chats know the report that they showed last."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """No chat of before was shown a report."""
    op.create_table(
        "reports",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("place", NUMBER, nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_reports"),
    )
    op.create_index("ix_reports_place", "reports", ["place"])
    op.create_table(
        "joins",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("found_at", INSTANT, nullable=False),
        sa.Column("entry", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_joins"),
    )
    op.create_index("ix_joins_found_at", "joins", ["found_at"])
    op.create_table(
        "series",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("chapters", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_series"),
        sa.UniqueConstraint("report", name="uq_series_report"),
    )
    op.create_index("ix_series_last_day", "series", ["last_day"])
    with op.batch_alter_table("chats") as chats:
        chats.add_column(sa.Column("last_report", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("chats") as chats:
        chats.alter_column("last_report", server_default=None)


def downgrade() -> None:
    """Reports are forgotten, and that chats were shown one."""
    with op.batch_alter_table("chats") as chats:
        chats.drop_column("last_report")
    for table in ("series", "joins", "reports"):
        op.drop_table(table)
