"""Rich messages: what of them this responder holds to account, and the plain text that is seen."""

import re
from html import unescape

from responders.bot_api.values import Json, fault

MOST = 32_768


def as_rich(message: Json) -> Json:
    """The part of a Message that a rich message becomes."""
    if ("html" in message) == ("markdown" in message):
        raise fault("rich message must have exactly one of html and markdown")
    source: str = message.get("html") or message.get("markdown") or ""
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
