"""deploy/env.example is the table of settings, and every line of it can be used as it stands."""

import re
from pathlib import Path

import pytest
import readme_parts

from adapters.config import TABLE, Setting

EXAMPLE = (Path(__file__).parents[3] / "deploy" / "env.example").read_text(encoding="utf-8")


def test_it_is_what_the_program_says() -> None:
    assert readme_parts.env_example() == EXAMPLE, "run: make golden"


def test_every_setting_has_one_line() -> None:
    assert re.findall(r"(?m)^#([A-Z_]+)=", EXAMPLE) == [row.name for row in TABLE]


def test_no_line_says_anything_until_its_mark_is_taken_away() -> None:
    assert [line for line in EXAMPLE.splitlines() if line and not line.startswith("#")] == []


@pytest.mark.parametrize("row", [row for row in TABLE if readme_parts.env_value(row)], ids=lambda row: row.name)
def test_a_line_works_as_it_stands(row: Setting) -> None:
    assert row.parse(readme_parts.env_value(row)) is not None


@pytest.mark.parametrize("row", [row for row in TABLE if row.secret], ids=lambda row: row.name)
def test_no_token_is_invented(row: Setting) -> None:
    """A sample token that is copied as it is makes a service that asks with a wrong one."""
    assert readme_parts.env_value(row) == ""
