"""A venue's name at OpenReview (`NeurIPS.cc/2023/Conference`), and what it says: organiser, year, track."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from bot.errors import UnknownVenue

_NAME = re.compile(r"[A-Za-z0-9][\w.~&+-]*(?:/[\w.~&+-]+)*", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST = 200
MAIN = "Conference"


@dataclass(frozen=True, slots=True)
class VenueId:
    """`id` is the whole name."""

    id: str

    @property
    def year(self) -> str:
        """The year in the name, or nothing."""
        return next((part for part in self.id.split("/") if _YEAR.fullmatch(part)), "")

    @property
    def track(self) -> str:
        """What stands after the year: `main` for the conference itself."""
        parts = self.id.split("/")
        rest = parts[parts.index(self.year) + 1 :] if self.year else []
        words = " ".join(part for part in rest if part != "Track").replace("_", " ").removesuffix(" Track")
        return "main" if words.casefold() in ("", MAIN.casefold()) else words

    @property
    def label(self) -> str:
        """As a reader writes it, where the notes do not say (`NeurIPS 2023`)."""
        parts = self.id.split("/")
        before = parts[: parts.index(self.year)] if self.year else parts
        name = re.sub(r"\.[A-Za-z]{2,6}$", "", before[-1] if before else parts[0])
        words = [name, self.year, "" if self.track == "main" else self.track]
        return " ".join(word for word in words if word)


def read_venue(text: str) -> VenueId:
    """The venue that was written, also as the address of its page. Raises UnknownVenue."""
    words = text.strip()
    if words.startswith(("https://", "http://")):
        try:
            words = "".join(parse_qs(urlsplit(words).query).get("id", []))
        except ValueError:
            words = ""
    words = words.strip("/ ")
    if len(words) > LONGEST or not _NAME.fullmatch(words):
        raise UnknownVenue(text[:LONGEST])
    return VenueId(words)
