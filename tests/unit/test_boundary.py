"""Boundaries: what is foreign becomes a Bug with its cause, what is ours and what cancels goes through."""

import asyncio
import re
from pathlib import Path

import pytest

from bot.boundary import Bug, boundary
from bot.errors import JoganError, Temporary

ROOT = Path(__file__).parents[2]
DRAWN = {
    "adapters/supervise.py": {"one supervised task"},
    "adapters/work/one_job.py": {"one job"},
    "bot/chat/router.py": {"one command"},
    "bot/conference/introduce.py": {"one job"},  # one chapter's introduction, as one text of an edition
    "bot/conference/write.py": {"one job"},
    "bot/delivery/doubt.py": {"one delivery"},
    "bot/delivery/press.py": {"one delivery"},
    "bot/delivery/sending.py": {"one delivery"},
    "bot/digest/writers.py": {"one job"},  # one text of an edition: the others and the edition are not its to lose
}
"""Every boundary that there is. A new one is a decision: elsewhere a fault is to be seen."""


def test_what_is_foreign_becomes_a_bug_that_names_it_and_keeps_its_cause() -> None:
    fault = ZeroDivisionError("no")
    with pytest.raises(Bug, match="ZeroDivisionError in one job") as caught, boundary("one job"):
        raise fault
    assert caught.value.fault is fault
    assert caught.value.__cause__ is fault


def test_our_errors_go_through_as_they_are() -> None:
    with pytest.raises(Temporary), boundary("one job"):
        raise Temporary("later")


def test_a_bug_of_an_inner_boundary_is_not_wrapped_again() -> None:
    with pytest.raises(Bug, match="one delivery"), boundary("one job"), boundary("one delivery"):
        raise KeyError


@pytest.mark.parametrize("kind", [asyncio.CancelledError, KeyboardInterrupt, SystemExit])
def test_what_ends_a_task_or_the_program_is_left_alone(kind: type[BaseException]) -> None:
    with pytest.raises(kind), boundary("one job"):
        raise kind


def test_a_bug_is_none_of_our_errors() -> None:
    assert not issubclass(Bug, JoganError)


def test_boundaries_stand_where_they_are_named_and_nothing_broad_is_caught_elsewhere() -> None:
    files = [file for part in ("bot", "adapters", "scheduler") for file in sorted((ROOT / part).rglob("*.py"))]
    texts = {file.relative_to(ROOT).as_posix(): file.read_text() for file in files}
    drawn = {name: set(re.findall(r'boundary\("([^"]+)"\)', said)) for name, said in texts.items()}
    drawn.pop("bot/boundary.py")
    assert {name: found for name, found in drawn.items() if found} == DRAWN
    broad = [name for name, said in texts.items() if re.search(r"except (BaseException|Exception)\b|except:", said)]
    assert broad == ["adapters/cli/main.py"]
