"""Every failure of httpx and httpcore has words of ours; statuses and waiting times are read right."""

import socket
import ssl
from datetime import UTC, datetime

import httpcore
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.fetch.faults import FOREIGN, MOST_RETRY_AFTER, ours, refused, retry_after, translated
from adapters.fetch.values import Unreached
from bot.errors import JoganError, Permanent, Temporary

NOW = datetime(2026, 9, 25, 12, tzinfo=UTC)


def exception_classes(module) -> list[type[Exception]]:
    named = [getattr(module, name) for name in dir(module)]
    tops = {kind for kind in named if isinstance(kind, type) and issubclass(kind, Exception)}
    found, waiting = set(), list(tops)
    while waiting:
        kind = waiting.pop()
        if kind not in found and kind.__module__.partition(".")[0] in ("httpx", "httpcore"):
            found.add(kind)
            waiting += kind.__subclasses__()
    return sorted(found, key=lambda kind: f"{kind.__module__}.{kind.__qualname__}")


def made(kind: type[Exception]) -> Exception:
    """An instance without running constructors that want requests and responses."""
    return kind.__new__(kind)


CLASSES = exception_classes(httpx) + exception_classes(httpcore)


def test_the_walk_finds_both_libraries() -> None:
    assert len(CLASSES) >= 35
    assert {httpx.ReadTimeout, httpcore.ReadTimeout, httpx.InvalidURL} <= set(CLASSES)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_no_foreign_failure_is_unmapped(kind: type[Exception]) -> None:
    with pytest.raises((Temporary, Permanent), match=r"^example\.org [a-z]") as failure, ours("example.org"):
        raise made(kind)
    assert failure.value.__cause__ is None


@pytest.mark.parametrize("kind", [OSError, ConnectionResetError, TimeoutError, ssl.SSLError])
def test_the_system_s_failures_are_mapped(kind: type[Exception]) -> None:
    with pytest.raises(Temporary, match=r"^h "), ours("h"):
        raise kind("secret=1")


@pytest.mark.parametrize("kind", [httpx.ConnectError, httpcore.ConnectTimeout, socket.gaierror])
def test_who_was_not_reached_was_not_asked(kind: type[Exception]) -> None:
    assert isinstance(translated(made(kind), "h"), Unreached)
    assert not isinstance(translated(made(httpx.ReadTimeout), "h"), Unreached)


def test_our_own_errors_pass() -> None:
    with pytest.raises(Permanent, match="as it is"), ours("h"):
        raise Permanent("as it is")


def test_a_bad_certificate_is_permanent_wherever_it_hides() -> None:
    wrapped = httpcore.ConnectError("x")
    wrapped.__cause__ = ssl.SSLCertVerificationError(1, "self-signed")
    assert str(translated(wrapped, "h")) == "h showed a certificate that is not valid"
    assert isinstance(translated(ssl.SSLCertVerificationError(1, "x"), "h"), Permanent)


def test_the_table_has_no_row_that_can_never_be_reached() -> None:
    for later, kind in enumerate(FOREIGN):
        assert not any(issubclass(kind, earlier) for earlier in FOREIGN[:later] if earlier is not kind), kind


@pytest.mark.parametrize(
    ("status", "headers", "kind", "line"),
    [
        (
            429,
            {"retry-after": "60"},
            Temporary,
            "huggingface.co answered 429 (too many requests), try again in 60 s",
        ),
        (429, {"ratelimit": '"api";r=0;t=123'}, Temporary, None),
        (503, {}, Temporary, "huggingface.co answered 503 (service unavailable)"),
        (500, {}, Temporary, None),
        (599, {}, Temporary, "huggingface.co answered 599 (no known status)"),
        (401, {}, Permanent, "huggingface.co answered 401 (unauthorized)"),
        (403, {"retry-after": "1"}, Permanent, None),
        (404, {}, Permanent, "huggingface.co answered 404 (not found)"),
        (406, {}, Permanent, None),
        (304, {}, Permanent, None),
    ],
)
def test_statuses(status: int, headers: dict[str, str], kind: type[JoganError], line: str | None) -> None:
    failure = refused("huggingface.co", status, headers, NOW)
    assert type(failure) is kind
    assert line is None or str(failure) == line


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "60"}, 60.0),
        ({"retry-after": " 0 "}, 0.0),
        ({"retry-after": "Fri, 25 Sep 2026 12:02:00 GMT"}, 120.0),
        ({"retry-after": "Fri, 25 Sep 2026 14:02:00 +0200"}, 120.0),
        ({"retry-after": "Fri, 25 Sep 2026 11:00:00 GMT"}, 0.0),
        ({"retry-after": "9" * 400}, MOST_RETRY_AFTER),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "٣"}, None),
        ({"ratelimit": '"api";r=0;t=123'}, 123.0),
        ({"ratelimit": "limit=500, remaining=0, reset=40"}, 40.0),
        ({"ratelimit": "nothing"}, None),
        ({}, None),
    ],
)
def test_waiting_times(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (429, {"ratelimit-reset": "1800"}, 1800.0),
        (429, {"ratelimit-reset": "1800", "retry-after": "5"}, 5.0),
        (429, {"ratelimit-reset": "604800"}, MOST_RETRY_AFTER),
        (429, {"ratelimit-reset": "1790251200"}, None),
        (429, {"ratelimit-reset": "9" * 400}, None),
        (429, {"ratelimit-reset": "soon"}, None),
        (503, {"ratelimit-reset": "1800"}, None),
    ],
)
def test_the_end_of_a_window_counts_where_it_is_used_up(
    status: int, headers: dict[str, str], seconds: float | None
) -> None:
    failure = refused("api2.openreview.net", status, headers, NOW)
    assert isinstance(failure, Temporary)
    assert failure.retry_after == seconds


@given(st.text(max_size=60))
def test_a_waiting_time_is_never_a_failure(value: str) -> None:
    seconds = retry_after({"retry-after": value}, NOW)
    assert seconds is None or 0 <= seconds <= MOST_RETRY_AFTER
