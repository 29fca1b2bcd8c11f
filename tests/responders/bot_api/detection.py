"""What the service makes clickable by itself in a text: addresses, mentions, commands, hashtags."""

import re

from responders.bot_api.html_entities import utf16
from responders.bot_api.values import Json

TOP = "com|org|net|io|ai|dev|edu|gov|co|me|kr|uk|de|jp|cn|info|app|xyz|science|ru|fr|eu|tech|cc|tv|ly|gg|to|ml"
PATTERNS = {
    "url": re.compile(
        rf"(?<![\w@.\-/])(?:https?://[^\s<>\"«»]+"
        rf"|(?:[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?\.)+(?:{TOP})\b(?:[/?#:][^\s<>\"«»]*)?)",
        re.IGNORECASE,
    ),
    "email": re.compile(r"(?<![\w.+\-@])[\w.+\-]+@(?:[a-z0-9\-]+\.)+[a-z]{2,}\b", re.IGNORECASE),
    "mention": re.compile(r"(?<![\w/])@[A-Za-z0-9_]{2,32}(?!\w)"),
    "bot_command": re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])"),
    "hashtag": re.compile(r"(?<!\w)#(?=\w*[^\W\d])\w{1,256}(?!\w)"),
    "cashtag": re.compile(r"(?<!\w)\$(?:[A-Z]{1,8}|1INCH)(?!\w)"),
}
UNTOUCHED = ("code", "pre", "text_link", "text_mention")


def detected(text: str, entities: list[Json], *, commands: bool = True) -> list[Json]:
    """The given entities and those that the service adds, in order of offset."""
    taken = [(one["offset"], one["offset"] + one["length"]) for one in entities if one["type"] in UNTOUCHED]
    found: list[Json] = []
    for kind in ("email", "url", "mention", "bot_command", "hashtag", "cashtag"):
        if kind == "bot_command" and not commands:
            continue
        for match in PATTERNS[kind].finditer(text):
            seen = match.group().rstrip(".,:;!?()[]{}'\"") if kind == "url" else match.group()
            start = utf16(text[: match.start()])
            end = start + utf16(seen)
            if all(end <= low or start >= high for low, high in taken):
                taken.append((start, end))
                found.append({"type": kind, "offset": start, "length": end - start})
    return sorted([*entities, *found], key=lambda one: (one["offset"], -one["length"]))
