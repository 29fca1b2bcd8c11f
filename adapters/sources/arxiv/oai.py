"""OAI-PMH answers (GetRecord, ListRecords in the arXiv format) translated to entries. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from xml.etree.ElementTree import Element

from adapters.fetch.json_body import one_line
from adapters.sources.arxiv.atom import SOURCE, moment
from adapters.sources.arxiv.tree import child, children, local, parse_tree, raw_text, text
from bot.domain.paper import Entry, Sighting
from bot.errors import BadPayload, Permanent


@dataclass(frozen=True, slots=True)
class Records:
    """Entries of one answer, and the token that asks for the next part of it."""

    entries: tuple[Entry, ...]
    resumption_token: str | None = None


def parse_oai(payload: bytes, *, day: date, seen_at: datetime) -> Records:
    """Records that are not deleted; "no records match" is an empty answer, any other error Permanent."""
    root = parse_tree(payload, source=SOURCE)
    if local(root) != "OAI-PMH":
        raise BadPayload(f"{SOURCE}: the answer is {one_line(local(root), most=40)!r}, not OAI-PMH")
    error = child(root, "error")
    if error is not None and error.get("code") != "noRecordsMatch":
        raise Permanent(f"{SOURCE} refused the question: {one_line(raw_text(error)) or 'no reason given'}")
    sighting = Sighting(SOURCE, day, seen_at)
    answers = [answer for verb in ("GetRecord", "ListRecords") for answer in children(root, verb)]
    records = [record for answer in answers for record in children(answer, "record")]
    entries = tuple(entry for record in records if (entry := _entry(record, sighting)) is not None)
    token = next((found for answer in answers if (found := text(answer, "resumptionToken"))), None)
    return Records(entries, token)


def _entry(record: Element, sighting: Sighting) -> Entry | None:
    metadata = child(record, "metadata")
    paper = child(metadata, "arXiv") if metadata is not None else None
    if paper is None or not text(paper, "id") or not text(paper, "title"):
        return None
    return Entry(
        sighting=sighting,
        reference=text(paper, "id"),
        title=text(paper, "title"),
        abstract=raw_text(child(paper, "abstract")),
        authors=_authors(paper),
        authors_complete=True,
        doi=_first(text(paper, "doi")),
        comment=text(paper, "comments") or None,
        published=moment(text(paper, "created")),
        arxiv_categories=tuple(text(paper, "categories").split()),
    )


def _authors(paper: Element) -> tuple[str, ...]:
    """Forenames, name and suffix; a collaboration has a name only."""
    found = (author for group in children(paper, "authors") for author in children(group, "author"))
    names = (" ".join(filter(None, (text(a, "forenames"), text(a, "keyname"), text(a, "suffix")))) for a in found)
    return tuple(name for name in names if name)


def _first(dois: str) -> str | None:
    """Some records list several, of errata for instance: the paper's own comes first."""
    parts = dois.replace(";", " ").replace(",", " ").split()
    return parts[0] if parts else None
