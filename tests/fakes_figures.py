"""In-memory twin of what gives papers' figures; it obeys the port and passes the port's contract tests."""

import struct
import zlib
from dataclasses import dataclass, field

from bot.domain.paper import Paper, PaperId
from bot.errors import JoganError
from bot.ports.venues import FoundFigure


@dataclass
class FakeFigures:
    """bot.ports.venues.Figures: gives `found` by id; `failure` is raised instead."""

    found: dict[PaperId, FoundFigure] = field(default_factory=dict)
    failure: JoganError | None = None
    asked: list[PaperId] = field(default_factory=list)

    async def first(self, paper: Paper) -> FoundFigure | None:
        self.asked.append(paper.id)
        if self.failure is not None:
            raise self.failure
        return self.found.get(paper.id)


def a_png(width: int = 320, height: int = 200) -> bytes:
    """A picture of one grey, as small as its size allows."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(min(height, 2_000))))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
