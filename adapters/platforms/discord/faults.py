"""What the library and the network raise, as our errors; nothing foreign leaves the adapter.

Certain (Temporary) and perhaps (Unsure) are told apart by whether the request left. Tokens never show: `from None`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
import discord
from discord import app_commands

from adapters.platforms.discord.settings import TOKEN_SETTING
from adapters.platforms.discord.wire import Broken, Call, Paced, calling
from bot.errors import (
    BadMarkup,
    BadPayload,
    JoganError,
    NotThere,
    OffReason,
    OperatorMistake,
    Permanent,
    Refused,
    Temporary,
    Unsure,
)

OFF: dict[int, OffReason] = {
    10003: "gone",  # Unknown Channel
    10004: "removed",  # Unknown Guild
    10013: "gone",  # Unknown User
    50001: "no_rights",  # Missing Access
    50007: "blocked",  # Cannot send messages to this user
    50008: "no_rights",  # a channel that takes no text
    50009: "no_rights",  # verification level too high
    50013: "no_rights",  # Missing Permissions
    50020: "no_rights",
    50024: "no_rights",  # not on this kind of channel
    50083: "closed",  # Thread is archived
    50278: "blocked",  # no mutual guilds
    160005: "closed",  # Thread is locked
}
GONE = frozenset({10008, 10015, 10062, 40060, 50005, 50021, 50027})
"""The message, or the answer that an interaction waits for, is not there (any more)."""
LATER = frozenset({20016, 20022, 20028, 30046, 40003, 40004, 40062, 40333, 110001, 130000, 160006})
"""Slow mode, write limits, edits of old messages, outages: the same works later."""
LATER_AFTER = 60.0
"""Seconds, where the service names none."""


class PictureRefused(BadMarkup):
    """The file that came along is too large or no picture: the message goes without it."""


FILE = frozenset({40005, 50045, 50046, 50180})


@contextmanager
def translated(*, at_once: bool = False) -> Iterator[Call]:
    """Whatever is raised inside leaves as one of our errors; see `wire.calling` for `at_once`."""
    with calling(at_once=at_once) as call:
        try:
            yield call
        except JoganError:
            raise
        except FOREIGN as failure:
            raise fault(failure, call) from None


def fault(failure: BaseException, call: Call | None = None) -> JoganError:
    """The error of ours that a foreign one means; the most special class that is listed decides."""
    for kind in type(failure).__mro__:
        if kind in BY_CLASS:
            return BY_CLASS[kind](failure, call or Call(at_once=False))
    return Permanent(_named(failure))


def _named(failure: BaseException) -> str:
    return type(failure).__name__


def _answer(failure: discord.HTTPException, call: Call) -> JoganError:
    code, reason = failure.code, f"{failure.status} {failure.code}: {_one_line(failure.text)}"
    if code in OFF:
        return Refused(OFF[code], reason)
    if code in GONE:
        return NotThere(reason)
    if code in LATER:
        return Temporary(reason, LATER_AFTER)
    if code in FILE or failure.status == 413:
        return PictureRefused(reason)
    return _by_status(failure.status, code, reason, call)


def _by_status(status: int, code: int, reason: str, call: Call) -> JoganError:
    if status == 401:
        return Temporary("the token is refused", everywhere=True)
    if status == 429:
        return Temporary(reason, LATER_AFTER, everywhere=call.everywhere)
    if status >= 500:
        return Unsure(reason)
    if status in (403, 404):
        # without a code it is no answer of the service itself but of something before it
        return Refused("no_rights" if status == 403 else "gone", reason) if code else Temporary(reason, everywhere=True)
    return BadMarkup(reason)


def _one_line(text: str) -> str:
    return " ".join(text.split())[:200]


def _closed(failure: discord.ConnectionClosed, _: Call) -> JoganError:
    if failure.code == 4004:
        return refused_token()
    if failure.code == 4014:
        return _intents()
    if failure.code in (4010, 4011, 4012, 4013):
        return OperatorMistake(
            f"The gateway closed with {failure.code}: the connection must be divided. Set its number of shards to auto."
        )
    return Temporary(f"the gateway closed with {failure.code}")


def refused_token() -> OperatorMistake:
    """The token is wrong; its value is never shown."""
    return OperatorMistake(
        f"{TOKEN_SETTING} is refused: copy the bot's token anew from the developer portal (Bot, Reset Token)."
    )


def _intents() -> OperatorMistake:
    return OperatorMistake(
        "The gateway refuses the intents that are asked for, though none of them needs approval: "
        "check the bot's settings in the developer portal."
    )


def _network(failure: BaseException, call: Call) -> JoganError:
    name = _named(failure)
    return Unsure(f"no answer came ({name})") if call.left else Temporary(f"the service could not be reached ({name})")


def _invoked(failure: Any, call: Call) -> JoganError:
    original: BaseException = failure.original
    return original if isinstance(original, JoganError) else fault(original, call)


BY_CLASS: dict[type[BaseException], Callable[[Any, Call], JoganError]] = {
    discord.RateLimited: lambda failure, call: Temporary(
        "paced by the service", failure.retry_after, everywhere=call.everywhere
    ),
    discord.HTTPException: _answer,
    discord.LoginFailure: lambda _, __: refused_token(),
    discord.PrivilegedIntentsRequired: lambda _, __: _intents(),
    discord.ConnectionClosed: _closed,
    discord.GatewayNotFound: lambda _, __: Temporary("the gateway's address was not given"),
    discord.InteractionResponded: lambda _, __: NotThere("the interaction was answered before"),
    discord.InvalidData: lambda failure, _: BadPayload(_one_line(str(failure))),
    discord.MissingApplicationID: lambda _, __: Temporary("not logged in yet"),
    discord.ClientException: lambda failure, _: Permanent(_one_line(str(failure))),
    discord.DiscordException: lambda failure, _: Permanent(_named(failure)),  # voice: nobody speaks here
    app_commands.CommandInvokeError: _invoked,
    app_commands.CheckFailure: lambda failure, _: Refused("no_rights", _named(failure)),
    app_commands.AppCommandError: lambda failure, _: BadPayload(_named(failure)),
    app_commands.CommandSyncFailure: _answer,
    Paced: lambda failure, _: Temporary(str(failure), failure.retry_after, everywhere=failure.everywhere),
    Broken: lambda failure, _: Unsure(str(failure)),
    aiohttp.InvalidURL: lambda _, __: OperatorMistake("JOGAN_DISCORD_API_URL is no address that can be asked."),
    aiohttp.ClientConnectorError: lambda failure, _: Temporary(f"the service could not be reached ({_named(failure)})"),
    aiohttp.ClientError: _network,
    OSError: _network,
    TimeoutError: _network,
}
FOREIGN = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError, Paced, Broken)
