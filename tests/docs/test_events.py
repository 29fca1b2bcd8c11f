"""The written list of events: every line with fields is listed, every event of the list is logged somewhere."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.events import BY_NAME, LISTED

ROOT = Path(__file__).parents[2]
HOUSES = ("bot", "adapters", "scheduler")
OF_A_RECORD = {"name", "msg", "args", "message", "module", "created", "process", "thread", "asctime", "levelname"}
LEVELS = {"debug", "info", "warning", "error", "exception", "log"}
PRIVATE = {"name", "title", "text", "question", "address", "person", "user", "token", "owner_id"}


def calls() -> Iterator[tuple[str, str, set[str], bool]]:
    """Every call of event(): where, its name, its fields, and whether more are given in a mapping."""
    for house in HOUSES:
        for path in sorted((ROOT / house).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "event":
                    (name,) = node.args
                    assert isinstance(name, ast.Constant), f"{path}:{node.lineno}: an event's name is written out"
                    given = {each.arg for each in node.keywords if each.arg}
                    yield (
                        f"{path.relative_to(ROOT)}:{node.lineno}",
                        name.value,
                        given,
                        None in {each.arg for each in node.keywords},
                    )


def test_every_event_that_is_logged_is_listed_with_its_fields() -> None:
    found = list(calls())
    assert found
    assert not [where for where, name, _, _ in found if name not in BY_NAME]
    assert not [where for where, name, given, _ in found if given - set(BY_NAME[name].fields)]
    assert not [where for where, name, given, more in found if not more and given != set(BY_NAME[name].fields)], (
        "a line lacks a field that the list promises"
    )


def test_every_event_of_the_list_is_logged() -> None:
    assert {name for _, name, _, _ in calls()} == set(BY_NAME)


def test_names_come_once_and_no_field_hides_one_of_the_records_or_names_a_person() -> None:
    assert Counter(each.name for each in LISTED).most_common(1)[0][1] == 1
    for each in LISTED:
        assert len(set(each.fields)) == len(each.fields)
        assert not set(each.fields) & (OF_A_RECORD | PRIVATE), each.name


def test_only_the_list_gives_a_line_fields() -> None:
    """Every `extra` is made by event(); what else is given there would be a field that nobody finds written."""
    others = []
    for house in HOUSES:
        for path in sorted((ROOT / house).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _logs(node):
                    given = [each.value for each in node.keywords if each.arg == "extra"]
                    others += [f"{path.relative_to(ROOT)}:{each.lineno}" for each in given if not _by_event(each)]
    assert not others


def _logs(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Attribute) and node.func.attr in LEVELS


def _by_event(value: ast.expr) -> bool:
    """A call of event(), or the name under which the house keeps one for the next line."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id == "event"
    return isinstance(value, ast.Name) and value.id == "fields"


def test_the_list_is_in_the_runbook_with_its_words() -> None:
    runbook = (ROOT / "deploy" / "README.md").read_text(encoding="utf-8")
    for each in LISTED:
        assert f"| `{each.name}` | {', '.join(each.fields)} | {each.meaning} |" in runbook
