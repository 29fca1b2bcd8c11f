"""Many sources, one paper: identities, the rules of each field, and five captured days of 2026."""

import gzip
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.digest.merge import merge
from bot.domain.identity import title_key
from bot.domain.paper import Entry, Paper, Sighting

CAPTURED = Path(__file__).parents[2] / "captured"
DAY = date(2026, 3, 10)
AT = datetime(2026, 3, 10, 9, tzinfo=UTC)
LATER = datetime(2026, 3, 10, 21, tzinfo=UTC)
ABSTRACT = "We present a method that reads long documents and answers questions about them better than before."


def entry(source: str, reference: str, title: str = "A Sufficiently Long Title", **fields: Any) -> Entry:
    seen = {name: fields.pop(name) for name in ("votes", "votes_read") if name in fields}
    sighting = Sighting(source, fields.pop("day", DAY), fields.pop("at", AT), **seen)
    return Entry(sighting, reference, title, **fields)


def one(*entries: Entry, known: dict[str, Paper] | None = None, details: tuple[Entry, ...] = ()) -> Paper:
    titles = {title_key(paper.title): paper.id for paper in (known or {}).values()}
    (paper,) = merge(entries, known or {}, titles, details=details)
    return paper


def test_one_paper_from_three_sources() -> None:
    paper = one(
        entry("huggingface", "2603.08709", votes=91, thumbnail="https://cdn.example/a.png", links=("https://a.org",)),
        entry("arxiv", "http://arxiv.org/abs/2603.08709v2", authors=("B C", "A D"), authors_complete=True),
        entry("chatpaper", "https://arxiv.org/abs/2603.08709/?utm=x", links=("https://b.org", "https://a.org")),
    )
    assert paper.id == "arxiv:2603.08709"
    assert paper.url == "https://arxiv.org/abs/2603.08709"
    assert [sighting.source for sighting in paper.sightings] == ["arxiv", "chatpaper", "huggingface"]
    assert (paper.authors, paper.authors_complete) == (("B C", "A D"), True)
    assert paper.votes == 91
    assert paper.thumbnail == "https://cdn.example/a.png"
    assert set(paper.links) == {"https://a.org", "https://b.org"}


def test_the_title_is_the_most_authoritative_ones_and_readable() -> None:
    said = [
        entry("chatpaper", "2603.08709", "m3-ACE (chat)"),
        entry("huggingface", "2603.08709", "M3-ACE"),
        entry("arxiv", "2603.08709", "M$^3$-ACE"),
    ]
    assert one(*said).title == "M³-ACE"
    assert one(*said).source_title == "M$^3$-ACE"
    assert one(*said[:2]).title == "M3-ACE"
    assert one(said[0], entry("huggingface", "2603.08709", " ")).title == "m3-ACE (chat)"


def test_authors_come_from_one_list_only() -> None:
    short = entry("huggingface", "2603.08709", authors=("Z Last", "A First"))
    whole = entry("arxiv", "2603.08709", authors=("A First",), authors_complete=True)
    longer = entry("chatpaper", "2603.08709", authors=("A First", "M Middle", "Z Last"))
    assert one(short, whole, longer).authors == ("A First",)
    assert one(short, longer).authors == ("A First", "M Middle", "Z Last")
    assert not one(short, longer).authors_complete
    assert not one(entry("arxiv", "2603.08709", authors=(), authors_complete=True)).authors_complete


def test_names_are_readable_and_names() -> None:
    names = (
        r"Fran\c{c}ois Chollet",
        "+",
        "",
        "  ",
        "Ada  Lovelace ",
        "Ada Lovelace",
        "et al.",
        "+ 12 authors",
        "김철수",
    )
    assert one(entry("huggingface", "2603.08709", authors=names)).authors == (
        "François Chollet",
        "Ada Lovelace",
        "김철수",
    )


def test_two_authors_of_one_name_stay_two_in_a_published_list() -> None:
    listed = ("Yang Liu", "Wei Wang", "Yang Liu")
    assert one(entry("arxiv", "2603.08709", authors=listed, authors_complete=True)).authors == listed


def test_the_abstract_is_arxivs_else_the_longest_real_one() -> None:
    title = "A Sufficiently Long Title"
    placeholder = entry("huggingface", "2603.08709", abstract=f"AI Paper from HuggingFace Daily Papers: {title}")
    longer = entry("chatpaper", "2603.08709", abstract=ABSTRACT + " And more, from elsewhere.")
    arxivs = entry("arxiv", "2603.08709", abstract=ABSTRACT.replace("a method", "a\n  \\emph{method}"))
    assert one(placeholder, longer, arxivs).abstract == ABSTRACT
    assert one(placeholder, longer, arxivs).source_abstract == arxivs.abstract
    assert one(placeholder, longer).abstract == longer.abstract
    assert one(placeholder).abstract == ""


def test_votes_are_the_newest_reading_of_the_most_voted_source() -> None:
    early = entry("huggingface", "2603.08709", votes=120, at=AT)
    late = entry("huggingface", "2603.08709", votes=91, at=LATER)
    other = entry("reddit", "2603.08709", votes=7)
    paper = one(late, early, other)
    assert paper.votes == 91
    assert [(sighting.source, sighting.votes) for sighting in paper.sightings] == [("huggingface", 91), ("reddit", 7)]


def test_a_reading_without_votes_hides_none() -> None:
    read = entry("huggingface", "2603.08709", votes=120, votes_read="2024-11", at=AT)
    paper = one(read, entry("huggingface", "2603.08709", at=LATER))
    assert paper.sightings == (read.sighting,)
    assert one(entry("arxiv", "2603.08709")).votes is None


def test_a_withdrawn_paper_is_marked_and_stays_marked() -> None:
    paper = one(entry("arxiv", "2603.08709", comment="This paper has been withdrawn by the authors."))
    assert paper.withdrawn
    assert one(entry("huggingface", "2603.08709"), known={paper.id: paper}).withdrawn
    silent = replace(paper, comment=None)
    assert one(entry("huggingface", "2603.08709"), known={paper.id: silent}).withdrawn
    assert not one(entry("arxiv", "2603.08709", comment="12 pages")).withdrawn


def test_a_title_only_entry_joins_the_arxiv_paper_of_the_batch() -> None:
    arxivs = entry("arxiv", "2603.08709", "Scale Space Diffusion for All", authors=("Soumik Mukhopadhyay",))
    same = entry("deeplearn", "https://deeplearn.org/1", "Scale space diffusion, for all")
    by_author = entry("x", "https://x.org/1", "Scale Space Diffusion for All", authors=("Mukhopadhyay, S.",))
    for order in ([arxivs, same, by_author], [by_author, same, arxivs]):
        assert [paper.id for paper in merge(order)] == ["arxiv:2603.08709"]


def test_two_papers_with_one_title_stay_two() -> None:
    first = entry("arxiv", "2603.00001", "A Survey of Large Language Models", authors=("Ada Lovelace",))
    second = entry("arxiv", "2603.00002", "A Survey of Large Language Models", authors=("Alan Turing",))
    third = entry("x", "https://x.org/1", "A Survey of Large Language Models", authors=("Grace Hopper",))
    assert len(merge([first, second])) == 2
    assert len(merge([first, third])) == 2
    assert len(merge([first, second, entry("x", "https://x.org/2", "A Survey of Large Language Models")])) == 3
    assert [paper.id for paper in merge([first, second, entry("x", "u", first.title, authors=("A. Turing",))])] == [
        "arxiv:2603.00001",
        "arxiv:2603.00002",
    ]


def test_a_short_title_alone_says_too_little() -> None:
    arxivs = entry("arxiv", "2603.00001", "Technical Report", authors=("Ada Lovelace",))
    assert len(merge([arxivs, entry("x", "https://x.org/1", "Technical Report")])) == 2
    assert len(merge([arxivs, entry("x", "https://x.org/1", "Technical Report", authors=("A. Lovelace",))])) == 1


def test_a_doi_joins() -> None:
    arxivs = entry("arxiv", "2603.00001", "One Title of Some Length", doi="10.1103/PhysRev.1")
    other = entry("x", "https://doi.org/10.1103/physrev.1", "Another Title of Some Length")
    assert [paper.id for paper in merge([other, arxivs])] == ["arxiv:2603.00001"]
    assert one(other).id == "doi:10.1103/physrev.1"
    assert one(other).url == "https://doi.org/10.1103/physrev.1"


def test_a_known_paper_gets_sightings_not_an_identity() -> None:
    before = one(entry("x", "https://x.org/1", authors=("Ada Lovelace",), votes=3, day=date(2026, 3, 9)))
    assert before.id.startswith("title:")
    after = one(entry("arxiv", "2603.00001v1", authors=("Ada Lovelace", "Alan Turing")), known={before.id: before})
    assert after.id == before.id
    assert after.url == "https://arxiv.org/abs/2603.00001"
    assert [sighting.day.day for sighting in after.sightings] == [9, 10]
    assert after.authors == ("Ada Lovelace", "Alan Turing")
    assert after.first_day == date(2026, 3, 9)


def test_a_known_identity_stands_before_a_title_alike() -> None:
    preprint = one(entry("arxiv", "2603.00001", authors=("Ada Lovelace",)))
    journal = replace(preprint, id="doi:10.1000/x")
    known = {preprint.id: preprint, journal.id: journal}
    again = entry("x", "https://doi.org/10.1000/x", authors=("Ada Lovelace",))
    (paper,) = merge([again], known, {title_key(preprint.title): preprint.id})
    assert paper.id == "doi:10.1000/x"


def test_what_is_known_is_not_lost_to_a_poorer_source() -> None:
    known = one(
        entry("huggingface", "2603.00001", "The $\\alpha$ Title of the Paper", votes=9, thumbnail="t"),
        details=(
            entry("arxiv", "2603.00001v3", "The $\\alpha$ Title of the Paper", abstract=ABSTRACT, comment="9 pages",
                  authors=("A B", "C D"), authors_complete=True, published=AT, arxiv_categories=("cs.CL",)),
        ),
    )  # fmt: skip
    again = one(
        entry("chatpaper", "2603.00001", "the alpha title", authors=("X", "Y", "Z"), day=date(2026, 3, 11)),
        known={known.id: known},
    )
    kept = ("title", "source_title", "abstract", "authors", "authors_complete", "thumbnail", "comment", "votes")
    assert {name: getattr(again, name) for name in kept} == {name: getattr(known, name) for name in kept}
    assert (again.published, again.arxiv_categories) == (AT, ("cs.CL",))
    assert len(again.sightings) == 2


def test_merging_the_same_again_changes_nothing() -> None:
    said = entry("huggingface", "2603.00001", "The $\\alpha$ Title", abstract=ABSTRACT, authors=("A B",), votes=4)
    first = one(said)
    assert one(said, known={first.id: first}) == first


def test_details_show_nothing_by_themselves() -> None:
    listed = entry("huggingface", "2603.00001", authors=("B",))
    detail = entry("arxiv", "2603.00001v2", authors=("A", "B"), authors_complete=True, arxiv_categories=("cs.CL",))
    stranger = entry("arxiv", "2603.09999", "Nobody listed this one here")
    paper = one(listed, details=(detail, stranger))
    assert [sighting.source for sighting in paper.sightings] == ["huggingface"]
    assert (paper.authors, paper.authors_complete, paper.arxiv_categories) == (("A", "B"), True, ("cs.CL",))


@pytest.mark.parametrize("hidden", ["\u200b", "\x00", "\u202e\u2066", "\ufeff\u00ad"])
def test_a_title_of_nothing_that_can_be_seen_is_no_title(hidden: str) -> None:
    assert one(entry("huggingface", "2603.08709", hidden)).title == "https://arxiv.org/abs/2603.08709"
    assert one(entry("huggingface", "2603.08709", hidden), entry("chatpaper", "2603.08709", "M3")).title == "M3"


def test_texts_of_hostile_length_are_cut() -> None:
    said = {"abstract": "All of it. " * 6_000, "authors": ("Ada " * 20_000,), "authors_complete": True}
    paper = one(entry("arxiv", "2603.08709", "A Title " * 8_000, **said))
    assert len(paper.title) <= 400
    assert paper.title.endswith("…")
    assert len(paper.source_title) <= 400
    assert len(paper.abstract) <= len(paper.source_abstract) <= 10_000
    assert [len(name) <= 300 for name in paper.authors] == [True]


def test_nothing_of_nothing() -> None:
    assert merge([]) == ()
    assert len(merge([entry("x", "", ""), entry("x", "", "")])) == 1


def captured(day: str) -> list[dict[str, Any]]:
    with gzip.open(CAPTURED / f"days2026/{day}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def as_entry(row: dict[str, Any], day: date) -> Entry:
    source = {"hf_papers": "huggingface"}.get(row["source"], row["source"])
    sighting = Sighting(source, day, datetime(day.year, day.month, day.day, 23, tzinfo=UTC))
    complete = row["source"] != "hf_papers"
    return Entry(sighting, row["url"], row["title"], row["abstract"], tuple(row["authors"]), complete)


@pytest.mark.parametrize(
    ("day", "entries", "papers"),
    [
        ("2026-02-26", 169, 125),
        ("2026-03-10", 197, 170),
        ("2026-03-17", 190, 162),
        ("2026-04-08", 189, 159),
        ("2026-04-14", 204, 166),
    ],
)
def test_a_captured_day(day: str, entries: int, papers: int) -> None:
    rows = captured(day)
    bare = {re.sub(r"v\d+$", "", row["url"].rsplit("/", 1)[1]) for row in rows}  # counted without the program
    merged = merge([as_entry(row, date.fromisoformat(day)) for row in rows])
    assert (len(rows), len(merged), len(bare)) == (entries, papers, papers)
    assert {paper.id for paper in merged} == {f"arxiv:{name}" for name in bare}
    shown = {(row["source"], re.sub(r"v\d+$", "", row["url"].rsplit("/", 1)[1])) for row in rows}
    assert sum(len(paper.sightings) for paper in merged) == len(shown)


@pytest.mark.parametrize("day", ["2026-02-26", "2026-03-10", "2026-03-17", "2026-04-08", "2026-04-14"])
def test_authors_of_a_captured_day_stand_as_published(day: str) -> None:
    published: dict[str, list[str]] = {}
    for row in captured(day):
        bare = re.sub(r"v\d+$", "", row["url"].rsplit("/", 1)[1])
        if row["source"] == "arxiv" or (row["authors"] and bare not in published):
            published[bare] = [name.strip() for name in row["authors"]]
    merged = merge([as_entry(row, date.fromisoformat(day)) for row in captured(day)])
    for paper in merged:
        assert list(paper.authors) == published.get(paper.id.removeprefix("arxiv:"), [])
