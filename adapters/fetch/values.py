"""What fetching takes and gives: settings, answers, and kept answers for conditional requests."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from bot.errors import Temporary

MEGABYTE = 1024 * 1024
PUBLIC_HOSTS = (
    "huggingface.co",
    "arxiv.org",
    "export.arxiv.org",
    "rss.arxiv.org",
    "oaipmh.arxiv.org",
    "openreview.net",
    "api.openreview.net",
    "api2.openreview.net",
    "deeplearn.org",
)


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Who may be asked, for how long and for how much.

    `public_hosts` are asked by https on port 443 and only at public addresses. `named_urls` are addresses that the
    settings name (mirrors, proxies, tests): each allows its own scheme, host and port, private or not.
    `deadline` covers one request with all its tries, waits and its body, but not the queue for a polite pace.
    """

    named_urls: tuple[str, ...] = ()
    public_hosts: tuple[str, ...] = PUBLIC_HOSTS
    contact: str = ""
    version: str = "0"
    deadline: float = 30.0
    connect_timeout: float = 10.0
    attempts: int = 3
    most_redirects: int = 3
    most_wire_bytes: int = 5 * MEGABYTE
    most_bytes: int = 5 * MEGABYTE
    most_ratio: int = 100
    gaps: Mapping[str, float] = field(default_factory=lambda: {"arxiv.org": 3.0})
    """Seconds between the starts of two requests to a domain, its subdomains taken together."""
    other_gap: float = 0.5
    """The same for every other host; the loopback is not paced."""
    pace_dir: Path | None = None
    """Where processes of this machine tell each other when they asked; None: each keeps its own pace."""

    @property
    def user_agent(self) -> str:
        """How jogan introduces itself."""
        contact = f" ({self.contact})" if self.contact else ""
        return f"jogan/{self.version}{contact}"


@dataclass(frozen=True, slots=True)
class Large:
    """What one call of a document may differ in from the settings: its size, packed and unpacked, and its deadline.

    Its answer is not kept for conditional requests: whoever asks for a document keeps what it read of it.
    """

    most_bytes: int
    deadline: float


class Unreached(Temporary):
    """Nobody was reached, so that nothing was asked."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: `url` is where it came from after redirects, `body` is inflated, `headers` have lower-case names."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The last good answer of an address with what its server needs to say "not modified"."""

    etag: str | None
    last_modified: str | None
    body: bytes


class Validators(Protocol):
    """Where answers are kept for conditional requests."""

    async def get(self, url: str) -> Kept | None:
        """What is kept for an address."""
        ...

    async def put(self, url: str, etag: str | None, last_modified: str | None, body: bytes) -> None:
        """Keep an answer; an earlier one of the same address is replaced."""
        ...


class MemoryValidators:
    """Keeps answers for the life of the process, the oldest leave first."""

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._kept: dict[str, Kept] = {}

    async def get(self, url: str) -> Kept | None:
        """What is kept for an address."""
        return self._kept.get(url)

    async def put(self, url: str, etag: str | None, last_modified: str | None, body: bytes) -> None:
        """Keep an answer, let go of the oldest beyond the limit."""
        self._kept.pop(url, None)
        self._kept[url] = Kept(etag, last_modified, body)
        while len(self._kept) > self._most:
            del self._kept[next(iter(self._kept))]
