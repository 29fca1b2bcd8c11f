"""arXiv's XML answers as a recorded shape: query API, daily feed and OAI-PMH, told apart by their root."""

from datetime import date, datetime

from adapters.sources.arxiv.atom import SOURCE, parse_query
from adapters.sources.arxiv.feed import is_feed, parse_feed
from adapters.sources.arxiv.oai import parse_oai
from adapters.sources.arxiv.tree import local, parse_tree
from bot.domain.paper import Entry


class ArxivXml:
    """XML files as arXiv's services answer them."""

    name = SOURCE
    suffix = ".xml"

    def recognises(self, payload: bytes) -> bool:
        """Whether the beginning looks like XML."""
        return payload.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"

    def read(self, payload: bytes, day: date, seen_at: datetime) -> tuple[Entry, ...]:
        """Entries of `day`; of a daily feed, those that it announces on that day and that are no replacements."""
        root = parse_tree(payload, source=SOURCE)
        if local(root) == "OAI-PMH":
            return parse_oai(payload, day=day, seen_at=seen_at).entries
        if local(root) == "feed" and is_feed(root):
            found = parse_feed(payload, seen_at=seen_at)
            return tuple(entry for entry in found if entry.sighting.day == day and entry.announce != "replace")
        return parse_query(payload, day=day, seen_at=seen_at).entries
