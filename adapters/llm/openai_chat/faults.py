"""Foreign failures of openai and httpx2, and what odd answers make libraries raise, in our words: one table."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx2
import openai

from adapters.llm.openai_chat import remedies
from adapters.llm.openai_chat.endpoint import Endpoint
from bot.errors import BadReply, JoganError, ModelUnusable, Temporary, Unsure

ODD = (ValueError, AttributeError, TypeError, LookupError, RecursionError)
"""What an answer of another form makes code raise: pydantic's and json's errors are ValueErrors, KeyError and
IndexError are LookupErrors."""
FOREIGN = (openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL, httpx2.CookieConflict, httpx2.StreamError,
           OSError, EOFError, *ODD)  # fmt: skip
_TRANSPORT = (httpx2.HTTPError, httpx2.InvalidURL, httpx2.CookieConflict, httpx2.StreamError, ssl.SSLError, OSError)


class Unreached(ModelUnusable):
    """Nobody answers at the address: it is tried once more, and no oftener."""


@contextmanager
def ours(endpoint: Endpoint, refused: Callable[[openai.APIStatusError], Exception]) -> Iterator[None]:
    """Foreign failures inside become errors of ours; `refused` reads those that have a status."""
    try:
        yield
    except openai.APIStatusError as failure:
        raise refused(failure) from None
    except FOREIGN as failure:
        raise translated(failure, endpoint) from None


def translated(failure: BaseException, endpoint: Endpoint) -> JoganError:
    """The error of ours for a foreign failure of FOREIGN that has no status."""
    if isinstance(failure, openai.OpenAIError):
        return _of_openai(failure, endpoint)
    if isinstance(failure, _TRANSPORT):
        return _of_transport(failure, endpoint)
    return BadReply(f"{endpoint.host} gave an answer that is no completion ({type(failure).__name__})")


def _of_openai(failure: openai.OpenAIError, endpoint: Endpoint) -> JoganError:
    if isinstance(failure, (openai.APIResponseValidationError, openai.LengthFinishReasonError)):
        return BadReply(f"{endpoint.host} gave an answer that is no completion")
    if isinstance(failure, openai.ContentFilterFinishReasonError):
        return BadReply("the service's filter stopped the reply")
    if isinstance(failure, openai.APIConnectionError):
        cause = failure.__cause__
        return _of_transport(cause, endpoint) if isinstance(cause, Exception) else _lost(endpoint)
    if isinstance(failure, openai.APIError):  # in the middle of a stream
        return Unsure(f"{endpoint.host} broke off its answer")
    return remedies.takes_nothing(endpoint, type(failure).__name__)


def _of_transport(failure: BaseException, endpoint: Endpoint) -> JoganError:
    causes = tuple(_causes(failure))
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return remedies.bad_address(endpoint, "shows a certificate that is not valid")
    if isinstance(failure, (httpx2.ConnectError, socket.gaierror, ConnectionRefusedError)):
        unknown = any(isinstance(cause, socket.gaierror) for cause in causes)
        told = remedies.bad_address(endpoint, "is a name that does not resolve" if unknown else "cannot be reached")
        return Unreached(told.reason, told.remedy)
    row = next((row for row in _ROWS if isinstance(failure, row[0])), None)
    return row[1](endpoint) if row else _lost(endpoint)


_ROWS: tuple[tuple[tuple[type[Exception], ...], Callable[[Endpoint], JoganError]], ...] = (
    ((httpx2.ConnectTimeout, httpx2.PoolTimeout),
     lambda endpoint: Temporary(f"{endpoint.host} does not let us connect")),
    ((httpx2.UnsupportedProtocol, httpx2.InvalidURL, httpx2.TooManyRedirects),
     lambda endpoint: remedies.bad_address(endpoint, "is an address that cannot be asked")),
    ((httpx2.LocalProtocolError,), lambda endpoint: remedies.bad_key(endpoint, "it cannot stand in a header")),
    ((httpx2.DecodingError,), lambda endpoint: BadReply(f"{endpoint.host} gave an answer that cannot be read")),
)  # fmt: skip


def _lost(endpoint: Endpoint) -> Unsure:
    return Unsure(f"{endpoint.host} broke the connection before its answer")


def _causes(failure: BaseException) -> Iterator[BaseException]:
    """The failure and what it came from: ten steps are more than any library takes."""
    cause: BaseException | None = failure
    for _ in range(10):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or cause.__context__
