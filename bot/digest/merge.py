"""The stage that makes one Paper of all that sources say about it. Invents nothing, drops no paper.

One paper is what has one identity (arXiv id, else DOI, else title); an entry that has no arXiv id joins the paper
of the same DOI, or of the same title where an author agrees. bot.domain.merge_fields has the rule of each field.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.identity import paper_id, title_key
from bot.domain.merge_authors import may_be_same
from bot.domain.merge_fields import merged
from bot.domain.paper import Entry, Paper, PaperId


def merge(
    entries: Sequence[Entry],
    known: Mapping[PaperId, Paper] | None = None,
    titles: Mapping[str, PaperId] | None = None,
    *,
    details: Sequence[Entry] = (),
) -> tuple[Paper, ...]:
    """One Paper per identity, in the order first shown, with a Sighting per source and day.

    `known` papers keep their identity and get the new sightings; `titles` are title keys of known papers.
    `details` say more about papers that `entries` show (arXiv's metadata): they show nothing by themselves.
    """
    places = _Places(known or {})
    for key, identity in (titles or {}).items():
        places.add_known(key, identity)
    for entry in entries:
        places.add(entry)
    shown: dict[PaperId, list[Entry]] = defaultdict(list)
    more: dict[PaperId, list[Entry]] = defaultdict(list)
    for entry in entries:
        shown[places.of(entry)].append(entry)
    for entry in details:
        more[places.of(entry)].append(entry)
    return tuple(
        merged(identity, said, more.get(identity, []), places.known.get(identity)) for identity, said in shown.items()
    )


@dataclass(slots=True)
class _Places:
    """Where an entry belongs: identities by title key and by DOI, each with the authors that it is known by."""

    known: Mapping[PaperId, Paper]
    by_title: dict[str, dict[PaperId, tuple[str, ...]]] = field(default_factory=lambda: defaultdict(dict))
    by_doi: dict[PaperId, PaperId] = field(default_factory=dict)

    def add_known(self, key: str, identity: PaperId) -> None:
        """A known paper's title. One that is not at hand cannot be added to without losing what is known of it."""
        if identity in self.known:
            self.by_title[key][identity] = self.known[identity].authors

    def add(self, entry: Entry) -> None:
        """An entry with an arXiv id: others of its title or DOI may belong to it."""
        identity = _identity(entry)
        if not identity.startswith("arxiv:"):
            return
        place = self.of(entry)
        here = self.by_title[title_key(entry.title)]
        here[place] = here.get(place) or entry.authors
        doi = paper_id("", doi=entry.doi)
        if doi.startswith("doi:"):
            self.by_doi.setdefault(doi, place)

    def of(self, entry: Entry) -> PaperId:
        """The one identity that fits; where several titles fit, or none, the entry's own."""
        own = _identity(entry)
        if own in self.known:
            return own
        if own in self.by_doi:
            return self.by_doi[own]
        alike = self.by_title.get(title_key(entry.title), {})
        fitting = [
            other
            for other, authors in alike.items()
            if not (own.startswith("arxiv:") and other.startswith("arxiv:"))
            and may_be_same(entry.title, entry.authors, authors)
        ]
        return fitting[0] if len(fitting) == 1 else own


def _identity(entry: Entry) -> PaperId:
    return paper_id(entry.reference, doi=entry.doi, title=entry.title)
