"""A page of notes: both shapes, whose words count, and everything that may be missing, odd or hostile."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from responders.openreview import VENUE, Note, a_note, an_older_note

from adapters.sources.openreview import Page, read_page
from adapters.sources.openreview.venue_id import VenueId
from bot.domain.conference import Accepted
from bot.errors import BadPayload

HERE = VenueId(VENUE)
OLD = "ICLR.cc/2020/Conference"


def page(*notes: object, venue: VenueId = HERE, **more: object) -> Page:
    return read_page(json.dumps({"notes": notes, **more}).encode(), venue)


def only(note: Note, venue: VenueId = HERE) -> Accepted | None:
    return next(iter(page(note, venue=venue).papers.values()), None)


def with_values(**content: object) -> Accepted:
    found = only(a_note(1, **content))  # type: ignore[arg-type]
    assert found is not None
    return found


def test_a_paper_with_all_that_a_note_says() -> None:
    whole = page(a_note(7, venue="NeurIPS 2023 oral"), count=3218)
    assert (whole.count, whole.ids) == (3218, ("note0007",))
    assert whole.papers["note0007"] == Accepted(
        title="Paper 0007 of the Venue",
        url="https://openreview.net/forum?id=note0007",
        venue="NeurIPS 2023",
        decision="oral",
        track="main",
        keywords=("language models", "alignment"),
        authors=("Ada Lovelace", "Alan Turing"),
        abstract="We study the question number 7, and we answer it in full.",
        published=date(2023, 9, 21),
    )


def test_tex_stays_as_it_was_written() -> None:
    title, abstract = r"On $\ell_2$-Norms and \textit{Prompts}", "We get $O(n^2)$,\n\\emph{not} less. 50% of it."
    found = with_values(title=title, abstract=abstract)
    assert (found.title, found.abstract) == (title, abstract)


@pytest.mark.parametrize(
    "note",
    [
        a_note(1, venue="Submitted to NeurIPS 2023"),
        a_note(1, venueid=f"{VENUE}/Rejected_Submission", venue="Submitted to NeurIPS 2023"),
        a_note(1, venueid=f"{VENUE}/Withdrawn_Submission"),
        a_note(1, venueid=f"{VENUE}/Desk_Rejected_Submission"),
        a_note(1, venueid=f"{VENUE}/Submission"),
        a_note(1, venueid="NeurIPS.cc/2022/Conference", venue="NeurIPS 2022 Accept"),
        a_note(1, venueid="dblp.org/conf/NIPS/2023", venue="NeurIPS 2023"),
        a_note(1, decision="Reject"),
        a_note(1, title=""),
        a_note(1, title=None),
        a_note(1, title=["a", "list"]),
        {**a_note(1), "ddate": 1700000000000},
        {**a_note(1), "forum": "another"},
        {**a_note(1), "content": None},
        {"id": "note0001"},
    ],
)
def test_what_was_not_taken_is_left_out(note: Note) -> None:
    assert only(note) is None
    assert page(note).ids == ("note0001",)


def test_a_paper_that_no_word_says_how_is_accepted() -> None:
    assert with_values(venue=None).decision == "accepted"
    assert with_values(venue=None).venue == "NeurIPS 2023"
    assert with_values(venue="COLM").venue == "COLM 2023"


def test_a_decision_note_beside_a_paper_says_how() -> None:
    note = a_note(1, venue="NeurIPS 2023")
    told = {
        "invitations": [f"{VENUE}/Submission1/-/Decision"],
        "content": {"decision": {"value": "Accept (spotlight)"}},
    }
    note["details"] = {"replies": [told]}
    found = only(note)
    assert found is not None
    assert found.decision == "spotlight"


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("Accept (Talk)", "oral"),
        ("Accept (Spotlight)", "spotlight"),
        ("Accept (Poster)", "poster"),
        ("Accept", "accepted"),
        ("Reject", None),
        ("Invite to Workshop Track", None),
        ("", None),
        (None, None),
    ],
)
def test_an_older_paper_was_taken_only_where_its_decision_says_so(decision: str | None, expected: str | None) -> None:
    found = only(an_older_note(1, OLD, decision=decision), VenueId(OLD))
    assert (found.decision if found else None) == expected
    assert found is None or (found.venue, found.track) == ("ICLR 2020", "main")


def test_a_review_decides_nothing() -> None:
    note = an_older_note(1, OLD, decision="Accept (Poster)")
    assert note["details"]["directReplies"][0]["content"]["decision"] == "Reject"
    assert only(note, VenueId(OLD)) is not None


def test_a_meta_review_decides_where_a_venue_had_no_decision_notes() -> None:
    note = an_older_note(1, OLD)
    said = {"invitation": f"{OLD}/-/Paper1/Meta_Review", "content": {"recommendation": "Accept (Oral)"}}
    note["details"]["directReplies"].append(said)
    found = only(note, VenueId(OLD))
    assert found is not None
    assert found.decision == "oral"


@pytest.mark.parametrize(
    ("venue", "expected"),
    [
        ("ICLR 2023 notable top 5%", "oral"),
        ("ICLR 2023 poster", "poster"),
        ("Submitted to ICLR 2023", None),
        ("", None),
    ],
)
def test_an_older_paper_that_carries_the_venue_is_known_by_its_words(venue: str, expected: str | None) -> None:
    name = "ICLR.cc/2023/Conference"
    found = only(an_older_note(1, name, venueid=name, venue=venue), VenueId(name))
    assert (found.decision if found else None) == expected


def test_an_older_paper_of_another_venue_is_not_this_one_s() -> None:
    assert only(an_older_note(1, "ICLR.cc/2019/Conference", decision="Accept"), VenueId(OLD)) is None
    assert only(an_older_note(1, f"{OLD}x", decision="Accept"), VenueId(OLD)) is None


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"pdate": None}, date(2023, 11, 2)),
        ({"pdate": None, "odate": None}, date(2023, 5, 11)),
        ({"pdate": "2023", "odate": True, "cdate": -1}, None),
        ({"pdate": 10**30, "odate": 1.5, "cdate": None}, None),
    ],
)
def test_the_day_is_the_first_that_is_known(dates: dict[str, object], expected: date | None) -> None:
    found = only({**a_note(1), **dates})
    assert found is not None
    assert found.published == expected


def test_names_and_keywords_in_every_form() -> None:
    found = with_values(
        authors=[{"fullname": "Ada Lovelace", "username": "~A1"}, "Alan\u202e\n Turing", "", None, 7, "Ada Lovelace"],
        keywords="LLM; agents,  tools ;",
    )
    assert found.authors == ("Ada Lovelace", "Alan Turing")
    assert found.keywords == ("LLM", "agents", "tools")
    assert with_values(authors=None, keywords={"a": 1}).authors == ()


def test_what_is_hostile_is_bounded_and_on_one_line() -> None:
    found = with_values(
        title="A\x00 title\u2028 with\u202e breaks " + "x" * 100_000,
        abstract="word\x00 " * 100_000,
        authors=[f"Author {number}" * 100 for number in range(20_000)],
        keywords=["k" * 5_000, *map(str, range(5_000))],
    )
    assert found.title.startswith("A title with breaks xxx")
    assert len(found.title) == 500
    assert len(found.abstract) <= 20_000
    assert "\x00" not in found.abstract
    assert (len(found.authors), max(map(len, found.authors))) == (5_000, 200)
    assert (len(found.keywords), max(map(len, found.keywords))) == (60, 200)


def test_a_paper_on_arxiv_is_known_by_its_id() -> None:
    assert with_values(pdf="http://arxiv.org/pdf/2501.06425v3").arxiv == "2501.06425"
    assert with_values(html="https://example.org/abs/2501.06425").arxiv is None


def test_notes_without_an_id_count_for_the_next_page_and_are_told(caplog: pytest.LogCaptureFixture) -> None:
    nameless = {**a_note(1), "id": None}
    found = page(nameless, {**a_note(2), "id": "../x?y"}, "text", a_note(3))
    assert len(found.ids) == 4
    assert list(found.papers) == ["note0003"]
    assert "3 of 4 notes" in caplog.text


@pytest.mark.parametrize(
    "payload",
    [b"[]", b'{"notes": {}}', b'{"notes": null, "count": 3}', b"", b"<html>", b'{"notes": [', b"\xff\xfe", b"7"],
)
def test_what_is_no_list_of_notes_is_refused_in_one_line(payload: bytes) -> None:
    with pytest.raises(BadPayload, match="openreview: ") as failure:
        read_page(payload, HERE)
    assert len(str(failure.value).splitlines()) == 1


def test_the_service_s_own_words_are_told() -> None:
    with pytest.raises(BadPayload, match="RateLimitError Too many requests"):
        read_page(b'{"name": "RateLimitError", "message": "Too many\\nrequests"}', HERE)


@pytest.mark.parametrize("count", [True, -1, "500", 10**9, None])
def test_a_count_that_is_none_is_not_believed(count: object) -> None:
    assert page(a_note(1), count=count).count is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["value", "fullname", "x"]), inner),
    max_leaves=6,
)
NAMES = ("title", "authors", "keywords", "abstract", "venue", "venueid", "pdf", "decision")


@given(
    st.dictionaries(st.sampled_from(NAMES), JSON), st.dictionaries(st.sampled_from(["id", "details", "pdate"]), JSON)
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_note_holds_it_is_a_paper_or_left_out(content: dict[str, object], outer: dict[str, object]) -> None:
    note = a_note(1)
    found = page({**note, "content": {**note["content"], **content}, **outer})
    assert len(found.ids) == 1
    for paper in found.papers.values():
        assert paper.title
        assert "\n" not in paper.title
        assert all(isinstance(name, str) and name for name in (*paper.authors, *paper.keywords))
