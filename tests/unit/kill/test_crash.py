"""The fuse of named crash points: it counts what changes the database, and nothing else."""

import pytest
from kill.crash import Fuse


@pytest.mark.parametrize(
    "statement", ["INSERT INTO a", "  update a", "DELETE FROM a", "COMMIT", "WITH x AS (SELECT 1)"]
)
def test_what_changes_counts(statement: str) -> None:
    fuse = Fuse(1)
    fuse.burn(statement)
    assert fuse.left == 0


@pytest.mark.parametrize("statement", ["SELECT 1", "PRAGMA wal_checkpoint", "BEGIN IMMEDIATE", "-- note"])
def test_what_only_looks_does_not(statement: str) -> None:
    fuse = Fuse(1)
    fuse.burn(statement)
    assert fuse.left == 1
