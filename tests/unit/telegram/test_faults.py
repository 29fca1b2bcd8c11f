"""Every failure of the library and of its way has one error of ours; no class of either is forgotten."""

import inspect
import warnings
from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest
import telegram.error
from aiohttp import client_exceptions
from responders.bot_api.wordings import ALL, Wording
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, TelegramError

from adapters.platforms.telegram.faults import (
    NoFile,
    NoText,
    NoThread,
    NotModified,
    TokenRefused,
    TooLate,
    ours,
    translated,
)
from adapters.platforms.telegram.request import Flood, NotSent, Perhaps, failed
from bot.errors import BadMarkup, BadPayload, JoganError, Moved, NotThere, Permanent, Refused, Temporary, Unsure

GROUP = -1001
_BY_CODE: dict[int, type[TelegramError]] = {
    400: BadRequest,
    401: InvalidToken,
    403: Forbidden,
    409: Conflict,
    413: NetworkError,
}

MEANINGS: dict[str, tuple[type[JoganError], str | None]] = {
    **dict.fromkeys(("BLOCKED", "NEVER_STARTED", "USER_BLOCKED_RAW"), (Refused, "blocked")),
    **dict.fromkeys(("DEACTIVATED", "TO_BOT", "GROUP_DELETED", "CHAT_NOT_FOUND"), (Refused, "gone")),
    **dict.fromkeys(("PEER_INVALID", "DEACTIVATED_RAW", "USER_NOT_FOUND"), (Refused, "gone")),
    **dict.fromkeys(("KICKED_GROUP", "KICKED_SUPERGROUP", "KICKED_CHANNEL"), (Refused, "removed")),
    **dict.fromkeys(("LEFT_GROUP", "LEFT_SUPERGROUP", "LEFT_CHANNEL", "CHANNEL_PRIVATE"), (Refused, "removed")),
    **dict.fromkeys(("NO_WRITE", "NEED_ADMIN", "NO_TEXT_RIGHT", "NO_RIGHTS"), (Refused, "no_rights")),
    **dict.fromkeys(("WRITE_FORBIDDEN", "RESTRICTED", "ADMIN_REQUIRED", "PLAIN_FORBIDDEN"), (Refused, "no_rights")),
    **dict.fromkeys(("TOPIC_CLOSED", "TOPIC_DELETED", "NO_THREAD"), (NoThread, "closed")),
    **dict.fromkeys(("NO_PHOTO_RIGHT", "PHOTOS_FORBIDDEN", "PHOTO_DIMENSIONS", "PHOTO_UNREADABLE"), (NoFile, None)),
    **dict.fromkeys(("NO_DOCUMENT_RIGHT", "DOCUMENTS_FORBIDDEN", "TOO_LARGE", "FILE_EMPTY"), (NoFile, None)),
    **dict.fromkeys(("NO_REPLY_TARGET", "NO_EDIT_TARGET", "NO_DELETE_TARGET", "CANT_EDIT"), (NotThere, None)),
    **dict.fromkeys(("CANT_DELETE", "NO_CAPTION_TO_EDIT"), (NotThere, None)),
    **dict.fromkeys(("CANT_PARSE", "TOO_LONG", "CAPTION_TOO_LONG", "RAW_TOO_LONG"), (BadMarkup, None)),
    **dict.fromkeys(("TEXT_EMPTY", "BUTTON_DATA"), (BadMarkup, None)),
    **dict.fromkeys(("OTHER_POLLER", "WEBHOOK_ACTIVE"), (Temporary, None)),
    **dict.fromkeys(("UNAUTHORIZED", "NO_METHOD"), (TokenRefused, None)),
    **dict.fromkeys(("SLOW_MODE", "FLOOD"), (Temporary, None)),
    "NO_TEXT_TO_EDIT": (NoText, None),
    "NOT_MODIFIED": (NotModified, None),
    "QUERY_TOO_OLD": (TooLate, None),
    "NO_MEMBER_LIST": (Permanent, None),
}
"""What each real wording means to us."""


def thrown(wording: Wording) -> TelegramError:
    """The exception that the library makes of it."""
    parameters = dict(wording.parameters)
    if "retry_after" in parameters:
        return Flood(wording.text, parameters["retry_after"])
    return _BY_CODE.get(wording.code, InvalidToken)(wording.text)


@pytest.mark.parametrize("name", sorted(ALL))
def test_row_26_every_real_wording_has_its_meaning(name: str) -> None:
    kind, off = MEANINGS[name]
    found = translated(thrown(ALL[name]), GROUP)
    assert type(found) is kind
    assert getattr(found, "off", None) == off


def test_the_table_is_long_enough() -> None:
    assert len(MEANINGS) >= 30


def test_an_unknown_refusal_never_switches_a_chat_off_but_a_forbidden_one_does() -> None:
    assert type(translated(BadRequest("something new"))) is Permanent
    refusal = translated(Forbidden("Forbidden: something new"))
    assert isinstance(refusal, Refused)
    assert refusal.off == "no_rights"


def test_the_reason_is_the_services_own_and_bounded() -> None:
    assert str(translated(BadRequest("a\n" + "b" * 9999)))[:3] == "a b"
    assert len(str(translated(BadRequest("x" * 9999)))) <= 200


def test_rows_15_16_a_pause_is_for_one_group_or_for_all() -> None:
    alone, all_of_it = translated(Flood("", 7), GROUP), translated(Flood("", 7), 1001)
    assert isinstance(alone, Temporary)
    assert isinstance(all_of_it, Temporary)
    assert (alone.retry_after, alone.everywhere, all_of_it.everywhere) == (7, False, True)
    nowhere = translated(Flood("", 36_000), None)
    assert isinstance(nowhere, Temporary)
    assert (nowhere.retry_after, nowhere.everywhere) == (36_000, True)


def test_row_31_slow_mode_is_only_a_pause() -> None:
    slow = translated(BadRequest("Bad Request: Slowmode_wait_30"), GROUP)
    assert isinstance(slow, Temporary)
    assert slow.retry_after == 30


def test_row_27_a_move_names_the_new_place() -> None:
    moved = translated(ChatMigrated(-1002))
    assert isinstance(moved, Moved)
    assert moved.to == "-1002"


def made(kind: type[Exception]) -> Exception:
    """An instance, however it wants to be made."""
    simple: dict[str, Any] = {"ChatMigrated": 5, "RetryAfter": 5}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library warns of its own attribute
        return kind(simple.get(kind.__name__, "words"))


def errors_of_the_library() -> Iterator[type[TelegramError]]:
    for _, kind in inspect.getmembers(telegram.error, inspect.isclass):
        if issubclass(kind, TelegramError):
            yield kind
    yield from (NotSent, Perhaps)


@pytest.mark.parametrize("kind", list(errors_of_the_library()), ids=lambda kind: kind.__name__)
def test_no_class_of_the_library_is_unmapped(kind: type[TelegramError]) -> None:
    failure = made(kind)
    assert isinstance(failure, TelegramError)
    found = translated(failure, GROUP)
    assert isinstance(found, Temporary | Unsure | Permanent)
    expected = {"NotSent": Temporary, "Perhaps": Unsure, "TimedOut": Unsure, "NetworkError": Unsure}
    assert isinstance(found, expected.get(kind.__name__, JoganError))
    assert kind.__name__ != "PassportDecryptionError" or isinstance(found, BadPayload)


def errors_of_the_way() -> list[type[Exception]]:
    found = [kind for _, kind in inspect.getmembers(client_exceptions, inspect.isclass) if issubclass(kind, Exception)]
    return [kind for kind in found if issubclass(kind, aiohttp.ClientError)] + [TimeoutError, OSError]


CERTAIN = {
    "ClientConnectorCertificateError",
    "ClientConnectorDNSError",
    "ClientConnectorError",
    "ClientConnectorSSLError",
    "ClientHttpProxyError",
    "ClientProxyConnectionError",
    "ClientSSLError",
    "ConnectionTimeoutError",
    "InvalidURL",
    "InvalidUrlClientError",
    "InvalidUrlRedirectClientError",
    "NonHttpUrlClientError",
    "NonHttpUrlRedirectClientError",
    "UnixClientConnectorError",
}
"""Those after which nothing can have arrived."""


@pytest.mark.parametrize("kind", errors_of_the_way(), ids=lambda kind: kind.__name__)
def test_no_failure_of_the_way_is_unmapped_and_none_is_certain_that_is_not(kind: type[Exception]) -> None:
    secret = "https://api.example/bot123:SECRET/sendMessage"
    told = failed(kind.__new__(kind, secret))
    assert isinstance(told, NotSent if kind.__name__ in CERTAIN else Perhaps)
    assert "SECRET" not in f"{told!r} {told}"


def test_ours_hides_the_foreign_exception() -> None:
    with pytest.raises(Unsure) as caught, ours():
        raise NetworkError("x")
    assert caught.value.__suppress_context__
