"""What this process connects to and which names it asks for, told by the interpreter itself: no library is asked."""

import ipaddress
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Wires:
    """Hosts that were connected to, and names that were looked up."""

    connected: list[str] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)

    def outside(self) -> list[str]:
        """Everything that is not this machine."""
        return [host for host in (*self.connected, *self.looked_up) if not _is_here(host)]


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in ("localhost", "")


_watched: list[Wires] = []


def _heard(event: str, given: tuple[object, ...]) -> None:
    if not _watched:
        return
    if event == "socket.connect" and isinstance(given[1], tuple):
        _watched[-1].connected.append(str(given[1][0]))
    if event in ("socket.getaddrinfo", "socket.gethostbyname") and given[0]:
        host = given[0]
        _watched[-1].looked_up.append(host.decode() if isinstance(host, bytes) else str(host))


sys.addaudithook(_heard)


@contextmanager
def watching() -> Iterator[Wires]:
    """Watch inside the block."""
    wires = Wires()
    _watched.append(wires)
    try:
        yield wires
    finally:
        _watched.remove(wires)
