"""The stage that finds out what each chosen paper is: its id, address and abstract; the list's own, else arXiv's.

A title costs arXiv's pace of three seconds, so a paper that has an abstract is only asked for where its whole text is
wanted. What is not surely the paper is not joined: it stays as the list has it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Final

from bot.conference.emphasis import without_emphasis
from bot.conference.found import Chosen, Found
from bot.conference.joining import Joining, join_key
from bot.domain.conference import Accepted
from bot.domain.identity import canonical_url, paper_id, title_key
from bot.domain.merge_authors import names
from bot.domain.merge_fields import REAL_ABSTRACT, merged
from bot.domain.paper import Entry, Paper, PaperId, Sighting
from bot.ports.clock import Clock
from bot.ports.progress import Progress, silent
from bot.ports.reports import Reports
from bot.ports.venues import Titles

ASKED_AGAIN: Final = timedelta(days=30)
"""Until then nothing that was not found is asked for again; what was found is never."""
VENUE = "venue"
"""The source's name of what a venue's list says."""


@dataclass(frozen=True, slots=True)
class Enriched:
    """`failure` says in words why arXiv could not be asked for all; `asked` are this run's questions, `left` those of
    the next run, `joined` the papers that arXiv has, remembered ones too."""

    found: tuple[Found, ...]
    failure: str | None = None
    asked: int = 0
    joined: int = 0
    left: int = 0


async def enrich(
    chosen: Sequence[Chosen],
    titles: Titles | None,
    reports: Reports,
    clock: Clock,
    progress: Progress = silent,
    *,
    all_ids: bool = False,
) -> Enriched:
    """Every chosen paper in the list's order, one that stands there twice once. `titles` None: nobody is asked.

    `all_ids`: papers that have an abstract are asked for too, as whole texts are found by arXiv's id.
    """
    wanted = {join_key(one.accepted): one.accepted for one in chosen if _is_wanted(one.accepted, all_ids)}
    since = clock.now() - ASKED_AGAIN
    known = {key: one for key, one in (await reports.joined(wanted)).items() if one.entry or one.at > since}
    failure, asked, left = None, 0, 0
    if titles is not None:
        joining = Joining(titles, reports, clock, progress)
        await joining.ask({key: accepted for key, accepted in wanted.items() if key not in known})
        known |= joining.found
        failure, asked, left = joining.failure, joining.asked, joining.left
    entries = {key: one.entry for key, one in known.items() if one.entry is not None}
    entries = _each_once(wanted, entries)
    found = _found(chosen, entries, clock.now())
    joined = sum(join_key(each.chosen.accepted) in entries for each in found)
    return Enriched(found, failure, asked, joined, left)


def _is_wanted(accepted: Accepted, all_ids: bool) -> bool:
    if len(accepted.abstract.strip()) < REAL_ABSTRACT:
        return True
    return all_ids and not _own_id(accepted).startswith("arxiv:")


def _each_once(wanted: Mapping[str, Accepted], entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """Where papers of two titles were found to be one, at most the one that has its very title is."""
    titles = {(_id(entry), title_key(wanted[key].title)) for key, entry in entries.items()}
    times = Counter(identity for identity, _ in titles)
    return {
        key: entry
        for key, entry in entries.items()
        if times[_id(entry)] == 1 or wanted[key].arxiv or title_key(wanted[key].title) == title_key(entry.title)
    }


def _found(chosen: Iterable[Chosen], entries: Mapping[str, Entry], now: datetime) -> tuple[Found, ...]:
    places: dict[PaperId, Found] = {}
    for one in chosen:
        paper = without_emphasis(_paper(one.accepted, entries.get(join_key(one.accepted)), now))
        before = places.get(paper.id)
        if before is not None and _are_two(before.chosen.accepted, one.accepted, paper.id):
            paper = replace(paper, id=paper_id(one.accepted.url))
        places.setdefault(paper.id, Found(one, paper))
    return tuple(places.values())


def _are_two(one: Accepted, other: Accepted, identity: PaperId) -> bool:
    """Two papers of one title and no id of their own: the venue has a page for each."""
    return identity.startswith("title:") and bool(other.url) and one.url != other.url and one.authors != other.authors


def _paper(accepted: Accepted, entry: Entry | None, now: datetime) -> Paper:
    own = _own_entry(accepted, now)
    if entry is None:
        return merged(_own_id(accepted), (), [own], None)
    if len(accepted.abstract.strip()) >= REAL_ABSTRACT:
        entry = replace(entry, abstract="")
    return merged(_id(entry), (), [entry, own], None)


def _own_entry(accepted: Accepted, now: datetime) -> Entry:
    shown = accepted.published
    page = canonical_url(paper_id("", title=accepted.url or accepted.title), accepted.url)
    return Entry(
        sighting=Sighting(VENUE, now.date(), now),
        reference=accepted.url,
        title=accepted.title,
        abstract=accepted.abstract,
        authors=accepted.authors,
        authors_complete=len(names(accepted.authors, complete=True)) == len(accepted.authors),
        published=datetime.combine(shown, time(), UTC) if shown else None,
        links=(page,) if page else (),
    )


def _own_id(accepted: Accepted) -> PaperId:
    return paper_id(accepted.arxiv or accepted.url, title=accepted.title)


def _id(entry: Entry) -> PaperId:
    return paper_id(entry.reference, doi=entry.doi, title=entry.title)
