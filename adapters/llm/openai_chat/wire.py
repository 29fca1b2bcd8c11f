"""The library's client, made so that it talks to one host only, sends what we mean and takes no more than we bound.

The library reads no setting from the environment here: all that it would look up is given.
"""

from collections.abc import AsyncIterator

import httpx2
from openai import AsyncOpenAI

from adapters.llm.openai_chat.endpoint import Endpoint

NO_KEY = "none"
"""Servers at home ask for no key; the library does."""
IDLE = 4.0
"""Seconds an idle connection is kept: servers close theirs after five, and a question on a closed one is lost."""
FRAMING = frozenset({"content-length", "transfer-encoding", "connection"})
"""Headers of the library that are kept: they belong to the body."""


def client_of(endpoint: Endpoint) -> AsyncOpenAI:
    """The client of one endpoint; whoever makes it closes it."""
    http = httpx2.AsyncClient(
        transport=_Narrow(endpoint),
        timeout=httpx2.Timeout(None, connect=endpoint.connect),
        follow_redirects=False,
        trust_env=False,
    )
    return AsyncOpenAI(
        api_key=endpoint.key or NO_KEY,
        admin_api_key="",
        organization=endpoint.organisation or "",
        project="",
        webhook_secret="",
        base_url=endpoint.url,
        timeout=httpx2.Timeout(None, connect=endpoint.connect),
        max_retries=0,
        http_client=http,
    )


class _Narrow(httpx2.AsyncHTTPTransport):
    """Sends our headers and no others (the library tells the system's name and version, and takes more headers from
    OPENAI_CUSTOM_HEADERS), and takes answers of bounded size. What is compressed unasked is refused: 199 KB may hold
    442 MB."""

    def __init__(self, endpoint: Endpoint) -> None:
        calls = endpoint.calls
        limits = httpx2.Limits(max_connections=calls, max_keepalive_connections=calls, keepalive_expiry=IDLE)
        super().__init__(trust_env=False, limits=limits)
        self._most = endpoint.most_bytes
        self._given = {
            "authorization": f"Bearer {endpoint.key or NO_KEY}",
            "content-type": "application/json",
            "accept": "application/json, text/event-stream",
            "accept-encoding": "identity",
            "user-agent": "jogan",
        }
        if endpoint.organisation:
            self._given["openai-organization"] = endpoint.organisation

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        answer = await super().handle_async_request(self._narrowed(request))
        if answer.headers.get("content-encoding", "identity").lower() != "identity":
            await answer.aclose()
            raise httpx2.DecodingError("compressed without being asked for it", request=request)
        if isinstance(answer.stream, httpx2.AsyncByteStream):
            answer.stream = _Counted(answer.stream, self._most)
        return answer

    def _narrowed(self, request: httpx2.Request) -> httpx2.Request:
        """Another request: the library looks at its own headers again when the answer is there."""
        headers = {name: value for name, value in request.headers.items() if name.lower() in FRAMING}
        headers["host"] = request.url.netloc.decode("ascii")
        return httpx2.Request(request.method, request.url, headers=headers | self._given, stream=request.stream,
                              extensions=request.extensions)  # fmt: skip


class _Counted(httpx2.AsyncByteStream):
    """A body that ends in an error where it grows too long."""

    def __init__(self, body: httpx2.AsyncByteStream, most: int) -> None:
        self._body, self._left = body, most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._body:
            self._left -= len(piece)
            if self._left < 0:
                raise httpx2.DecodingError("longer than any reply")
            yield piece

    async def aclose(self) -> None:
        await self._body.aclose()
