"""Fetching one address: allow-list, pace, tries, redirects, deadline, kept answers. It parses nothing."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlencode, urljoin

from adapters.fetch.allowed import Allowed
from adapters.fetch.dates import moment
from adapters.fetch.pace import Pace
from adapters.fetch.shared_pace import SharedTurns
from adapters.fetch.ticker import Ticker
from adapters.fetch.tries import Allowance, tries
from adapters.fetch.values import Fetched, FetchSettings, Kept, Large, MemoryValidators, Validators
from bot.errors import BadPayload, Permanent
from bot.ports.clock import Clock

if TYPE_CHECKING:
    from adapters.fetch.transport import Resolve
    from adapters.fetch.wire import Answer, Wire

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Fetcher:
    """The one HTTP client. Use `async with`, or call `close`."""

    def __init__(
        self,
        settings: FetchSettings,
        clock: Clock,
        ticker: Ticker,
        validators: Validators | None = None,
        resolve: "Resolve | None" = None,
    ) -> None:
        self._settings, self._clock, self._ticker, self._resolve = settings, clock, ticker, resolve
        self._allowed = Allowed(settings)
        self._validators: Validators = MemoryValidators() if validators is None else validators
        shared = SharedTurns(settings.pace_dir, clock, ticker) if settings.pace_dir else None
        self._pace = Pace(self._lane_of, ticker, shared)
        self._wire: Wire | None = None
        self.ahead: timedelta | None = None
        """How far the clock here is ahead of the one of the last host that told its own."""

    async def __aenter__(self) -> "Fetcher":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close all connections."""
        if self._wire is not None:
            await self._wire.close()
            self._wire = None

    async def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        also: frozenset[int] = frozenset(),
        large: Large | None = None,
        patient: bool = True,
        authorization: str = "",
    ) -> Fetched:
        """The answer to a GET; statuses in `also` count as answers beside 2xx. Raises Temporary or Permanent.

        `large` is for a document: bounds of its own, and nothing kept. Not `patient`: whom nobody reaches is not tried
        again, so that a machine without a network says so at once. `authorization` is shown to the host that is asked
        and to none that it redirects to, and what it opens is not kept.
        """
        whole = urldefrag(f"{url}?{urlencode(params)}" if params else url).url
        allowance = Allowance(large.deadline if large else self._settings.deadline, self._ticker, patient=patient)
        validators = _NOTHING_KEPT if large or authorization else self._validators
        most = large.most_bytes if large else None
        async for attempt in tries(allowance, self._settings.attempts):
            with attempt:
                return await self._followed(whole, _Way(also, allowance, validators, most, authorization))
        raise AssertionError("stamina ends with the last failure")

    async def _followed(self, url: str, way: "_Way") -> Fetched:
        kept = await way.validators.get(url)
        asked, target = url, url
        for _ in range(self._settings.most_redirects + 1):
            origin = self._allowed.check_url(target)
            host, headers = origin.host, _conditions(kept)
            if way.authorization and origin == self._allowed.check_url(asked):
                headers["authorization"] = way.authorization
            answer = await self._asked(host, target, headers, way)
            if answer.status in _REDIRECTS and answer.headers.get("location"):
                target = _joined(host, target, answer.headers["location"])
                continue
            return await self._settled(asked, target, answer, kept, way)
        raise Permanent(
            f"{self._allowed.check_url(url).host} redirects more than {self._settings.most_redirects} times"
        )

    async def _asked(self, host: str, url: str, headers: Mapping[str, str], way: "_Way") -> "Answer":
        async with self._pace.turn(host):
            answer = await way.allowance.within(host, self._opened(), url, headers, most=way.most_bytes)
        told = moment(answer.headers.get("date", ""))
        self.ahead = self.ahead if told is None else self._clock.now() - told
        return answer

    async def _settled(self, asked: str, target: str, answer: "Answer", kept: Kept | None, way: "_Way") -> Fetched:
        host, headers = self._allowed.check_url(target).host, answer.headers
        content_type = headers.get("content-type", "")
        if answer.status == 304:
            if kept is None:
                raise BadPayload(f"{host} answered 304 (not modified) to a question that was new")
            return Fetched(target, 200, headers, kept.body, content_type)
        if not 200 <= answer.status < 300 and answer.status not in way.also:
            raise self._refused(host, answer.status, headers, self._clock.now())
        etag, modified = headers.get("etag"), headers.get("last-modified")
        if answer.status == 200 and (etag or modified):
            await way.validators.put(asked, etag, modified, answer.body)
        return Fetched(target, answer.status, headers, answer.body, content_type)

    @staticmethod
    def _refused(host: str, status: int, headers: Mapping[str, str], now: datetime) -> Exception:
        from adapters.fetch.faults import refused  # noqa: PLC0415 - brings httpx, which is loaded by now

        return refused(host, status, headers, now)

    def _opened(self) -> "Wire":
        if self._wire is None:
            from adapters.fetch.wire import Wire  # noqa: PLC0415 - httpx costs 130 ms that offline commands need not pay

            self._wire = Wire(self._settings, self._allowed, self._resolve)
        return self._wire

    def _lane_of(self, host: str) -> tuple[str, float]:
        for domain, gap in self._settings.gaps.items():
            if host == domain or host.endswith(f".{domain}"):
                return domain, gap
        return host, 0.0 if _is_loopback(host) else self._settings.other_gap


@dataclass(frozen=True, slots=True)
class _Way:
    """How one call is made; `most_bytes` is None where the settings' bounds hold."""

    also: frozenset[int]
    allowance: Allowance
    validators: Validators
    most_bytes: int | None
    authorization: str = field(default="", repr=False)


_NOTHING_KEPT = MemoryValidators(most=0)


def _conditions(kept: Kept | None) -> dict[str, str]:
    pairs = {"if-none-match": kept.etag, "if-modified-since": kept.last_modified} if kept else {}
    return {name: value for name, value in pairs.items() if value}


def _joined(host: str, url: str, location: str) -> str:
    try:
        return urldefrag(urljoin(url, location)).url
    except ValueError:
        raise Permanent(f"{host} redirects to an address that cannot be read") from None


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
