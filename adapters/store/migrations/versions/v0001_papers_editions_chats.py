"""Papers and their sightings, lists, editions, chats, kept answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """All tables of the first edition."""
    _papers()
    _lists_and_editions()
    _chats()
    op.create_table(
        "http_cache",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("url_hash", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("etag", sa.String()),
        sa.Column("last_modified", sa.String()),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_http_cache"),
        sa.UniqueConstraint("url_hash", name="uq_http_cache_url_hash"),
    )


def _papers() -> None:
    op.create_table(
        "papers",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title_key", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date()),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_papers"),
    )
    op.create_index("ix_papers_title_key", "papers", ["title_key"])
    unlisted = sa.column("listed", sa.Boolean()).is_(False)
    op.create_index("ix_papers_waiting", "papers", ["first_day"], sqlite_where=unlisted, postgresql_where=unlisted)
    op.create_table(
        "sightings",
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("seen_at", INSTANT, nullable=False),
        sa.Column("votes", sa.BigInteger()),
        sa.Column("votes_read", sa.String()),
        sa.PrimaryKeyConstraint("paper", "source", "day", name="pk_sightings"),
        sa.ForeignKeyConstraint(["paper"], ["papers.id"], name="fk_sightings_paper"),
    )


def _lists_and_editions() -> None:
    op.create_table(
        "lists",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("papers", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("source", "day", name="pk_lists"),
    )
    op.create_table(
        "editions",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String()),
        sa.Column("cut_at", INSTANT, nullable=False),
        sa.Column("counts", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_editions"),
    )
    op.create_table(
        "edition_papers",
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("paper", name="pk_edition_papers"),
        sa.UniqueConstraint("day", "number", name="uq_edition_papers_day_number"),
        sa.ForeignKeyConstraint(["paper"], ["papers.id"], name="fk_edition_papers_paper"),
        sa.ForeignKeyConstraint(["day"], ["editions.day"], name="fk_edition_papers_day"),
    )


def _chats() -> None:
    op.create_table(
        "chats",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("post_time", sa.Time(), nullable=False),
        sa.Column("days", sa.String(), nullable=False),
        sa.Column("weekly", sa.Boolean(), nullable=False),
        sa.Column("length", sa.String(), nullable=False),
        sa.Column("notices", sa.Boolean(), nullable=False),
        sa.Column("categories", sa.String(), nullable=False),
        sa.Column("everything", sa.Boolean(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("cursor", sa.Date()),
        sa.Column("next_due", INSTANT),
        sa.Column("last_read", sa.Date()),
        sa.PrimaryKeyConstraint("id", name="pk_chats"),
        sa.UniqueConstraint("platform", "address", name="uq_chats_platform_address"),
    )
    op.create_index("ix_chats_next_due", "chats", ["next_due"])


def downgrade() -> None:
    """Nothing is left."""
    for table in ("http_cache", "chats", "edition_papers", "editions", "lists", "sightings", "papers"):
        op.drop_table(table)
