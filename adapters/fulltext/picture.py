"""What a picture is by its own bytes: PNG, JPEG or WebP, and how large. Its header is read, nothing is decoded."""

import struct
from dataclasses import dataclass

LEAST, MOST = 80, 12_000
"""Pixels of a side: an icon is no figure, and nobody's screen is larger."""
MOST_PIXELS = 60_000_000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""Markers of frames, which tell the size."""
_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a length."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`kind` is the ending of its file."""

    kind: str
    width: int
    height: int

    @property
    def is_figure(self) -> bool:
        """Whether it is of a size that a page can show."""
        sides = (self.width, self.height)
        return min(sides) >= LEAST and max(sides) <= MOST and self.width * self.height <= MOST_PIXELS


def picture(content: bytes) -> Picture | None:
    """The picture; None where the bytes are of no kind that is kept, or their header is broken."""
    try:
        if content.startswith(_PNG) and content[12:16] == b"IHDR":
            return Picture("png", *struct.unpack(">II", content[16:24]))
        if content.startswith(b"\xff\xd8\xff"):
            return _jpeg(content)
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return _webp(content)
    except (struct.error, IndexError):
        return None
    return None


def _jpeg(content: bytes) -> Picture | None:
    at = 2
    while content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _JPEG_SIZES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return Picture("jpg", width, height)
        if marker == 0xFF:
            at += 1
        elif marker in _JPEG_BARE:
            at += 2
        else:
            at += 2 + max(2, struct.unpack(">H", content[at + 2 : at + 4])[0])
    return None


def _webp(content: bytes) -> Picture | None:
    form = content[12:16]
    if form == b"VP8 " and content[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", content[26:30])
        return Picture("webp", width & 0x3FFF, height & 0x3FFF)
    if form == b"VP8L" and content[20] == 0x2F:
        (packed,) = struct.unpack("<I", content[21:25])
        return Picture("webp", (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1)
    if form == b"VP8X":
        width, height = (int.from_bytes(content[start : start + 3], "little") + 1 for start in (24, 27))
        return Picture("webp", width, height)
    return None
