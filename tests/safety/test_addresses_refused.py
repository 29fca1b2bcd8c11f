"""FAULTS §3, source host and its DNS: hostile addresses through the real fetch client. Nobody but the allowed is asked.

What the interpreter connects to and looks up is watched (safety/wires.py), not what our own code says of it.
"""

import json
from collections.abc import Sequence
from pathlib import Path

import httpcore
import httpx
import pytest
import stamina
from fakes_sources import InstantTicker, SetClock
from responders.papers import Answer, Papers
from safety.wires import watching

from adapters.fetch import Fetcher, FetchSettings
from adapters.fetch.allowed import Allowed, is_public
from adapters.fetch.transport import CheckedBackend, CheckedTransport
from bot.errors import JoganError, Permanent

LISTED = [
    json.loads(line)
    for line in (Path(__file__).parent / "hostile_addresses.jsonl").read_text(encoding="utf-8").splitlines()
]
HOSTILE = [each["address"] for each in LISTED]
IN_A_HEADER = [url for url in HOSTILE if "\n" not in url]
"""Which a server can say: a line break would end the header."""
PUBLIC = "18.172.134.4"
PRIVATE = (
    *("127.0.0.1", "10.0.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "192.168.0.1", "255.255.255.255"),
    *("::1", "::", "fd00::1", "fe80::1", "fe80::1%eth0", "fec0::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "ff02::1"),
)


def test_the_list_is_long_and_every_line_says_why() -> None:
    assert len({each["address"] for each in LISTED}) == len(LISTED) >= 60
    assert all(each["why"] for each in LISTED)


@pytest.mark.parametrize("url", HOSTILE)
async def test_nobody_is_asked_for_a_hostile_address(url: str) -> None:
    """Nothing is looked up either: a name can carry what it was looked up for."""
    with watching() as wires, pytest.raises(Permanent) as refusal:
        async with Fetcher(FetchSettings(), SetClock(), InstantTicker()) as fetcher:
            await fetcher.get(url)
    assert (wires.connected, wires.looked_up) == ([], [])
    assert len(str(refusal.value).splitlines()) == 1
    assert len(str(refusal.value)) < 200
    assert "canary" not in str(refusal.value)


@pytest.mark.parametrize("hops", [1, 3])
async def test_nobody_is_asked_where_an_allowed_host_leads_to_one(hops: int) -> None:
    """At the first redirect, and at the last that is followed. A hostile address may be a path of the host itself."""
    script = {f"/{step}": Answer(status=302, headers={"Location": f"/{step + 1}"}) for step in range(1, hops)}
    with watching() as wires, stamina.set_testing(True, attempts=1):
        async with Papers(script) as papers:
            port = int(papers.url.rpartition(":")[2])
            fetcher = Fetcher(FetchSettings(named_urls=(papers.url,)), SetClock(), InstantTicker())
            for url in IN_A_HEADER:
                papers.script[f"/{hops}"] = Answer(status=307, headers={"Location": url})
                with pytest.raises(JoganError):
                    await fetcher.get(f"{papers.url}/1")
            await fetcher.close()
    assert wires.outside() == []
    assert {asked.headers["Host"] for asked in papers.asked} == {f"127.0.0.1:{port}"}
    assert len(papers.asked) >= hops * len(IN_A_HEADER)


async def test_what_signs_in_goes_to_no_hostile_address() -> None:
    fetcher = Fetcher(FetchSettings(), SetClock(), InstantTicker())
    with watching() as wires:
        for url in HOSTILE:
            with pytest.raises(Permanent):
                await fetcher.get(url, authorization="Bearer canary")
    assert (wires.connected, wires.looked_up) == ([], [])


class Answered(httpcore.AsyncNetworkStream):
    """Says 200 once, over what would be TLS."""

    def __init__(self) -> None:
        self._said = [b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok", b""]

    async def read(self, max_bytes: int, *_: object, **__: object) -> bytes:
        return self._said.pop(0)

    async def write(self, buffer: bytes, *_: object, **__: object) -> None: ...

    async def aclose(self) -> None: ...

    async def start_tls(self, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
        return self


class Street(httpcore.AsyncNetworkBackend):
    """Connects nowhere, and notes down the addresses that it was to connect to."""

    def __init__(self) -> None:
        self.knocked: list[str] = []

    async def connect_tcp(self, host: str, port: int, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
        self.knocked.append(host)
        return Answered()

    async def sleep(self, seconds: float) -> None: ...


class Rebinding:
    """A resolver that gives other addresses each time it is asked."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.asked, self._answers = 0, answers

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked += 1
        return self._answers[min(self.asked, len(self._answers)) - 1]


@pytest.mark.parametrize("private", PRIVATE)
async def test_a_name_that_becomes_private_is_not_connected_to(private: str) -> None:
    """The address that is checked is the one that is connected to: each connection asks once, and anew."""
    street, names = Street(), Rebinding([PUBLIC], [private])
    transport = CheckedTransport(CheckedBackend(Allowed(FetchSettings()), names, street))
    async with httpx.AsyncClient(transport=transport, trust_env=False) as client:
        assert (await client.get("https://arxiv.org/abs/2407.10671")).text == "ok"
        assert (names.asked, street.knocked) == (1, [PUBLIC])
        with pytest.raises(Permanent, match=r"arxiv\.org leads to a private address"):
            await client.get("https://arxiv.org/abs/2407.10671")
    assert (names.asked, street.knocked) == (2, [PUBLIC])


@pytest.mark.parametrize("private", PRIVATE)
@pytest.mark.parametrize("first", [True, False])
async def test_one_private_address_among_public_ones_spoils_all(private: str, first: bool) -> None:
    street = Street()
    names = Rebinding([private, PUBLIC] if first else [PUBLIC, private])
    transport = CheckedTransport(CheckedBackend(Allowed(FetchSettings()), names, street))
    async with httpx.AsyncClient(transport=transport, trust_env=False) as client:
        with pytest.raises(Permanent, match="private address"):
            await client.get("https://arxiv.org/")
    assert street.knocked == []


@pytest.mark.parametrize("private", PRIVATE)
async def test_the_fetcher_connects_to_no_private_address_of_a_public_name(private: str) -> None:
    with watching() as wires:
        async with Fetcher(FetchSettings(), SetClock(), InstantTicker(), resolve=Rebinding([private])) as fetcher:
            with pytest.raises(Permanent, match="private address"):
                await fetcher.get("https://arxiv.org/abs/2407.10671")
    assert (wires.connected, wires.looked_up) == ([], [])


@pytest.mark.parametrize("private", PRIVATE)
def test_a_private_address_is_known_in_every_form(private: str) -> None:
    assert not is_public(private)


async def test_a_private_address_that_a_setting_names_is_asked() -> None:
    """A mirror in one's own network; it opens no other port of the same name."""
    async with Papers({"/list": Answer(b"[]")}) as papers:
        port = papers.url.rpartition(":")[2]
        settings = FetchSettings(named_urls=(f"http://mirror.internal:{port}",))
        async with Fetcher(settings, SetClock(), InstantTicker(), resolve=Rebinding(["127.0.0.1"])) as fetcher:
            assert (await fetcher.get(f"http://mirror.internal:{port}/list")).body == b"[]"
            for other in ("http://mirror.internal:1/", f"https://mirror.internal:{port}/", "http://mirror.internal/"):
                with pytest.raises(Permanent):
                    await fetcher.get(other)
    assert [asked.headers["Host"] for asked in papers.asked] == [f"mirror.internal:{port}"]
