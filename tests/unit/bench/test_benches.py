"""Every bench of the project hands over figures, says what they measure, and has its sizes listed."""

import ast
import re
from pathlib import Path

import all as every
import pytest

ROOT = Path(__file__).parents[3]
PROGRAMS = sorted(every.HERE.glob("*/bench.py"))


def told(program: Path) -> tuple[str, ...]:
    """What a bench says that it measures, read without running it."""
    tree = ast.parse(program.read_text(encoding="utf-8"))
    named = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    (call,) = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Bench"
    ]
    where = call.args[1]
    paths: tuple[str, ...] = ast.literal_eval(named[where.id] if isinstance(where, ast.Name) else where)
    return paths


@pytest.mark.parametrize("program", PROGRAMS, ids=[program.parent.name for program in PROGRAMS])
def test_what_a_bench_measures_is_there_and_it_comes_to_an_end(program: Path) -> None:
    paths = told(program)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert "BENCH.end()" in program.read_text(encoding="utf-8")


def test_every_size_that_can_be_set_is_listed() -> None:
    used = {
        f"BENCH_{name}"
        for path in every.HERE.rglob("*.py")
        for name in re.findall(r'\bsize\("([A-Z_]+)"', path.read_text(encoding="utf-8"))
    }
    assert used
    assert used == set(re.findall(r"BENCH_[A-Z_]+(?= \()", every.SIZES))
