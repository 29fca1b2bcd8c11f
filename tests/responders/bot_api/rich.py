"""Rich messages: length, one of two sources, tags in balance; and the plain text that is seen.

Which tags the service knows is not in the description and is not checked.
"""

import re
from html import unescape
from html.parser import HTMLParser

from responders.bot_api.values import Json, fault

MOST = 32_768


VOID = ("br", "hr", "img", "input", "video", "audio", "source", "tg-map")


class _Balance(HTMLParser):
    """Every tag that is opened is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            raise fault(f"can't parse rich message: unexpected end tag {tag}")


def _balanced(source: str) -> None:
    reader = _Balance()
    reader.feed(source)
    reader.close()
    if reader.open:
        raise fault(f"can't parse rich message: {reader.open[-1]} is not closed")


def as_rich(message: Json) -> Json:
    """The part of a Message that a rich message becomes."""
    if ("html" in message) == ("markdown" in message):
        raise fault("rich message must have exactly one of html and markdown")
    source: str = message.get("html") or message.get("markdown") or ""
    if "html" in message:
        _balanced(source)
    text = seen(source) if "html" in message else source.strip()
    if not text:
        raise fault("message text is empty")
    if len(text) > MOST:
        raise fault("message is too long")
    return {"rich_message": {"blocks": [{"type": "paragraph", "text": text}]}}


def read(content: Json) -> str:
    """The words of a rich message in its JSON form."""
    return str(content["rich_message"]["blocks"][0]["text"])


def seen(source: str) -> str:
    """The words of the HTML, blocks on lines of their own."""
    broken = re.sub(r"</?(?:p|h[1-6]|li|ul|ol|tr|blockquote|details|summary|pre|hr|br)\b[^>]*>", "\n", source)
    return re.sub(r"\n{2,}", "\n", unescape(re.sub(r"<[^>]*>", "", broken))).strip()
