"""The house: what import-linter cannot say. Every module explains itself; one place reads the clock, one settings."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = [
    path
    for package in ("bot", "adapters", "scheduler")
    for path in sorted((ROOT / package).rglob("*.py"))
    if "versions" not in path.parts
]
NAMES = [str(path.relative_to(ROOT)) for path in MODULES]


def trees() -> Iterator[tuple[str, ast.Module]]:
    for name, path in zip(NAMES, MODULES, strict=True):
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def attributes(tree: ast.Module) -> set[str]:
    """Dotted names that are used: `datetime.now`, `os.environ`."""
    return {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_every_module_explains_itself_in_one_to_five_lines(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    drawn = {"bot/errors.py", "adapters/categories_file.py"}  # the error tree and the shape of a TOML file
    if str(path.relative_to(ROOT)) not in drawn:
        assert len([line for line in docstring.splitlines() if line.strip()]) <= 5


def test_only_the_clock_asks_the_system_for_the_time() -> None:
    asking = {"datetime.now", "datetime.utcnow", "date.today", "datetime.today", "time.time"}
    assert [name for name, tree in trees() if attributes(tree) & asking] == ["adapters/clock.py"]


def test_only_config_reads_the_environment() -> None:
    reading = {"os.environ", "os.getenv", "os.environb"}
    homes = ["adapters/config/reader.py", "adapters/config/reading.py"]
    assert [name for name, tree in trees() if attributes(tree) & reading] == homes


def test_nothing_happens_when_a_module_is_imported() -> None:
    """At the top of a module only definitions, constants and the named guards; calls are values, never deeds."""
    deeds = [
        f"{name}:{node.lineno}"
        for name, tree in trees()
        for node in tree.body
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Call)
        and name != "adapters/cli/main.py"
        and not (isinstance(node.value.func, ast.Name) and node.value.func.id == "Index")  # belongs to its table
    ]
    assert deeds == []


def test_no_test_patches_what_it_tests() -> None:
    forbidden = ("unittest" + ".mock", "monkeypatch" + ".setattr", "mocker" + ".")
    guilty = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if any(word in path.read_text(encoding="utf-8") for word in forbidden)
    ]
    assert guilty == []


def test_the_tests_are_no_package() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []
