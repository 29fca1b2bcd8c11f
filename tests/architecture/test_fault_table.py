"""Every row of the project's fault table has a test that shows it and a patch that shows the test."""

from mutants.run import MUTANTS, Mutant, read_mutant
from mutants.table import HEAD, README, lines, with_table

ROWS = range(1, 73)


def mutants() -> list[Mutant]:
    return [read_mutant(patch) for patch in MUTANTS.glob("*.patch")]


def test_every_row_is_covered() -> None:
    covered = {int(row) for mutant in mutants() for row in mutant.fault.split(", ") if row.isdigit()}
    assert [row for row in ROWS if row not in covered] == [], "each row needs a test and its patch"


def test_the_table_is_what_the_patches_say() -> None:
    text = README.read_text(encoding="utf-8")
    assert with_table(text, mutants()) == text, "`make golden` writes it anew"


def test_a_table_is_written_in_the_place_of_another() -> None:
    one = mutants()[:2]
    old = f"before\n\n{HEAD}| 9 | gone | `a::b` | `9_gone` |\n\nafter\n"
    assert with_table(old, one) == f"before\n\n{HEAD}{''.join(lines(one))}\nafter\n"
