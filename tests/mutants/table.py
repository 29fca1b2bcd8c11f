"""The table of faults in tests/README.md, written from the heads of the patches: `make golden` writes it anew.

It names what is covered and decides nothing; tests/architecture/test_fault_table.py holds it.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from mutants.run import MUTANTS, ROOT, Mutant, read_mutant

README = ROOT / "tests" / "README.md"
HEAD = "| row | fault | test | mutant |\n|---|---|---|---|\n"


def lines(mutants: Iterable[Mutant]) -> list[str]:
    """One line for each mutant, by row and name."""
    return [_line(each) for each in sorted(mutants, key=_place)]


def _place(mutant: Mutant) -> tuple[int, str]:
    first = re.match(r"\d+", mutant.fault)
    return int(first.group()) if first else sys.maxsize, mutant.name


def _line(mutant: Mutant) -> str:
    tests = ", ".join(f"`{test.removeprefix('tests/').replace('.py::', '::')}`" for test in mutant.tests)
    return f"| {mutant.fault} | {mutant.what} | {tests} | `{mutant.name}` |\n"


def with_table(text: str, mutants: Iterable[Mutant]) -> str:
    """The document with the table as it should be."""
    before, head, rest = text.partition(HEAD)
    if not head:
        raise ValueError(f"the document has no line {HEAD.splitlines()[0]!r}")
    after = rest[sum(len(line) for line in _rows(rest)) :]
    return before + head + "".join(lines(mutants)) + after


def _rows(rest: str) -> Iterable[str]:
    for line in rest.splitlines(keepends=True):
        if not line.startswith("| "):
            return
        yield line


def main(readme: Path = README, folder: Path = MUTANTS) -> None:
    """Write the document anew."""
    mutants = [read_mutant(patch) for patch in folder.glob("*.patch")]
    readme.write_text(with_table(readme.read_text(encoding="utf-8"), mutants), encoding="utf-8")


if __name__ == "__main__":
    main()
