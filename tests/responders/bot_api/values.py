"""What the responder notes down: requests it took, requests it refused, and the refusal as it travels inside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Upload:
    """A file that came with a request."""

    name: str
    content_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Call:
    """An accepted request: typed parameters, files by field name, arrival in monotonic seconds."""

    method: str
    parameters: Json
    files: Mapping[str, Upload]
    at: float

    def __getitem__(self, name: str) -> Any:
        return self.parameters[name]

    def get(self, name: str, default: Any = None) -> Any:
        """A parameter, or the default."""
        return self.parameters.get(name, default)


@dataclass(frozen=True)
class Rejection:
    """A request that is a fault of the program: against the description or the published limits."""

    method: str
    reason: str
    parameters: Json

    def __str__(self) -> str:
        return f"{self.method}: {self.reason} | {str(self.parameters)[:300]}"


@dataclass(frozen=True)
class Refusal:
    """A request that was in order and that the world refused (blocked, kicked, scripted …)."""

    method: str
    code: int
    description: str
    parameters: Json
    scripted: bool = False


class Refused(Exception):
    """An answer of the service that is not ok. `fault` says that the program is to blame."""

    def __init__(self, code: int, description: str, parameters: Json | None = None, *, fault: bool = False) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters, self.fault = code, description, parameters, fault

    def body(self) -> Json:
        """The JSON document of the answer."""
        document: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return document | ({"parameters": self.parameters} if self.parameters else {})


def fault(description: str) -> Refused:
    """A 400 for which the program is to blame."""
    return Refused(400, f"Bad Request: {description}", fault=True)


def refusal(description: str, code: int = 400, parameters: Json | None = None) -> Refused:
    """A refusal as the world is; the description with its prefix."""
    return Refused(code, description, parameters)
