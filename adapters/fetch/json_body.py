"""JSON from outside, decoded within bounds; whatever is wrong with it is one BadPayload line."""

import json
import re
from typing import NoReturn

from bot.errors import BadPayload

MOST_VALUES = 200_000
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_NOT_PRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")


def decode_json(payload: bytes, *, source: str) -> object:
    """The value that a payload holds. Raises BadPayload with a line that starts with `source`."""
    if payload.count(b",") + payload.count(b"[") + payload.count(b"{") > MOST_VALUES:
        raise BadPayload(f"{source}: the answer holds more than {MOST_VALUES:,} values")
    if payload.lstrip()[:1] == b"<":
        raise BadPayload(f"{source}: the answer is a web page, not a list of papers")
    if not payload.strip():
        raise BadPayload(f"{source}: the answer is empty")
    try:
        value: object = json.loads(payload.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise BadPayload(f"{source}: the answer is not UTF-8 text") from None
    except RecursionError:
        raise BadPayload(f"{source}: the answer is nested too deeply") from None
    except ValueError:
        raise BadPayload(f"{source}: the answer is not JSON, or is cut off") from None
    return _mended(value) if _ESCAPED_SURROGATE.search(payload) else value


def one_line(text: str, *, most: int = 160) -> str:
    """Somebody else's words as part of one of our lines: printable, on one line, cut to a length."""
    line = " ".join(_NOT_PRINTABLE.sub(" ", text[: 4 * most]).split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _mended(value: object) -> object:
    """Lone surrogates cannot be written to any file or chat: they become U+FFFD."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return {_mended(key): _mended(item) for key, item in value.items()}
    return value
