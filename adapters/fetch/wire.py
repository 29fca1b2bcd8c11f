"""One request and its bounded body over httpx. No retry, no pace, no redirect: the fetcher decides those."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

import httpcore
import httpx

from adapters.fetch.allowed import Allowed
from adapters.fetch.faults import FOREIGN, ours
from adapters.fetch.inflate import Body, Bounds
from adapters.fetch.transport import CheckedBackend, CheckedTransport, Resolve, system_resolve
from adapters.fetch.values import FetchSettings
from bot.errors import BadPayload

KEPT_HEADERS = frozenset(
    {
        "content-type",
        "etag",
        "last-modified",
        "retry-after",
        "ratelimit",
        "ratelimit-reset",
        "location",
        "date",
        "x-total-count",
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one request; the body of a redirect is not read."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Wire:
    """The HTTP client, opened once."""

    def __init__(self, settings: FetchSettings, allowed: Allowed, resolve: Resolve | None = None) -> None:
        self._bounds = Bounds(settings.most_wire_bytes, settings.most_bytes, settings.most_ratio)
        backend = CheckedBackend(allowed, resolve or system_resolve, httpcore.AnyIOBackend())
        self._client = httpx.AsyncClient(
            transport=CheckedTransport(backend),
            headers={"user-agent": settings.user_agent, "accept-encoding": "gzip, deflate"},
            timeout=httpx.Timeout(settings.deadline, connect=settings.connect_timeout),
            follow_redirects=False,
            trust_env=False,
        )

    async def ask(self, host: str, url: str, headers: Mapping[str, str], *, most: int | None = None) -> Answer:
        """Send a GET and read its whole body within the bounds; `most` bytes, packed and unpacked, where given."""
        bounds = self._bounds if most is None else Bounds(most, most, self._bounds.ratio)
        with ours(host):
            # a cookie that a server sets would otherwise go out with the next request
            self._client.cookies.clear()
            async with self._client.stream("GET", url, headers=dict(headers)) as response:
                kept = {name: value for name, value in response.headers.items() if name in KEPT_HEADERS}
                if response.is_redirect or response.status_code == httpx.codes.NOT_MODIFIED:
                    return Answer(response.status_code, kept, b"")
                return Answer(response.status_code, kept, await self._body(host, response, bounds))

    async def _body(self, host: str, response: httpx.Response, bounds: Bounds) -> bytes:
        length = response.headers.get("content-length", "")
        if length.isascii() and length.isdigit() and (len(length) > 15 or int(length) > bounds.wire):
            raise BadPayload(f"{host} announced an answer that is too large")
        body = Body(host, response.headers.get("content-encoding", ""), bounds)
        chunks = response.aiter_raw()
        try:
            async for chunk in chunks:
                body.feed(chunk)
        except BadPayload:
            await response.aclose()
            # half-read generators would be ended by tasks of their own: on the closed connection they end here
            with suppress(*FOREIGN):
                async for _ in chunks:
                    pass
            raise
        return body.whole()

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()
