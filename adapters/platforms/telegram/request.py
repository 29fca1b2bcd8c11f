"""The HTTP of the Bot API's library, on aiohttp: tells what certainly was not sent from what perhaps was.

No exception and no log line of it has the address: that holds the bot's token.
"""

import json
from contextlib import AbstractAsyncContextManager
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self
from urllib.request import getproxies

import aiohttp
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData

CONNECT = 5.0
READ = 8.0
"""Seconds; a send that takes longer is one of which nobody knows."""
IDLE = 15.0
"""Seconds that a connection is kept: a server that closes an idle one first would make the next send unsure."""
MOST_CONNECTIONS = 100


class NotSent(NetworkError):
    """The request certainly did not reach the service."""


class Perhaps(NetworkError):
    """The request left, and no answer came that says whether it was carried out."""


class Flood(TelegramError):
    """The service takes no more for `seconds`."""

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


_NOT_SENT = (
    aiohttp.ClientConnectorError,
    aiohttp.ClientHttpProxyError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
    aiohttp.NonHttpUrlClientError,
)


def failed(failure: BaseException) -> NetworkError:
    """What a failure of the connection means; only its kind is told, for its words may hold the address."""
    if isinstance(failure, _NOT_SENT):
        return NotSent(f"the service could not be reached ({type(failure).__name__})")
    return Perhaps(f"no answer came ({type(failure).__name__})")


class Request(BaseRequest):
    """One pool of connections to one service; `secret` is taken out of everything that is answered."""

    def __init__(self, secret: str, read_timeout: float = READ) -> None:
        self._secret = secret.encode()
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds that an answer may take."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the pool; once."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=MOST_CONNECTIONS, keepalive_timeout=IDLE)
            # where there is a proxy, the library reads the environment for each call, on another thread
            self._session = aiohttp.ClientSession(
                connector=connector, trust_env=bool(getproxies()), headers={"User-Agent": self.USER_AGENT}
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def __aenter__(self) -> Self:
        await self.initialize()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.shutdown()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body; raises NotSent, Perhaps or Flood."""
        seconds = read_timeout if isinstance(read_timeout, int | float) else self._read_timeout
        if self._session is None:
            raise NotSent("the connection is not open")
        try:
            async with self._asked(self._session, method, url, request_data, seconds) as answer:
                status, body = answer.status, await answer.read()
        except (aiohttp.ClientError, TimeoutError, OSError) as failure:
            raise failed(failure) from None
        _check(status, body)
        return status, body.replace(self._secret, b"***") if self._secret else body

    @staticmethod
    def _asked(
        session: aiohttp.ClientSession, method: str, url: str, data: RequestData | None, seconds: float
    ) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        """The service sends nobody elsewhere: who does is not the service, and is told nothing."""
        timeout = aiohttp.ClientTimeout(total=None, connect=CONNECT, sock_connect=CONNECT, sock_read=seconds)
        if data is None or data.contains_files:
            return session.request(method, url, data=_form(data), timeout=timeout, allow_redirects=False)
        content, kind = data.json_payload, {"Content-Type": "application/json"}
        return session.request(method, url, data=content, headers=kind, timeout=timeout, allow_redirects=False)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as JSON; what is none is not logged as the library would: it may be anything."""
        try:
            told = json.loads(payload)
        except ValueError:
            raise TelegramError("Invalid server response") from None
        if not isinstance(told, dict):
            raise TelegramError("Invalid server response")
        return told


class Polls(Request):
    """The way of polls: `ids` are the updates of the last answer, for one that cannot be read."""

    _last = b""

    async def do_request(self, url: str, method: str, *told: Any, **more: Any) -> tuple[int, bytes]:
        """As any request."""
        status, self._last = await super().do_request(url, method, *told, **more)
        return status, self._last

    @property
    def ids(self) -> tuple[int, ...]:
        """The numbers of the updates that came last, in order; none where the answer holds no updates at all."""
        try:
            return tuple(int(update["update_id"]) for update in self.parse_json_payload(self._last)["result"])
        except (KeyError, TypeError, ValueError):
            return ()


def _form(data: RequestData | None) -> aiohttp.FormData | None:
    """A form of parts, for a file goes with it; all else is JSON, which costs a third."""
    if data is None:
        return None
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _check(status: int, body: bytes) -> None:
    """Statuses that the library has no class for, or one that needs a warning to be made."""
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise Perhaps(f"the service answered {status}")
    if (
        status >= HTTPStatus.MULTIPLE_CHOICES
        and status != HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        and not _of_the_api(body)
    ):
        raise NotSent(f"something before the service answered {status}")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        raise Flood("too many requests", _retry_after(body))


def _of_the_api(body: bytes) -> bool:
    """Whether the service itself answered: a proxy's page must not be read as what the service thinks of a chat."""
    try:
        told = json.loads(body)
    except ValueError:
        return False
    return isinstance(told, dict) and "ok" in told


def _retry_after(body: bytes) -> float:
    try:
        return float(json.loads(body)["parameters"]["retry_after"])
    except (ValueError, TypeError, KeyError):
        return 1.0
