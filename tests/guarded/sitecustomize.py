"""Python reads this at the start of every process that a test starts: it keeps the process on this machine.

tests/service_process.py puts this folder first in the process's path; tests themselves are kept by pytest-socket.
"""

import ipaddress
import sys

REFUSED = "a process of the tests may not leave this machine"


def _is_here(host: object) -> bool:
    words = host.decode() if isinstance(host, bytes) else str(host or "localhost")
    try:
        return ipaddress.ip_address(words.partition("%")[0]).is_loopback
    except ValueError:
        return words == "localhost"


def _heard(event: str, given: tuple[object, ...]) -> None:
    place: object = None
    if event in ("socket.connect", "socket.sendto") and isinstance(given[1], tuple):
        place = given[1][0]
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        place = given[0]
    if place is not None and not _is_here(place):
        raise PermissionError(REFUSED)


sys.addaudithook(_heard)
