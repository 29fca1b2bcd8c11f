"""Answers, conversations, passages with their words; replies know who paid, and all chats have a sum of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
BYTEWISE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
REPORTED = sa.text("state = 'reported'")
CHATS = """INSERT INTO spendings (day, payer, calls, input, output, cached, reasoning, reserved)
SELECT day, 'chats', sum(calls), sum(input), sum(output), sum(cached), sum(reasoning), sum(reserved) FROM spendings
WHERE payer NOT IN ('', 'edition') GROUP BY day"""


def upgrade() -> None:
    """Until now the edition alone paid; whatever chats paid is summed up all the same."""
    _answers()
    op.create_table(
        "conversations",
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("address", BYTEWISE, nullable=False),
        sa.Column("put_at", INSTANT, nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "address", name="pk_conversations"),
    )
    op.create_index("ix_conversations_put_at", "conversations", ["put_at"])
    _passages()
    with op.batch_alter_table("replies") as replies:
        replies.add_column(sa.Column("payer", sa.String(), nullable=False, server_default="edition"))
    with op.batch_alter_table("replies") as replies:
        replies.alter_column("payer", server_default=None)
    op.create_index("ix_replies_payer", "replies", ["payer"])
    op.execute(CHATS)


def _answers() -> None:
    op.create_table(
        "answers",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("address", BYTEWISE, nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("remark", sa.String(), nullable=False),
        sa.Column("given_at", INSTANT, nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
        sqlite_autoincrement=True,
    )
    for columns in (["platform", "address", "person", "given_at"], ["platform", "person"], ["question", "language"]):
        op.create_index(f"ix_answers_{'_'.join(columns)}", "answers", columns)
    op.create_index("ix_answers_given_at", "answers", ["given_at"])
    op.create_index("ix_answers_reported", "answers", ["id"], sqlite_where=REPORTED, postgresql_where=REPORTED)


def _passages() -> None:
    op.create_table(
        "passages",
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("put_at", INSTANT, nullable=False),
        sa.Column("lengths", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("paper", name="pk_passages"),
    )
    op.create_index("ix_passages_put_at", "passages", ["put_at"])
    op.create_table(
        "passage_words",
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("places", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("paper", "word", name="pk_passage_words"),
    )


def downgrade() -> None:
    """What was asked is forgotten, and who paid for a reply."""
    op.execute("DELETE FROM spendings WHERE payer = 'chats'")
    op.drop_index("ix_replies_payer", "replies")
    with op.batch_alter_table("replies") as replies:
        replies.drop_column("payer")
    for table in ("passage_words", "passages", "conversations", "answers"):
        op.drop_table(table)
