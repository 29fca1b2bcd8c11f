"""Chats: muted, off, owner, from a file; what our messages show; updates that were heard."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
BYTEWISE = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """The chats there are get posts with a sound, were never switched off, and have no owner that we know."""
    with op.batch_alter_table("chats") as chats:
        chats.add_column(sa.Column("muted", sa.Boolean(), nullable=False, server_default=sa.false()))
        chats.add_column(sa.Column("off", sa.String()))
        chats.add_column(sa.Column("owner", sa.String(), nullable=False, server_default=""))
        chats.add_column(sa.Column("from_file", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("chats") as chats:
        for name in ("muted", "owner", "from_file"):
            chats.alter_column(name, server_default=None)
        if op.get_context().dialect.name == "postgresql":
            chats.alter_column("address", type_=sa.String(collation="C"))
    _messages()
    op.create_table(
        "heard",
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("noted_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("lane", "number", name="pk_heard"),
    )
    op.create_index("ix_heard_noted_at", "heard", ["noted_at"])


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("address", BYTEWISE, nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("papers", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("platform", "address", "message", name="pk_messages"),
    )
    op.create_index("ix_messages_day", "messages", ["day"])
    op.create_index("ix_messages_sent_at", "messages", ["sent_at"])


def downgrade() -> None:
    """Chats lose what they gained."""
    op.drop_table("heard")
    op.drop_table("messages")
    with op.batch_alter_table("chats") as chats:
        for name in ("muted", "off", "owner", "from_file"):
            chats.drop_column(name)
        if op.get_context().dialect.name == "postgresql":
            chats.alter_column("address", type_=sa.String(collation="default"))
