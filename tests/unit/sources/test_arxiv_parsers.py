"""arXiv's answers: every captured file, and what may be wrong with one."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from adapters.sources.arxiv import ArxivXml, parse_feed, parse_oai, parse_query
from adapters.sources.arxiv.tree import parse_tree
from bot.domain.paper import Entry
from bot.errors import BadPayload, JoganError, Permanent

CAPTURED = Path(__file__).parents[2] / "captured" / "sources" / "arxiv"
DAY = date(2026, 9, 25)
SEEN = datetime(2026, 9, 25, 23, tzinfo=UTC)
ATOM = 'xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def captured(name: str) -> bytes:
    return (CAPTURED / name).read_bytes()


def query(payload: bytes) -> tuple[Entry, ...]:
    return parse_query(payload, day=DAY, seen_at=SEEN).entries


Parse = Callable[[bytes], object]
PARSERS: list[Parse] = [
    query,
    lambda payload: parse_feed(payload, seen_at=SEEN),
    lambda payload: parse_oai(payload, day=DAY, seen_at=SEEN),
]


def feed_entry(**parts: str) -> Entry:
    inner = {
        "id": "<id>oai:arXiv.org:2609.00001v1</id>",
        "title": "<title>T</title>",
        "published": "<published>2026-09-25T00:00:00-04:00</published>",
        **parts,
    }
    payload = f"<feed {ATOM} {DC}><entry>{''.join(inner.values())}</entry></feed>"
    return parse_feed(payload.encode(), seen_at=SEEN)[0]


def test_old_style_ids_and_comments_of_several_lines() -> None:
    page = parse_query(captured("atom/search_all_electron_10.xml"), day=DAY, seen_at=SEEN)
    assert (page.total, len(page.entries)) == (12345, 10)
    first = page.entries[0]
    assert first.reference == "http://arxiv.org/abs/cond-mat/0102536v1"
    assert "http://arxiv.org/abs/astro-ph/9904306v1" in {entry.reference for entry in page.entries}
    assert first.comment == "11 pages, 6 figures, 3 tables, LaTeX209, submitted to The Journal of Chemical Physics"
    names = ("David Prendergast", "M. Nolan", "Claudia Filippi", "Stephen Fahy", "J. C. Greer")
    assert first.authors == names
    assert first.authors_complete
    assert first.doi == "10.1063/1.1383585"
    assert first.published == datetime(2001, 2, 28, 20, 12, 9, tzinfo=UTC)
    assert first.arxiv_categories == ("cond-mat.str-el",)
    assert page.entries[1].title == "Electron thermal conductivity owing to collisions between degenerate electrons"
    assert first.sighting.source == "arxiv"


def test_an_answer_to_an_id_list() -> None:
    (entry,) = query(captured("atom/id_list_1601.00001.xml"))
    assert entry.reference == "http://arxiv.org/abs/1601.00001v1"
    assert entry.abstract.startswith('We extend the Landauer-B\\"uttiker probe formalism')
    assert entry.comment is None


def test_a_search() -> None:
    page = parse_query(captured("atom/search_cs_ai_2025-09-11_abridged.xml"), day=DAY, seen_at=SEEN)
    assert page.total == 141182
    assert [entry.arxiv_categories[0] for entry in page.entries] == ["cs.CL", "quant-ph"]


def test_one_entry_outside_a_feed() -> None:
    (entry,) = query(captured("atom/entry_fragment_single.xml"))
    assert (entry.title, entry.authors) == ("The Title", ("First Author", "Second Author"))
    assert entry.arxiv_categories == ("primary-category", "first-category", "second-category")


def test_an_empty_answer_is_no_failure() -> None:
    page = parse_query(captured("atom/empty_result.xml"), day=DAY, seen_at=SEEN)
    assert (page.total, page.entries) == (0, ())


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("error_incorrect_id_2026", "arxiv refused the question: incorrect id format for notanid"),
        (
            "error_no_query_2026",
            "arxiv refused the question: Either a search_query or id_list must be specified for the classic API.",
        ),
    ],
)
def test_an_error_feed_is_one_line(name: str, line: str) -> None:
    with pytest.raises(Permanent, match=f"^{re.escape(line)}$"):
        query(captured(f"atom/{name}.xml"))


def test_the_daily_feed() -> None:
    entries = parse_feed(captured("feed/cs.LG_2026-09-25_atom_trimmed.xml"), seen_at=SEEN)
    assert [entry.announce for entry in entries] == ["new", "cross", "replace"]
    assert {entry.sighting.day for entry in entries} == {DAY}
    first = entries[0]
    assert first.reference == "https://arxiv.org/abs/2609.28553"
    assert first.abstract.startswith("Drug toxicity prediction is critical")
    assert first.doi == "10.1109/MAPR72750.2026.11685822"
    assert len(first.authors) == 6
    assert first.authors[-1] == "Trong Nghia Nguyen"
    assert entries[1].arxiv_categories == ("hep-ph", "cs.LG", "hep-ex")


@pytest.mark.parametrize(
    ("creators", "authors"),
    [
        ("<dc:creator>A B, C D</dc:creator>", ("A B", "C D")),
        ("<dc:creator>A B</dc:creator><dc:creator>C\n D</dc:creator>", ("A B", "C D")),
        ("<dc:creator>A B (MIT, Cambridge), C D (1)</dc:creator>", ("A B", "C D")),
        ("<dc:creator>John Doe, Jr., Jane Roe, III and X Y</dc:creator>", ("John Doe, Jr.", "Jane Roe, III", "X Y")),
        ("<dc:creator>Jr., A</dc:creator>", ("Jr.", "A")),
        ("<dc:creator> , ,</dc:creator>", ()),
        ("", ()),
    ],
)
def test_all_authors_of_one_string(creators: str, authors: tuple[str, ...]) -> None:
    assert feed_entry(creators=creators).authors == authors


def test_a_feed_entry_without_a_link_is_known_by_its_id() -> None:
    assert feed_entry().reference == "2609.00001v1"
    assert feed_entry(link='<link rel="alternate" href="https://evil.example/"/>').reference == "2609.00001v1"


def test_equal_ids_do_not_make_equal_papers() -> None:
    link = '<link rel="alternate" href="https://arxiv.org/abs/2609.00002"/>'
    assert feed_entry(link=link).reference == "https://arxiv.org/abs/2609.00002"


@pytest.mark.parametrize(
    ("said", "announce"),
    [("new", "new"), ("cross", "cross"), ("replace", "replace"), ("replace-cross", "replace"), ("odd", None)],
)
def test_announce_types(said: str, announce: str | None) -> None:
    assert feed_entry(kind=f"<arxiv:announce_type>{said}</arxiv:announce_type>").announce == announce


@pytest.mark.parametrize(
    ("summary", "abstract"),
    [
        ("arXiv:2609.1v1 Announce Type: new \nAbstract: We do it.", "We do it."),
        ("arXiv:2609.1v1 Announce Type: replace-cross \nAbstract: We do it.", "We do it."),
        ("We do it. Abstract: not a prefix", "We do it. Abstract: not a prefix"),
    ],
)
def test_the_prefix_of_the_abstract_goes(summary: str, abstract: str) -> None:
    assert feed_entry(summary=f"<summary>{summary}</summary>").abstract == abstract


def test_an_entry_without_a_date_is_of_the_feed_s_day() -> None:
    payload = (
        f"<feed {ATOM}><updated>2026-09-24T04:00:00+00:00</updated><entry><id>1</id><title>T</title></entry></feed>"
    )
    (entry,) = parse_feed(payload.encode(), seen_at=SEEN)
    assert entry.sighting.day == date(2026, 9, 24)


def test_a_feed_of_a_day_without_papers() -> None:
    assert parse_feed(f"<feed {ATOM}><title>cs.LG updates on arXiv.org</title></feed>".encode(), seen_at=SEEN) == ()


@pytest.mark.parametrize("name", sorted(path.name for path in (CAPTURED / "oai").glob("*.xml")))
def test_every_oai_record_is_a_paper(name: str) -> None:
    payload = captured(f"oai/{name}")
    records = parse_oai(payload, day=DAY, seen_at=SEEN)
    assert len(records.entries) == payload.count(b"<record>")
    assert [entry.reference for entry in records.entries] == [
        found.decode() for found in re.findall(rb"<identifier>oai:arXiv.org:([^<]+)</identifier>", payload)
    ]
    assert all(entry.authors and entry.abstract and entry.arxiv_categories for entry in records.entries)


def test_an_oai_record_without_a_namespace_with_a_collaboration_first() -> None:
    (entry,) = parse_oai(captured("oai/sample_arxiv_record0.xml"), day=DAY, seen_at=SEEN).entries
    assert entry.authors == ("Planck Collaboration", "Jieci Wang", "Zehua Tian", "Jiliang Jing", "Heng Fan")
    assert entry.doi == "10.1103/PhysRevD.93.016005"
    assert entry.published == datetime(2016, 1, 13, tzinfo=UTC)
    assert entry.arxiv_categories == ("quant-ph", "gr-qc", "hep-th", "chao-dyn", "nlin.CD")


def test_an_oai_record_with_66_authors() -> None:
    (entry,) = parse_oai(captured("oai/sample_arxiv_record4.xml"), day=DAY, seen_at=SEEN).entries
    assert len(entry.authors) == 66


OAI = '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">{}</OAI-PMH>'


def test_oai_deleted_records_tokens_and_errors() -> None:
    inner = (
        '<ListRecords><record><header status="deleted"/></record><resumptionToken>t|1</resumptionToken></ListRecords>'
    )
    records = parse_oai(OAI.format(inner).encode(), day=DAY, seen_at=SEEN)
    assert (records.entries, records.resumption_token) == ((), "t|1")
    none = parse_oai(OAI.format('<error code="noRecordsMatch">none</error>').encode(), day=DAY, seen_at=SEEN)
    assert none.entries == ()
    with pytest.raises(Permanent, match=r"^arxiv refused the question: bad token$"):
        parse_oai(OAI.format('<error code="badResumptionToken">bad\n token</error>').encode(), day=DAY, seen_at=SEEN)


WRONG = [
    (b"", "empty"),
    (b"not xml", "not XML, or is cut off"),
    (b"<feed><entry>", "cut off"),
    (b"<!DOCTYPE html><html><body>busy</body></html>", "a web page"),
    (b"<html><body><br></body></html>", "a web page"),
    (b"<html><body/></html>", "'html', not"),
    (b"<?xml version='1.0' encoding='no-such'?><feed/>", "not XML"),
    (b"\xff\xfe<", "not XML"),
    (b"<rss><channel/></rss>", "'rss', not"),
    (b"<feed>&unknown;</feed>", "not XML"),
    (b'<!DOCTYPE f [<!ENTITY x "y">]><feed>&x;</feed>', "entities, which is refused"),
    (b"<a>" * 100_000, "nested too deeply"),
]


@pytest.mark.parametrize(("payload", "reason"), WRONG)
@pytest.mark.parametrize("parse", PARSERS)
def test_what_is_no_answer_is_one_line(parse: Parse, payload: bytes, reason: str) -> None:
    with pytest.raises(BadPayload, match=rf"^arxiv: .*{reason}") as failure:
        parse(payload)
    assert "\n" not in str(failure.value)


@pytest.mark.parametrize("parse", PARSERS[:2])
def test_a_feed_of_things_that_are_no_papers(parse: Parse) -> None:
    with pytest.raises(BadPayload, match="none of the 2 entries"):
        parse(f"<feed {ATOM}><entry/><entry><id>1</id></entry></feed>".encode())


def test_a_broken_entry_does_not_take_the_others_along() -> None:
    payload = f"<feed {ATOM}><entry/><entry><id>1</id><title>T</title><published>soon</published></entry></feed>"
    (entry,) = query(payload.encode())
    assert entry.published is None


def test_a_tree_of_the_greatest_depth_is_read() -> None:
    parse_tree(b"<a>" * 40 + b"</a>" * 40, source="s")
    with pytest.raises(BadPayload):
        parse_tree(b"<a>" * 41 + b"</a>" * 41, source="s")


def test_files_are_told_apart_by_their_root() -> None:
    shape = ArxivXml()
    counts = {}
    for path in sorted(CAPTURED.glob("*/*.xml")):
        assert shape.recognises(path.read_bytes())
        try:
            counts[path.name] = len(shape.read(path.read_bytes(), DAY, SEEN))
        except JoganError as failure:
            counts[path.name] = str(failure)[:5]
    assert counts["cs.LG_2026-09-25_atom_trimmed.xml"] == 2
    assert counts["search_all_electron_10.xml"] == 10
    assert counts["sample_arxiv_record.xml"] == 12
    assert counts["empty_result.xml"] == 0
    assert counts["error_no_query_2026.xml"] == "arxiv"
    assert not shape.recognises(b"[]")


def test_a_recorded_feed_of_another_day_has_nothing_for_this_one() -> None:
    assert ArxivXml().read(captured("feed/cs.LG_2026-09-25_atom_trimmed.xml"), date(2026, 9, 24), SEEN) == ()
