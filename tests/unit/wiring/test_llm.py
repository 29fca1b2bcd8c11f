"""From settings to models: who is asked, with which key, at which address; and nobody where no model is set."""

import sys
from pathlib import Path
from subprocess import run

import pytest

from adapters.clock import SystemClock
from adapters.config import Config, read
from adapters.llm.either import Either
from adapters.llm.openai_chat import OPENAI_URL
from adapters.llm.timed import Timed
from adapters.wiring.llm import budget, each_model, endpoints, models

FIRST, SECOND = "sk-first-0123456789", "sk-second-0123456789"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def config(folder: Path, **given: str) -> Config:
    return read(given, folder)


async def test_without_a_model_there_is_none_whatever_else_is_set(folder: Path) -> None:
    settings = config(folder, OPENAI_API_KEY=FIRST, JOGAN_FALLBACK_MODEL="b", JOGAN_VOTE_MODEL="c")
    async with models(settings, SystemClock()) as made:
        assert (made.writer, made.voter) == (None, None)
    assert endpoints(settings) == ()


async def test_one_model_writes_alone(folder: Path) -> None:
    settings = config(folder, JOGAN_MODEL="a", OPENAI_API_KEY=FIRST, OPENAI_ORGANIZATION="org-1", JOGAN_MODEL_CALLS="3")
    (endpoint,) = endpoints(settings)
    assert (endpoint.model, endpoint.url, endpoint.key) == ("a", OPENAI_URL, FIRST)
    assert (endpoint.organisation, endpoint.calls, endpoint.first, endpoint.deadline) == ("org-1", 3, 3, 60.0)
    patient = config(folder, JOGAN_MODEL="a", JOGAN_MODEL_SECONDS="300", JOGAN_FALLBACK_MODEL="b", JOGAN_VOTE_MODEL="c")
    assert [each.deadline for each in endpoints(patient)] == [300.0] * 3
    assert [(each.calls, each.first) for each in endpoints(patient)] == [(16, 4)] * 3, "few at first where nobody says"
    async with models(settings, SystemClock()) as made:
        assert isinstance(made.writer, Timed), "nobody stands behind it, and its calls are measured"
        assert made.writer.name == "a"
        assert made.voter is None


async def test_a_second_provider_stands_behind_the_first_and_a_voter_beside(folder: Path) -> None:
    settings = config(folder, JOGAN_MODEL="a", JOGAN_FALLBACK_MODEL="b", JOGAN_VOTE_MODEL="c", OPENAI_API_KEY=FIRST)
    async with models(settings, SystemClock()) as made:
        assert isinstance(made.writer, Either)
        assert made.writer.name == "a"
        assert made.voter is not None
        assert made.voter.name == "c"
    async with each_model(settings, SystemClock()) as named:
        assert [one.model.name for one in named] == ["a", "b", "c"]
        assert [one.names.model for one in named] == ["JOGAN_MODEL", "JOGAN_FALLBACK_MODEL", "JOGAN_VOTE_MODEL"]
        assert {one.host for one in named} == {"api.openai.com"}


@pytest.mark.parametrize(
    ("given", "url", "key"),
    [
        ({}, "http://one.example/v1", FIRST),
        ({"JOGAN_FALLBACK_URL": "http://one.example/v1"}, "http://one.example/v1", FIRST),
        ({"JOGAN_FALLBACK_API_KEY": SECOND}, "http://one.example/v1", SECOND),
        ({"JOGAN_FALLBACK_URL": "http://two.example/v1"}, "http://two.example/v1", None),
        ({"JOGAN_FALLBACK_URL": "http://one.example/v2"}, "http://one.example/v2", None),
        ({"JOGAN_FALLBACK_URL": "http://two.example/v1", "JOGAN_FALLBACK_API_KEY": SECOND},
         "http://two.example/v1", SECOND),
    ],
)  # fmt: skip
def test_a_key_goes_to_the_address_that_it_was_set_for(
    folder: Path, given: dict[str, str], url: str, key: str | None
) -> None:
    first = {"JOGAN_MODEL": "a", "OPENAI_API_KEY": FIRST, "OPENAI_BASE_URL": "http://one.example/v1"}
    _, second = endpoints(config(folder, **first, **given, JOGAN_FALLBACK_MODEL="b", OPENAI_ORGANIZATION="org-1"))
    assert (second.model, second.url, second.key) == ("b", url, key)
    assert second.organisation == ("org-1" if url == first["OPENAI_BASE_URL"] else None)
    assert second.names.key == "JOGAN_FALLBACK_API_KEY"


def test_the_voter_is_at_the_first_address_with_its_own_name(folder: Path) -> None:
    settings = config(
        folder, JOGAN_MODEL="a", JOGAN_VOTE_MODEL="c", OPENAI_API_KEY=FIRST, OPENAI_BASE_URL="http://h/v1"
    )
    first, voter = endpoints(settings)
    assert (voter.model, voter.url, voter.key) == ("c", first.url, first.key)
    assert (voter.names.model, voter.names.key) == ("JOGAN_VOTE_MODEL", "OPENAI_API_KEY")


def test_what_may_be_spent_is_what_the_settings_say(folder: Path) -> None:
    given = {"JOGAN_DAILY_TOKENS": "7", "JOGAN_CHAT_DAILY_TOKENS": "3", "JOGAN_PRICE_INPUT": "0.5"}
    found = budget(config(folder, **given))
    assert (found.daily, found.chat_daily, found.price_input, found.price_output) == (7, 3, 0.5, None)


PROGRAM = """
import asyncio, sys
from pathlib import Path
from adapters.clock import SystemClock
from adapters.config import read
from adapters.wiring.llm import models

async def main(given):
    async with models(read(given, Path(sys.argv[1])), SystemClock()):
        return sorted({name.partition(".")[0] for name in sys.modules} & {"openai", "httpx2", "stamina"})

print(asyncio.run(main({"OPENAI_API_KEY": "sk-x"})), asyncio.run(main({"JOGAN_MODEL": "m"})))
"""


def test_the_library_is_imported_only_where_a_model_is_set(folder: Path) -> None:
    done = run([sys.executable, "-c", PROGRAM, str(folder)], capture_output=True, text=True, check=True)
    without, with_one = done.stdout.split("] ")
    assert without == "["
    assert "openai" in with_one
