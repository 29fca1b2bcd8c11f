"""FAULTS §3, ourselves: no test reaches the world, neither in its own process nor in one that it starts."""

import asyncio
import socket
import sys
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError
from service_process import environment

pytestmark = pytest.mark.filterwarnings("ignore:A test tried to use socket")
ELSEWHERE = ("192.0.2.1", "8.8.8.8", "10.0.0.1", "2001:db8::1", "169.254.169.254")
"""Nobody's, somebody's, a neighbour's: none may be asked."""


@pytest.mark.parametrize("address", ELSEWHERE)
def test_no_test_connects_elsewhere(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as one:
        one.settimeout(0.1)
        with pytest.raises(SocketConnectBlockedError):
            one.connect((address, 443))


async def test_no_library_connects_elsewhere() -> None:
    with pytest.raises(SocketConnectBlockedError):
        await asyncio.open_connection("192.0.2.1", 443)


@pytest.mark.parametrize("asked", ["s.create_connection(('192.0.2.1', 443), 0.1)", "s.getaddrinfo('arxiv.org', 443)"])
async def test_no_process_of_a_test_reaches_elsewhere(asked: str, tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", f"import socket as s; {asked}"),
        env=environment(tmp_path),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    process._transport.close()  # type: ignore[attr-defined] # or its pipes outlive the loop
    assert process.returncode == 1
    assert b"may not leave this machine" in said


async def test_a_process_of_a_test_reaches_this_machine(tmp_path: Path) -> None:
    with socket.socket() as here:
        here.bind(("127.0.0.1", 0))
        here.listen()
        words = f"import socket; socket.create_connection(('127.0.0.1', {here.getsockname()[1]})).close()"
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", words, env=environment(tmp_path))
        assert await process.wait() == 0
        process._transport.close()  # type: ignore[attr-defined] # or it outlives the loop
