"""What the list has, what arXiv adds, and that nothing wrong is joined."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from builders import an_entry
from builders_conference import an_accepted
from fakes_reports import FakeReports
from fakes_sources import NOON, SetClock
from fakes_titles import FakeTitles

from bot.conference.enrich import ASKED_AGAIN, Enriched, enrich
from bot.conference.found import Chosen
from bot.conference.joining import join_key
from bot.domain.conference import Accepted
from bot.domain.paper import Entry
from bot.errors import Temporary
from bot.ports.reports import Joined

ABSTRACT = (
    "We show, by many experiments and one proof, that a language model learns what it is shown, and nothing else."
)
PEOPLE = ("An Yang", "Baosong Yang")
PAGE = "https://openreview.net/forum?id=abc"


def an_arxiv_entry(id_: str = "2407.10671v2", title: str = "Qwen2 Technical Report", **changes: Any) -> Entry:
    values: dict[str, Any] = {"abstract": ABSTRACT, "authors": PEOPLE, "authors_complete": True}
    return an_entry(f"http://arxiv.org/abs/{id_}", title, **{**values, **changes})


async def enriched(
    *accepted: Accepted, titles: FakeTitles | None = None, reports: FakeReports | None = None, **more: Any
) -> Enriched:
    chosen = [Chosen(each, ("title: models",)) for each in accepted]
    return await enrich(chosen, titles, reports or FakeReports(), more.pop("clock", SetClock()), **more)


async def test_a_paper_without_an_abstract_gets_arxivs_id_address_and_abstract() -> None:
    accepted = an_accepted()
    titles = FakeTitles({accepted.title: [an_arxiv_entry(title=r"\textbf{Qwen2} Technical Report")]})
    told = await enriched(accepted, titles=titles)
    (found,) = told.found
    assert (found.paper.id, found.paper.url) == ("arxiv:2407.10671", "https://arxiv.org/abs/2407.10671")
    assert (found.paper.title, found.paper.source_title) == (
        "Qwen2 Technical Report",
        r"\textbf{Qwen2} Technical Report",
    )
    assert found.paper.abstract == ABSTRACT
    assert found.paper.sightings == ()
    assert found.paper.votes is None
    assert found.paper.links == (PAGE,)
    assert (found.paper.authors, found.paper.authors_complete) == (PEOPLE, True)
    assert found.chosen == Chosen(accepted, ("title: models",))
    assert (told.failure, told.asked, told.joined) == (None, 1, 1)


async def test_a_paper_with_an_abstract_is_not_asked_for_unless_all_ids_are_wanted() -> None:
    accepted = an_accepted(abstract="The venue's own abstract, which is long enough to say what the paper is about.")
    titles = FakeTitles({accepted.title: [an_arxiv_entry()]})
    told = await enriched(accepted, titles=titles)
    assert (titles.asked, told.asked, told.joined) == ([], 0, 0)
    (found,) = told.found
    assert found.paper.id.startswith("title:")
    assert (found.paper.url, found.paper.abstract) == (PAGE, accepted.abstract)
    told = await enriched(accepted, titles=titles, all_ids=True)
    (found,) = told.found
    assert (found.paper.id, found.paper.abstract) == ("arxiv:2407.10671", accepted.abstract)


async def test_what_nobody_has_stays_as_the_list_has_it() -> None:
    accepted = an_accepted(r"$\alpha$-RAG \emph{Models}", published=date(2024, 7, 10), authors=("A B", "et al."))
    told = await enriched(accepted, titles=FakeTitles({}))
    (found,) = told.found
    assert (found.paper.title, found.paper.url, found.paper.abstract) == ("α-RAG Models", PAGE, "")
    assert (found.paper.authors, found.paper.authors_complete) == (("A B",), False)
    assert found.paper.published == datetime(2024, 7, 10, tzinfo=UTC)
    assert (told.failure, told.asked, told.joined) == (None, 1, 0)


async def test_another_paper_of_the_title_is_not_joined() -> None:
    accepted = an_accepted()
    titles = FakeTitles({accepted.title: [an_arxiv_entry(authors=("Jane Roe", "Max Muster"))]})
    (found,) = (await enriched(accepted, titles=titles)).found
    assert (found.paper.url, found.paper.abstract) == (PAGE, "")


async def test_an_id_of_the_list_is_believed_and_only_its_own_entry_is_taken() -> None:
    accepted = an_accepted(arxiv="2407.10671")
    other, own = an_arxiv_entry("2407.00001v1"), an_arxiv_entry(title="Qwen2: A Renamed Report")
    (found,) = (await enriched(accepted, titles=FakeTitles({accepted.title: [other, own]}))).found
    assert (found.paper.id, found.paper.abstract) == ("arxiv:2407.10671", ABSTRACT)
    (found,) = (await enriched(accepted, titles=FakeTitles({accepted.title: [other]}))).found
    assert (found.paper.id, found.paper.abstract) == ("arxiv:2407.10671", "")
    assert found.paper.url == "https://arxiv.org/abs/2407.10671"


@pytest.mark.parametrize("url", ["", "http://openreview.net/x", "javascript:alert(1)"])
async def test_only_https_is_shown(url: str) -> None:
    (found,) = (await enriched(an_accepted(url=url))).found
    assert (found.paper.url, found.paper.links) == ("", ())


async def test_a_withdrawn_paper_is_known_as_withdrawn() -> None:
    accepted = an_accepted()
    gone = an_arxiv_entry(comment="This paper has been withdrawn by the authors.")
    (found,) = (await enriched(accepted, titles=FakeTitles({accepted.title: [gone]}))).found
    assert found.paper.withdrawn


async def test_what_was_found_is_never_asked_again_and_what_was_not_after_thirty_days() -> None:
    here, nowhere = an_accepted("Here It Is: A Paper About Tides"), an_accepted("Nowhere To Be Found: A Tale")
    titles = FakeTitles({here.title: [an_arxiv_entry(title=here.title)]})
    reports, clock = FakeReports(), SetClock()
    first = await enriched(here, nowhere, titles=titles, reports=reports, clock=clock)
    again = await enriched(here, nowhere, titles=titles, reports=reports, clock=clock)
    assert titles.asked == [here.title, nowhere.title]
    assert (again.asked, again.joined, again.found) == (0, 1, first.found)
    clock.moment += ASKED_AGAIN + timedelta(seconds=1)
    await enriched(here, nowhere, titles=titles, reports=reports, clock=clock)
    assert titles.asked == [here.title, nowhere.title, nowhere.title]


async def test_what_is_remembered_counts_where_nobody_is_asked() -> None:
    accepted, reports = an_accepted(), FakeReports()
    await reports.join({join_key(accepted): Joined(an_arxiv_entry(), NOON)})
    told = await enriched(accepted, titles=None, reports=reports)
    assert (told.joined, told.asked, told.failure) == (1, 0, None)
    assert told.found[0].paper.id == "arxiv:2407.10671"


async def test_a_failing_service_leaves_the_rest_as_they_are_and_is_told() -> None:
    papers = [an_accepted(f"A Paper About Tides Of Kind {n}") for n in range(4)]
    known = {each.title: [an_arxiv_entry(f"2407.0000{n}v1", each.title)] for n, each in enumerate(papers)}
    titles = FakeTitles(known, {papers[2].title: Temporary("export.arxiv.org answered 503")})
    told = await enriched(*papers, titles=titles)
    assert (told.failure, told.asked, told.joined) == ("export.arxiv.org answered 503", 3, 2)
    assert [each.paper.id[:6] for each in told.found] == ["arxiv:", "arxiv:", "title:", "title:"]
    assert len(titles.asked) == 3


async def test_two_titles_that_are_found_to_be_one_paper_are_joined_at_most_once() -> None:
    right, wrong = an_accepted("A Paper About Tides"), an_accepted("The Paper About Tides")
    entry = an_arxiv_entry(title="A Paper About Tides")
    told = await enriched(right, wrong, titles=FakeTitles({right.title: [entry], wrong.title: [entry]}))
    assert [each.paper.id[:6] for each in told.found] == ["arxiv:", "title:"]
    assert told.joined == 1


async def test_the_lists_own_id_wins_over_a_title_that_only_looks_like_it() -> None:
    own, looks = an_accepted("Tides, Renamed Since", arxiv="2407.10671"), an_accepted("The Paper About Tides")
    entry = an_arxiv_entry(title="A Paper About Tides")
    told = await enriched(own, looks, titles=FakeTitles({own.title: [entry], looks.title: [entry]}))
    assert [(each.paper.id[:6], bool(each.paper.abstract)) for each in told.found] == [
        ("arxiv:", True),
        ("title:", False),
    ]


async def test_a_paper_that_is_listed_twice_stands_there_once() -> None:
    one, other = an_accepted(), an_accepted(track="Datasets", authors=(*PEOPLE, "Third Author"))
    titles = FakeTitles({one.title: [an_arxiv_entry()]})
    told = await enriched(one, other, titles=titles)
    assert [each.chosen.accepted for each in told.found] == [one]


async def test_two_papers_of_one_title_that_nobody_knows_stay_two() -> None:
    one = an_accepted(url="https://openreview.net/forum?id=1")
    other = an_accepted(url="https://openreview.net/forum?id=2", authors=("Jane Roe",))
    found = (await enriched(one, other)).found
    assert len({each.paper.id for each in found}) == 2
    assert [each.paper.url for each in found] == [one.url, other.url]


async def test_progress_tells_how_many_titles_are_asked_for() -> None:
    told: list[tuple[str, int, int]] = []
    papers = [an_accepted(f"A Paper About Tides Of Kind {n}") for n in range(3)]
    await enriched(*papers, titles=FakeTitles({}), progress=lambda stage, done=0, of=0: told.append((stage, done, of)))
    assert told == [("enrich", 0, 3), ("enrich", 1, 3), ("enrich", 2, 3), ("enrich", 3, 3)]


async def test_no_paper_is_no_work() -> None:
    assert await enriched(titles=FakeTitles({})) == Enriched(())
