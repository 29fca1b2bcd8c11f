"""The rule of each field where sources differ. What is known already counts as one more source.

Title: the most authoritative source's (arXiv, Hugging Face, others). Authors: a complete list before one that is not,
then the longest; one list in its order, never mixed. Abstract: arXiv's, else the longest real one. Votes: of the
source that counts most, as it was read last. Links: all. Thumbnail, DOI, comment, date, categories: the first given.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from bot.domain.identity import canonical_url, paper_id
from bot.domain.merge_authors import names
from bot.domain.paper import Entry, Paper, PaperId, Sighting
from bot.domain.readable import readable
from bot.domain.withdrawn import is_withdrawn

AUTHORITY = ("arxiv", "huggingface")
"""Sources by authority; all others stand after them, in the order they come."""

REAL_ABSTRACT = 60
"""Characters beside the title from which an abstract says something."""

LONGEST_TITLE = 400
LONGEST_ABSTRACT = 10_000
"""Characters beyond which a text is an attack and is cut: arXiv's longest have about 250 and 2,000."""

_Value = TypeVar("_Value")


def merged(identity: PaperId, shown: Sequence[Entry], details: Sequence[Entry], known: Paper | None) -> Paper:
    """One paper of what is known, what is shown and what is told beside it, most authoritative first."""
    said = [*([_as_entry(known)] if known and known.sightings else []), *shown, *details]
    said.sort(key=lambda entry: _rank(entry.sighting.source))
    sightings = _sightings([*(known.sightings if known else ()), *(entry.sighting for entry in shown)])
    url = _url(identity, said)
    title = _cut(_first(entry.title for entry in said if readable(entry.title)) or url or identity, LONGEST_TITLE)
    abstract = _cut(_abstract(said, title), LONGEST_ABSTRACT)
    authors, complete = _authors(said)
    comment = _first(entry.comment for entry in said)
    return Paper(
        id=identity,
        title=readable(title),
        url=url,
        sightings=sightings,
        abstract=readable(abstract),
        source_title=title,
        source_abstract=abstract,
        authors=authors,
        authors_complete=complete,
        thumbnail=_first(entry.thumbnail for entry in said),
        votes=_votes(sightings),
        withdrawn=is_withdrawn(comment, abstract) or (known is not None and known.withdrawn),
        doi=_first(entry.doi for entry in said),
        comment=comment,
        published=_first(entry.published for entry in said),
        arxiv_categories=_first(entry.arxiv_categories for entry in said) or (),
        links=tuple(dict.fromkeys(link for entry in said for link in entry.links)),
    )


def _as_entry(known: Paper) -> Entry:
    """What is known, as if its most authoritative source said it first."""
    return Entry(
        sighting=min(known.sightings, key=lambda sighting: _rank(sighting.source)),
        reference=known.url,
        title=known.source_title or known.title,
        abstract=known.source_abstract or known.abstract,
        authors=known.authors,
        authors_complete=known.authors_complete,
        thumbnail=known.thumbnail,
        doi=known.doi,
        comment=known.comment,
        published=known.published,
        arxiv_categories=known.arxiv_categories,
        links=known.links,
    )


def _rank(source: str) -> int:
    return AUTHORITY.index(source) if source in AUTHORITY else len(AUTHORITY)


def _first(values: Iterable[_Value | None]) -> _Value | None:
    return next((value for value in values if value), None)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _url(identity: PaperId, said: Sequence[Entry]) -> str:
    """Made from the identity; for one by title, from what an entry's own address names.

    arXiv and Hugging Face list papers of arXiv: an address of theirs that names none is nobody's page.
    """
    owns = [(identity, "")] if not identity.startswith("title:") else []
    for entry in said:
        shown = "" if entry.sighting.source in AUTHORITY else entry.reference
        owns.append((paper_id(entry.reference, doi=entry.doi, title=entry.title), shown))
    return _first(canonical_url(own, reference) for own, reference in owns) or ""


def _sightings(seen: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """One per source and day, the newer reading; by day, then source. A reading without votes hides none."""
    newest: dict[tuple[str, date], Sighting] = {}
    for sighting in sorted(seen, key=lambda sighting: sighting.seen_at):
        before = newest.get((sighting.source, sighting.day))
        if before is None or before.votes is None or sighting.votes is not None:
            newest[sighting.source, sighting.day] = sighting
    return tuple(sorted(newest.values(), key=lambda sighting: (sighting.day, sighting.source)))


def _votes(sightings: Iterable[Sighting]) -> int | None:
    """The newest reading of each source, the highest of them."""
    newest: dict[str, int] = {}
    for sighting in sorted(sightings, key=lambda sighting: sighting.seen_at):
        if sighting.votes is not None:
            newest[sighting.source] = sighting.votes
    return max(newest.values(), default=None)


def _authors(said: Sequence[Entry]) -> tuple[tuple[str, ...], bool]:
    lists = [(names(entry.authors, complete=entry.authors_complete), entry.authors_complete) for entry in said]
    best, complete = max(lists, key=lambda found: (bool(found[0]) and found[1], len(found[0])))
    return best, complete and bool(best)


def _abstract(said: Sequence[Entry], title: str) -> str:
    """arXiv's, else the longest one that says more than the title, else the longest one that does not repeat it."""
    real = [entry for entry in said if len(_beside_title(entry.abstract, title)) >= REAL_ABSTRACT]
    arxivs = [entry for entry in real if _rank(entry.sighting.source) == 0]
    short = [entry for entry in said if title not in entry.abstract]
    return max((entry.abstract for entry in arxivs or real or short), key=len, default="")


def _beside_title(abstract: str, title: str) -> str:
    return abstract.replace(title, "").strip() if title else abstract.strip()
