"""What a test can make the service answer instead of the truth. A Wording (wordings.py) is an answer too."""

from dataclasses import dataclass

from responders.bot_api.wordings import Wording

PAGE = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body></html>"


@dataclass(frozen=True)
class Accept:
    """As always, after a pause in seconds; the request counts as accepted at once."""

    delay: float = 0.0


@dataclass(frozen=True)
class Failure:
    """A 5xx of a proxy with its HTML page; `accepted`: the request had its effect nevertheless."""

    status: int = 502
    body: bytes = PAGE
    accepted: bool = False


@dataclass(frozen=True)
class Silence:
    """No answer until the client goes away; `accepted`: the request had its effect."""

    accepted: bool = True


@dataclass(frozen=True)
class Reset:
    """The connection is reset (RST); `accepted`: after the request had its effect."""

    accepted: bool = False


@dataclass(frozen=True)
class Nonsense:
    """Status 200 with a body that is no JSON, or a part of it."""

    body: bytes = b'{"ok":true,"result":{"mess'
    accepted: bool = True


Answer = Wording | Accept | Failure | Silence | Reset | Nonsense
