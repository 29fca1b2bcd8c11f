"""Values of a note's content, wrapped (`{"value": …}`) or bare, as text and lists of text; anything else is empty."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from adapters.fetch.json_body import one_line

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]+")
_BETWEEN = re.compile(r"[;,]")
LONGEST = 200_000


def mapping(value: object) -> Mapping[str, object]:
    """The value where it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def wrapped(content: Mapping[str, object]) -> bool:
    """Whether the content is of the second API."""
    return isinstance(content.get("title"), dict)


def text(content: Mapping[str, object], name: str) -> str:
    """A text, as it was written but for control characters."""
    value = _value(content, name)
    return _CONTROL.sub(" ", value[:LONGEST]).strip() if isinstance(value, str) else ""


def lines(content: Mapping[str, object], name: str, *, most: int, longest: int) -> Iterator[str]:
    """Names or keywords, each once and on one line; one text is taken apart at commas and semicolons."""
    value = _value(content, name)
    items = _BETWEEN.split(value[:LONGEST]) if isinstance(value, str) else value if isinstance(value, list) else []
    said = (one_line(_name(item), most=longest) for item in items[: 2 * most])
    return islice(dict.fromkeys(word for word in said if word), most)


def _name(item: object) -> str:
    """A name as text, or as an object with the full one (`{"fullname": …}`)."""
    named = mapping(item).get("fullname") if isinstance(item, dict) else item
    return named if isinstance(named, str) else ""


def _value(content: Mapping[str, object], name: str) -> object:
    value = content.get(name)
    return value.get("value") if isinstance(value, dict) else value
