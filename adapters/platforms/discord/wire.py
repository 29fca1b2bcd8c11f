"""What is known of a request while the library makes it: whether it left, and what the service answered.

The library repeats a request after 500, 502, 504 (five times, 25 s) and sleeps through a 429 inside the call. A post
is in a ledger that decides both by itself: there the answer must come out at once, so it is raised from the trace.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from types import SimpleNamespace

import aiohttp

_RETRY_AFTER = re.compile(r'"retry_after":\s*([0-9.]+)')


class Broken(Exception):
    """An answer of 5xx to a request that must not be repeated."""


class Paced(Exception):
    """A 429 to a request that must not wait inside the library; `everywhere`: it holds for the whole bot."""

    def __init__(self, retry_after: float, everywhere: bool) -> None:
        super().__init__(f"429 for {retry_after:g} s")
        self.retry_after, self.everywhere = retry_after, everywhere


@dataclass(slots=True)
class Call:
    """One call of the library. `left`: the request was written, at least in part. `everywhere`: the last 429 was for
    the whole bot. `at_once`: nothing is repeated or waited for inside."""

    at_once: bool
    left: bool = False
    everywhere: bool = False


_call: ContextVar[Call | None] = ContextVar("call", default=None)


@contextmanager
def calling(*, at_once: bool) -> Iterator[Call]:
    """Watches the requests that this task makes inside."""
    call = Call(at_once)
    token = _call.set(call)
    try:
        yield call
    finally:
        _call.reset(token)


def trace() -> aiohttp.TraceConfig:
    """The watch that a client of the library is given."""
    config = aiohttp.TraceConfig()
    config.on_request_start.append(_started)
    config.on_request_headers_sent.append(_left)
    config.on_request_end.append(_answered)
    return config


async def _started(_: aiohttp.ClientSession, __: SimpleNamespace, ___: aiohttp.TraceRequestStartParams) -> None:
    call = _call.get()
    if call:
        call.left = False


async def _left(_: aiohttp.ClientSession, __: SimpleNamespace, ___: aiohttp.TraceRequestHeadersSentParams) -> None:
    call = _call.get()
    if call:
        call.left = True


async def _answered(_: aiohttp.ClientSession, __: SimpleNamespace, params: aiohttp.TraceRequestEndParams) -> None:
    call, response = _call.get(), params.response
    if call is None:
        return
    if response.status == 429:
        call.everywhere = _everywhere(response)
        if call.at_once:
            raise Paced(await _seconds(response), call.everywhere)
    # a second POST may be a second message: nothing but the ledger, or a person, repeats one
    if response.status >= 500 and (call.at_once or params.method == "POST"):
        response.close()
        raise Broken(f"{response.status} {response.reason or ''}".strip())


def _everywhere(response: aiohttp.ClientResponse) -> bool:
    """A 429 that did not pass the service itself is the network's ban of our address."""
    headers = response.headers
    return "X-RateLimit-Global" in headers or headers.get("X-RateLimit-Scope") == "global" or "Via" not in headers


async def _seconds(response: aiohttp.ClientResponse) -> float:
    """How long to wait: the body says it to the millisecond, the headers where there is no body of the service."""
    body = await response.text()
    found = _RETRY_AFTER.search(body)
    told = found[1] if found else response.headers.get("X-RateLimit-Reset-After") or response.headers.get("Retry-After")
    try:
        return max(0.0, float(told or 1))
    except ValueError:
        return 1.0
