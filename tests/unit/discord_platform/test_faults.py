"""Every exception of the library and of the network is one of ours, and each code of the service says what it means."""

import asyncio
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import discord.app_commands
import pytest
from responders.discord_service.core import CANARY_TOKEN
from responders.discord_service.faults import WORDINGS

from adapters.platforms.discord.faults import BY_CLASS, FOREIGN, PictureRefused, fault, translated
from adapters.platforms.discord.wire import Broken, Call, Paced
from bot.errors import (
    BadMarkup,
    JoganError,
    NotThere,
    OffReason,
    OperatorMistake,
    Permanent,
    Refused,
    Temporary,
    Unsure,
)


def below(kind: type[BaseException]) -> set[type[BaseException]]:
    return {kind} | {inner for each in kind.__subclasses__() for inner in below(each)}


def answer(code: int, status: int | None = None, kind: Any = None, message: str | None = None) -> discord.HTTPException:
    known = WORDINGS.get(code, (status or 400, "Something"))
    response: Any = SimpleNamespace(status=status or known[0], reason="Reason", method="POST", url="x")
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    made = kind or kinds.get(response.status, discord.HTTPException)
    told: Any = {"code": code, "message": message or known[1]}
    failure = made(response, told)
    assert isinstance(failure, discord.HTTPException)
    return failure


VOICE = ("discord.opus", "discord.oggparse", "discord.voice")
LIBRARY = {each for each in below(discord.DiscordException) if each.__module__.startswith("discord.")}


@pytest.mark.parametrize("kind", sorted(LIBRARY, key=str))
def test_every_class_of_the_library_is_mapped_and_by_more_than_the_root(kind: type[BaseException]) -> None:
    found = next(base for base in kind.__mro__ if base in BY_CLASS)
    root = kind is discord.DiscordException or kind.__module__.startswith(VOICE)
    assert root or found is not discord.DiscordException
    assert issubclass(kind, FOREIGN)


def test_the_walk_sees_the_library() -> None:
    assert {discord.Forbidden, discord.LoginFailure, discord.app_commands.CommandSyncFailure} <= LIBRARY


@pytest.mark.parametrize("kind", sorted(below(aiohttp.ClientError), key=str))
def test_every_class_of_the_network_is_mapped(kind: type[BaseException]) -> None:
    assert any(base in BY_CLASS for base in kind.__mro__)
    assert issubclass(kind, FOREIGN)


@pytest.mark.parametrize("code", sorted(WORDINGS))
def test_every_known_refusal_is_one_of_the_ports_errors(code: int) -> None:
    mapped = fault(answer(code))
    assert isinstance(mapped, Temporary | Unsure | Refused | BadMarkup | NotThere)
    assert str(code) in str(mapped) or WORDINGS[code][0] in (401, 429)


@pytest.mark.parametrize(
    ("code", "off"),
    [
        (10003, "gone"),
        (10004, "removed"),
        (50001, "no_rights"),
        (50007, "blocked"),
        (50008, "no_rights"),
        (50013, "no_rights"),
        (50083, "closed"),
        (160005, "closed"),
    ],
)
def test_rows_28_to_30_a_place_that_takes_nothing_says_why(code: int, off: OffReason) -> None:
    mapped = fault(answer(code))
    assert isinstance(mapped, Refused)
    assert mapped.off == off


@pytest.mark.parametrize("code", [10008, 10015, 10062, 40060, 50005, 50027])
def test_what_is_gone_is_not_there(code: int) -> None:
    assert isinstance(fault(answer(code)), NotThere)


@pytest.mark.parametrize("code", [20016, 20028, 30046, 40003, 160006])
def test_what_works_later_is_temporary(code: int) -> None:
    mapped = fault(answer(code))
    assert isinstance(mapped, Temporary)
    assert mapped.retry_after


@pytest.mark.parametrize("code", [50035, 50006, 50109, 200000, 240000])
def test_row_38_a_form_that_is_refused_is_sent_plain(code: int) -> None:
    mapped = fault(answer(code))
    assert isinstance(mapped, BadMarkup)
    assert not isinstance(mapped, PictureRefused)


@pytest.mark.parametrize("code", [40005, 50045, 50046])
def test_row_41_a_file_that_is_refused_is_left_out(code: int) -> None:
    assert isinstance(fault(answer(code, 413 if code == 40005 else 400)), PictureRefused)


def test_an_answer_of_something_before_the_service_puts_nobody_out() -> None:
    for status in (403, 404):
        mapped = fault(answer(0, status, message="error code: 1020"))
        assert isinstance(mapped, Temporary)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_fault_of_the_service_is_unsure(status: int) -> None:
    assert isinstance(fault(answer(0, status, discord.DiscordServerError)), Unsure)
    assert isinstance(fault(Broken("502")), Unsure)


def test_a_pause_says_how_long_and_for_whom() -> None:
    for failure, everywhere in (
        (Paced(3.5, True), True),
        (Paced(3.5, False), False),
        (discord.RateLimited(3.5), False),
    ):
        mapped = fault(failure)
        assert isinstance(mapped, Temporary)
        assert (mapped.retry_after, mapped.everywhere) == (3.5, everywhere)
    known = fault(discord.RateLimited(40), Call(at_once=False, everywhere=True))
    assert isinstance(known, Temporary)
    assert known.everywhere


@pytest.mark.parametrize("failure", [OSError(104, "reset"), TimeoutError(), aiohttp.ServerDisconnectedError()])
def test_rows_5_to_7_perhaps_only_where_the_request_left(failure: Exception) -> None:
    assert isinstance(fault(failure, Call(at_once=True, left=True)), Unsure)
    assert isinstance(fault(failure, Call(at_once=True)), Temporary)


@pytest.mark.parametrize("code", [4004, 4010, 4011, 4012, 4013, 4014])
def test_what_only_the_operator_can_change_says_so_in_one_line(code: int) -> None:
    socket: Any = SimpleNamespace(close_code=code)
    mapped = fault(discord.ConnectionClosed(socket, shard_id=None, code=code))
    assert isinstance(mapped, OperatorMistake)
    assert "\n" not in str(mapped)


def test_other_closings_are_temporary() -> None:
    socket: Any = SimpleNamespace(close_code=4000)
    assert isinstance(fault(discord.ConnectionClosed(socket, shard_id=None, code=4000)), Temporary)


def test_a_refused_token_names_its_setting_and_nothing_of_its_value() -> None:
    mapped = fault(discord.LoginFailure(f"Improper token {CANARY_TOKEN} has been passed."))
    assert isinstance(mapped, OperatorMistake)
    assert "JOGAN_DISCORD_TOKEN" in str(mapped)
    assert CANARY_TOKEN not in str(mapped)


def test_a_command_that_failed_says_why_it_failed() -> None:
    def failed(original: Exception) -> JoganError:
        command: Any = SimpleNamespace(name="x", qualified_name="x")
        return fault(discord.app_commands.CommandInvokeError(command, original))

    assert isinstance(failed(answer(10003)), Refused)
    assert isinstance(failed(NotThere("x")), NotThere)
    assert isinstance(failed(ValueError("x")), Permanent)


def test_nothing_foreign_is_in_the_chain_of_what_leaves() -> None:
    with pytest.raises(Temporary) as raised, translated():
        raise OSError(f"refused {CANARY_TOKEN}")
    assert raised.value.__suppress_context__
    assert CANARY_TOKEN not in str(raised.value)


def test_ours_pass_as_they_are_and_a_cancelled_task_stays_cancelled() -> None:
    with pytest.raises(NotThere), translated():
        raise NotThere("x")
    with pytest.raises(asyncio.CancelledError), translated():
        raise asyncio.CancelledError
