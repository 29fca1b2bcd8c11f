"""httpx over httpcore with one difference: a name is resolved once, checked, and the checked address is connected to.

TLS and the Host header keep the name. No proxy is used, not even one that the environment names: it would resolve
names by itself, out of reach of the check.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence

import httpcore
import httpx

from adapters.fetch.allowed import Allowed

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]


async def system_resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of a name, as the system gives them."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """Connects only to addresses that the allow-list passes."""

    def __init__(self, allowed: Allowed, resolve: Resolve, inner: httpcore.AsyncNetworkBackend) -> None:
        self._allowed, self._resolve, self._inner = allowed, resolve, inner

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's own signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve, check, connect: the first address that answers."""
        addresses = self._allowed.check_addresses(host, port, await self._resolve(host, port))
        failure: Exception = httpcore.ConnectError("the name has no address")
        for address in addresses:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as missed:
                failure = missed
        raise failure

    async def sleep(self, seconds: float) -> None:
        """Wait, for httpcore's own connection retries (none are set)."""
        await self._inner.sleep(seconds)


class _Stream(httpx.AsyncByteStream):
    def __init__(self, parts: httpcore.Response) -> None:
        self._answer = parts

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()


class CheckedTransport(httpx.AsyncBaseTransport):
    """An httpx transport on a pool with the checked backend; failures stay httpcore's (adapters.fetch.faults)."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend) -> None:
        context = httpx.create_ssl_context(trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context, network_backend=backend, max_keepalive_connections=4, keepalive_expiry=5.0
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        url = request.url
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=b"",
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer))

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()
