"""The ledger: bundles, deliveries, lanes; chats know their bot, messages the earlier editions that they show."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """The chats there are get their bot's lane when it connects."""
    op.drop_index("ix_chats_next_due", "chats")
    with op.batch_alter_table("chats") as chats:
        chats.add_column(sa.Column("lane", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("chats") as chats:
        chats.alter_column("lane", server_default=None)
    op.create_index("ix_chats_lane_next_due_id", "chats", ["lane", "next_due", "id"])
    op.add_column("messages", sa.Column("older", sa.String()))
    _index("ix_messages_merged", "messages", ["day"], "older IS NOT NULL")
    _bundles()
    _deliveries()
    op.create_table(
        "lanes",
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("beat", sa.BigInteger(), nullable=False),
        sa.Column("paused_until", INSTANT),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("lane", name="pk_lanes"),
    )


def _bundles() -> None:
    op.create_table(
        "bundles",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("recipe", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bundles"),
        sa.UniqueConstraint("key", name="uq_bundles_key"),
    )
    op.create_table(
        "bundle_parts",
        sa.Column("bundle", NUMBER, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("plain", sa.String(), nullable=False),
        sa.Column("about", sa.String()),
        sa.Column("picture", sa.String()),
        sa.PrimaryKeyConstraint("bundle", "part", name="pk_bundle_parts"),
        sa.ForeignKeyConstraint(["bundle"], ["bundles.id"], name="fk_bundle_parts_bundle"),
    )


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("chat", NUMBER, nullable=False),
        sa.Column("posting", sa.String(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("bundle", NUMBER, nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("unclean", sa.Integer(), nullable=False),
        sa.Column("again", sa.Boolean(), nullable=False),
        sa.Column("not_before", INSTANT),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("planned_at", INSTANT, nullable=False),
        sa.Column("claimed_at", INSTANT),
        sa.Column("settled_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("chat", "posting", "part", name="uq_deliveries_chat_posting_part"),
        sqlite_autoincrement=True,
    )
    _index("ix_deliveries_fresh", "deliveries", ["lane", "id"], "state = 'ready' AND NOT again")
    _index("ix_deliveries_again", "deliveries", ["lane", "not_before", "id"], "state = 'ready' AND again")
    _index("ix_deliveries_begun", "deliveries", ["lane", "not_before", "id"], "state IN ('sending', 'unsure')")
    _index("ix_deliveries_unbegun", "deliveries", ["chat"], "state IN ('ready', 'expired')")
    _index("ix_deliveries_troubled", "deliveries", ["id"], "state IN ('dead', 'parked')")
    _index("ix_deliveries_settled", "deliveries", ["settled_at"], "settled_at IS NOT NULL")


def _index(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def downgrade() -> None:
    """What was not sent is forgotten; chats and messages lose what they gained."""
    for table in ("lanes", "deliveries", "bundle_parts", "bundles"):
        op.drop_table(table)
    op.drop_index("ix_messages_merged", "messages")
    op.drop_index("ix_chats_lane_next_due_id", "chats")
    with op.batch_alter_table("messages") as messages:
        messages.drop_column("older")
    with op.batch_alter_table("chats") as chats:
        chats.drop_column("lane")
    op.create_index("ix_chats_next_due", "chats", ["next_due"])
