"""The table of rights has a row for every command, and says what the table of commands says."""

from collections import Counter

import pytest
from safety.rights import rights

from bot.chat.commands import COMMANDS, MANAGING


def test_every_command_has_one_row() -> None:
    assert Counter(right.command for right in rights()) == Counter(command.name for command in COMMANDS)


@pytest.mark.parametrize("right", rights(), ids=lambda right: right.command)
def test_the_tables_agree_on_who_may(right: object) -> None:
    (row,) = [each for each in rights() if each == right]
    kind = next(command for command in COMMANDS if command.name == row.command)
    assert (row.outcomes["member"] == "refuses") is (kind.who == "administrators")
    assert (row.outcomes["afar"] != "-") is (row.command in MANAGING)
    assert set(row.outcomes.values()) <= {"changes", "answers", "refuses", "silence", "-"}
