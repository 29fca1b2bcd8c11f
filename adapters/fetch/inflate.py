"""Bodies inflated by ourselves, within bounds: the usual calls inflate a bomb whole before anybody can look."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from bot.errors import BadPayload, Temporary

RATIO_COUNTS_FROM = 256 * 1024
_STEP = 64 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that may come over the wire, the most that it may become, and how many times its own size."""

    wire: int
    inflated: int
    ratio: int


class Body:
    """Collects one answer's body. `host` is named in errors; `encoding` is the Content-Encoding header."""

    def __init__(self, host: str, encoding: str, bounds: Bounds) -> None:
        self._host, self._bounds = host, bounds
        self._wire = 0
        self._parts: list[bytes] = []
        self._inflated = 0
        self._inflater = _inflater(host, encoding)

    def feed(self, chunk: bytes) -> None:
        """Take bytes as they came over the wire. Raises BadPayload beyond a bound."""
        self._wire += len(chunk)
        if self._wire > self._bounds.wire:
            raise BadPayload(f"{self._host} sent more than {_size(self._bounds.wire)}")
        if self._inflater is None:
            self._take(chunk)
            return
        try:
            self._inflate(self._inflater, chunk)
        except zlib.error:
            raise BadPayload(f"{self._host} sent a broken compressed answer") from None

    def whole(self) -> bytes:
        """The body after its last byte. Raises Temporary where a compressed body was cut off."""
        if self._inflater is not None and self._wire and not self._inflater.eof:
            raise Temporary(f"{self._host} sent an answer that is cut off")
        return b"".join(self._parts)

    def _inflate(self, inflater: "_Inflater", chunk: bytes) -> None:
        while chunk and not inflater.eof:
            self._take(inflater.decompress(chunk, _STEP))
            chunk = inflater.unconsumed_tail
        while not inflater.eof and (rest := inflater.decompress(b"", _STEP)):
            self._take(rest)

    def _take(self, part: bytes) -> None:
        self._inflated += len(part)
        if self._inflated > self._bounds.inflated:
            raise BadPayload(f"{self._host} sent an answer that unpacks to more than {_size(self._bounds.inflated)}")
        if self._inflated > max(RATIO_COUNTS_FROM, self._wire * self._bounds.ratio):
            raise BadPayload(f"{self._host} sent an answer that unpacks to over {self._bounds.ratio} times its size")
        self._parts.append(part)


class _Inflater:
    """zlib's decompressor. `wbits` None is `deflate`, which servers send wrapped or raw: two bytes tell which."""

    def __init__(self, wbits: int | None) -> None:
        self._undecided = wbits is None
        self._head = b""
        self._zlib = zlib.decompressobj(zlib.MAX_WBITS if wbits is None else wbits)

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def unconsumed_tail(self) -> bytes:
        return self._zlib.unconsumed_tail

    def decompress(self, chunk: bytes, most: int) -> bytes:
        """At most `most` bytes."""
        if self._undecided:
            self._head += chunk
            if len(self._head) < 2:
                return b""
            self._undecided, chunk = False, self._head
            if chunk[0] & 0x0F != 8 or int.from_bytes(chunk[:2], "big") % 31:
                self._zlib = zlib.decompressobj(-zlib.MAX_WBITS)
        return self._zlib.decompress(chunk, most)


def _inflater(host: str, encoding: str) -> _Inflater | None:
    known: dict[str, Callable[[], _Inflater | None]] = {
        "": lambda: None,
        "identity": lambda: None,
        "gzip": lambda: _Inflater(zlib.MAX_WBITS | 16),
        "x-gzip": lambda: _Inflater(zlib.MAX_WBITS | 16),
        "deflate": lambda: _Inflater(None),
    }
    make = known.get(encoding.strip().lower())
    if make is None:
        raise BadPayload(f"{host} sent a compression that was not asked for")
    return make()


def _size(count: int) -> str:
    return f"{count / 1024 / 1024:g} MB" if count >= 1024 * 1024 else f"{count:,} bytes"
