"""Foreign failures in our words: one table for httpx and httpcore, one for HTTP statuses. Hosts are named, never whole
addresses: those may carry secrets."""

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from http import HTTPStatus

import httpcore
import httpx

from adapters.fetch.dates import moment
from adapters.fetch.values import Unreached
from bot.errors import BadPayload, JoganError, Permanent, Temporary

MOST_RETRY_AFTER = 86_400.0
LONGEST_RESET = 7 * 86_400
_AGAIN = frozenset({408, 421, 425, 429, 500, 502, 503, 504, 507, 509, 520, 521, 522, 523, 524, 529})

# The most specific first: the first class that fits decides.
_WORDS: tuple[tuple[tuple[type[Exception], ...], type[JoganError], str], ...] = (
    ((httpx.ConnectTimeout, httpcore.ConnectTimeout), Unreached, "did not let us connect in time"),
    ((httpx.PoolTimeout, httpcore.PoolTimeout, httpcore.ConnectionNotAvailable), Temporary, "has no free connection"),
    ((httpx.TimeoutException, httpcore.TimeoutException, TimeoutError), Temporary, "did not answer in time"),
    ((ssl.SSLCertVerificationError,), Permanent, "showed a certificate that is not valid"),
    ((httpx.ConnectError, httpcore.ConnectError, socket.gaierror), Unreached, "cannot be reached"),
    ((httpx.NetworkError, httpcore.NetworkError), Temporary, "broke the connection"),
    ((httpx.RemoteProtocolError, httpcore.RemoteProtocolError), Temporary, "broke off in the middle of its answer"),
    ((httpx.ProxyError, httpcore.ProxyError), Temporary, "cannot be reached through the proxy"),
    ((httpx.DecodingError,), BadPayload, "sent a broken compressed answer"),
    ((httpx.TooManyRedirects,), Permanent, "redirects in circles"),
    ((httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol), Permanent, "has an address that cannot be asked"),
    ((httpx.InvalidURL, httpx.CookieConflict), Permanent, "has an address that cannot be asked"),
    ((httpx.ProtocolError, httpcore.ProtocolError), Permanent, "cannot be asked like this (HTTP protocol error)"),
    ((httpx.StreamError,), Permanent, "gave an answer that was read twice"),
    ((httpx.HTTPError,), Temporary, "could not be asked"),
    ((OSError,), Temporary, "cannot be reached"),
)
FOREIGN: tuple[type[Exception], ...] = tuple(kind for kinds, _, _ in _WORDS for kind in kinds)


@contextmanager
def ours(host: str) -> Iterator[None]:
    """Foreign failures inside become errors of ours that name the host."""
    try:
        yield
    except FOREIGN as failure:
        raise translated(failure, host) from None


def translated(failure: Exception, host: str) -> JoganError:
    """The error of ours for a foreign failure of FOREIGN."""
    for cause in (failure.__cause__, failure.__context__, failure):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Permanent(f"{host} showed a certificate that is not valid")
    _, kind, words = next(row for row in _WORDS if isinstance(failure, row[0]))
    return kind(f"{host} {words}")


def refused(host: str, status: int, headers: Mapping[str, str], now: datetime) -> JoganError:
    """The error for a status that is not a success."""
    said = f"{host} answered {status} ({_phrase(status)})"
    if status not in _AGAIN and not 500 <= status <= 599:
        return Permanent(said)
    seconds = retry_after(headers, now)
    if seconds is None and status == HTTPStatus.TOO_MANY_REQUESTS:
        seconds = _reset(headers)
    return Temporary(said if seconds is None else f"{said}, try again in {seconds:.0f} s", seconds)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds to wait as the server asks: Retry-After (seconds or a date), else the reset of a RateLimit header."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:12]), MOST_RETRY_AFTER)
    if value:
        return _until(value, now)
    for part in headers.get("ratelimit", "").replace(",", ";").split(";"):
        name, _, number = part.strip().partition("=")
        if name in ("t", "reset") and number.isascii() and number.isdigit():
            return min(float(number[:12]), MOST_RETRY_AFTER)
    return None


def _reset(headers: Mapping[str, str]) -> float | None:
    """RateLimit-Reset, which some services send with every answer; longer than a week it is no span but a moment."""
    value = headers.get("ratelimit-reset", "").strip()
    if value.isascii() and value.isdigit() and len(value) < 12 and int(value) <= LONGEST_RESET:
        return min(float(value), MOST_RETRY_AFTER)
    return None


def _until(value: str, now: datetime) -> float | None:
    then = moment(value)
    return None if then is None else min(max((then - now).total_seconds(), 0.0), MOST_RETRY_AFTER)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase.lower()
    except ValueError:
        return "no known status"
