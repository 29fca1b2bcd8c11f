"""A port of this machine that nobody has, and what a service says there."""

import http.client
import socket


def a_free_port() -> int:
    """Nobody has it now; another program may take it before it is used."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def page(port: int, path: str) -> str:
    """The body of an answer, whatever its status."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    text = connection.getresponse().read().decode()
    connection.close()
    return text
