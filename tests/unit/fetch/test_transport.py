"""Connections go to the address that was checked, while TLS keeps the name."""

import ssl
from collections.abc import Sequence

import httpcore
import httpx
import pytest

from adapters.fetch.allowed import Allowed
from adapters.fetch.transport import CheckedBackend, CheckedTransport
from adapters.fetch.values import FetchSettings, MemoryValidators
from bot.errors import Permanent


class RecordingStream(httpcore.AsyncNetworkStream):
    """Answers 200 and remembers the name that TLS was started with and what was written."""

    def __init__(self, log: list[str]) -> None:
        self._log, self._reply = log, [b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", b""]

    async def read(self, max_bytes: int, *_: object, **__: object) -> bytes:
        return self._reply.pop(0)

    async def write(self, buffer: bytes, *_: object, **__: object) -> None:
        self._log.append(buffer.decode())

    async def aclose(self) -> None:
        pass

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, **_: object
    ) -> httpcore.AsyncNetworkStream:
        self._log.append(f"tls {server_hostname} {ssl_context.verify_mode.name}")
        return self


class RecordingBackend(httpcore.AsyncNetworkBackend):
    """Connects nowhere; addresses in `closed` refuse."""

    def __init__(self, closed: Sequence[str] = ()) -> None:
        self.log: list[str] = []
        self._closed = closed

    async def connect_tcp(self, host: str, port: int, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
        self.log.append(f"tcp {host}:{port}")
        if host in self._closed:
            raise httpcore.ConnectError("refused")
        return RecordingStream(self.log)

    async def sleep(self, seconds: float) -> None:
        self.log.append(f"sleep {seconds}")


def checked(inner: RecordingBackend, *addresses: str) -> CheckedBackend:
    async def resolve(host: str, port: int) -> Sequence[str]:
        inner.log.append(f"resolve {host}")
        return addresses

    return CheckedBackend(Allowed(FetchSettings()), resolve, inner)


async def ask(backend: CheckedBackend) -> httpx.Response:
    async with httpx.AsyncClient(transport=CheckedTransport(backend), trust_env=False) as client:
        return await client.get("https://huggingface.co/api")


async def test_the_checked_address_is_connected_to_under_its_name() -> None:
    inner = RecordingBackend()
    answer = await ask(checked(inner, "18.172.134.4"))
    assert answer.text == "ok"
    assert inner.log[:3] == ["resolve huggingface.co", "tcp 18.172.134.4:443", "tls huggingface.co CERT_REQUIRED"]
    assert "Host: huggingface.co\r\n" in inner.log[3]


async def test_the_next_address_is_tried() -> None:
    inner = RecordingBackend(closed=["18.172.134.4"])
    await ask(checked(inner, "18.172.134.4", "18.172.134.5"))
    assert "tcp 18.172.134.5:443" in inner.log


async def test_no_address_or_none_that_answers_is_a_connect_error() -> None:
    for addresses in ((), ("18.172.134.4",)):
        with pytest.raises(httpcore.ConnectError):
            await ask(checked(RecordingBackend(closed=["18.172.134.4"]), *addresses))


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:192.168.0.1"])
async def test_a_name_that_leads_inside_is_never_connected_to(address: str) -> None:
    inner = RecordingBackend()
    with pytest.raises(Permanent, match=r"huggingface\.co leads to a private address"):
        await ask(checked(inner, "18.172.134.4", address))
    assert inner.log == ["resolve huggingface.co"]


async def test_waiting_is_the_inner_backend_s() -> None:
    inner = RecordingBackend()
    await checked(inner).sleep(2)
    assert inner.log == ["sleep 2"]


async def test_kept_answers_leave_oldest_first() -> None:
    kept = MemoryValidators(most=2)
    for name in ("a", "b", "a", "c"):
        await kept.put(name, f"etag-{name}", None, name.encode())
    assert await kept.get("b") is None
    assert [entry.body for name in "ac" if (entry := await kept.get(name))] == [b"a", b"c"]


def test_the_user_agent_names_version_and_contact() -> None:
    assert FetchSettings(version="1.2").user_agent == "jogan/1.2"
    assert FetchSettings(version="1.2", contact="me@example.org").user_agent == "jogan/1.2 (me@example.org)"
