"""One paper's card outside of a day: from its edition, from the store, from arXiv; and what nobody knows."""

from dataclasses import replace

import pytest
from builders import ABSTRACT, DAY, a_listed, a_paper, an_edition, an_entry
from builders_conference import a_conference_report, a_reported
from fakes import FakeClock, FakeStore
from fakes_sources import FakeMetadata
from scripted_model import KnownTexts, ScriptedModel, a_named_paper

from bot.digest.one_paper import PaperDesk
from bot.domain.nine import NINE
from bot.domain.paper import Entry
from bot.errors import NoEdition, Temporary, UnknownPaper
from bot.writing.desk import Writing

OTHER = a_paper("arxiv:2407.10058", "Learning to Refuse", votes=3)


def desk(
    store: FakeStore, metadata: FakeMetadata | None = None, languages: tuple[str, ...] = ("ko", "en")
) -> PaperDesk:
    return PaperDesk(store, metadata, NINE, FakeClock(), languages)


def entry(reference: str = "2401.00001", **changes: object) -> Entry:
    return replace(an_entry(f"http://arxiv.org/abs/{reference}v2", "A Language Model", abstract=ABSTRACT), **changes)


@pytest.fixture
async def published() -> FakeStore:
    """A store with an edition of two papers."""
    store = FakeStore()
    assert await store.editions.publish(an_edition(papers=(a_listed(1), a_listed(2, OTHER))))
    return store


async def test_a_number_is_of_the_newest_edition(published: FakeStore) -> None:
    newer = an_edition(DAY.replace(day=17), papers=(a_paper("arxiv:2407.20000", "Newer", day=DAY.replace(day=17)),))
    assert (await desk(published).card("2")).listed.paper == OTHER
    await published.editions.publish(newer)
    found = await desk(published).card(" 1 ")
    assert (found.listed.paper.title, found.edition) == ("Newer", newer)
    with pytest.raises(UnknownPaper):
        await desk(published).card("2")


@pytest.mark.parametrize(
    "wanted",
    [
        "2407.10058",
        "arXiv:2407.10058v3",
        "https://arxiv.org/pdf/2407.10058v1.pdf",
        "http://www.arxiv.org/abs/2407.10058?utm_source=x",
        "https://huggingface.co/papers/2407.10058",
        "10.48550/arXiv.2407.10058",
    ],
)
async def test_any_way_to_name_a_listed_paper_finds_it_in_its_edition(published: FakeStore, wanted: str) -> None:
    metadata = FakeMetadata({})
    found = await desk(published, metadata).card(wanted)
    assert found.listed.number == 2
    assert found.edition.day == DAY
    assert metadata.asked == []


async def test_a_paper_that_waits_is_written_now_and_kept_nowhere(published: FakeStore) -> None:
    await published.papers.add([a_paper("arxiv:2407.30000", "A Language Model Waits")])
    found = await desk(published).card("2407.30000")
    assert (found.listed.number, found.listed.summary) == (1, "card")
    assert set(found.listed.cards) == {"ko", "en"}
    assert found.edition.papers == (found.listed,)
    assert await published.editions.place("arxiv:2407.30000") is None


async def test_a_paper_that_nobody_listed_is_asked_of_arxiv_once(published: FakeStore) -> None:
    metadata = FakeMetadata({"2401.00001": entry()})
    found = await desk(published, metadata).card("https://arxiv.org/abs/2401.00001v2")
    assert metadata.asked == [("2401.00001",)]
    assert found.listed.paper.id == "arxiv:2401.00001"
    assert found.listed.paper.url == "https://arxiv.org/abs/2401.00001"
    assert found.listed.category in {category.key for category in NINE}
    assert await published.papers.get(["arxiv:2401.00001"]) == {}


async def test_only_the_languages_that_are_asked_for_are_written(published: FakeStore) -> None:
    metadata = FakeMetadata({"2401.00001": entry()})
    found = await desk(published, metadata, ("en",)).card("2401.00001")
    assert set(found.listed.cards) == {"en"}
    assert found.edition.languages == ("en",)


@pytest.mark.parametrize(
    ("changes", "summary"),
    [
        ({"abstract": ""}, "no_text"),
        ({"abstract": "Too short."}, "no_text"),
        ({"comment": "This paper has been withdrawn by the authors."}, "withdrawn"),
    ],
)
async def test_without_text_there_is_no_card(published: FakeStore, changes: dict[str, str], summary: str) -> None:
    found = await desk(published, FakeMetadata({"2401.00001": entry(**changes)})).card("2401.00001")
    assert found.listed.summary == summary
    assert found.listed.cards == {}


@pytest.mark.parametrize("wanted", ["0", "3", "9999"])
async def test_a_number_that_the_edition_does_not_have(published: FakeStore, wanted: str) -> None:
    with pytest.raises(UnknownPaper, match=wanted):
        await desk(published).card(wanted)


@pytest.mark.parametrize("wanted", ["attention is all you need", "", "12345", "https://example.org/x", "10.1000/182"])
async def test_what_names_no_arxiv_paper_is_asked_of_nobody(published: FakeStore, wanted: str) -> None:
    metadata = FakeMetadata({})
    with pytest.raises(UnknownPaper):
        await desk(published, metadata).card(wanted)
    assert metadata.asked == []


async def test_an_id_that_arxiv_does_not_know(published: FakeStore) -> None:
    with pytest.raises(UnknownPaper, match=r"2401\.00002"):
        await desk(published, FakeMetadata({})).card("2401.00002")


async def test_nobody_may_be_asked(published: FakeStore) -> None:
    with pytest.raises(UnknownPaper):
        await desk(published).card("2401.00001")


async def test_arxiv_that_cannot_be_asked_is_told(published: FakeStore) -> None:
    metadata = FakeMetadata({}, failure=Temporary("export.arxiv.org answered 503"))
    with pytest.raises(Temporary, match="answered 503"):
        await desk(published, metadata).card("2401.00001")


async def test_a_number_without_any_edition() -> None:
    with pytest.raises(NoEdition):
        await desk(FakeStore()).card("1")


async def test_a_paper_of_no_edition_is_written_by_the_model_where_one_is_set() -> None:
    store, model = FakeStore(), ScriptedModel()
    await store.papers.add([a_named_paper(7)])
    writing = Writing(model, KnownTexts())
    alone = PaperDesk(store, None, NINE, FakeClock(), ("en",), writing)
    found = await alone.card("2407.00007")
    assert (found.kept, found.listed.cards["en"].writer) == (False, "model")
    assert model.tasks()[-1] == "card"
    assert "report" not in model.tasks()


async def test_a_paper_that_only_a_conference_report_has_gets_a_card_as_any_other() -> None:
    store, bare = FakeStore(), a_reported(1)
    await store.reports.put(a_conference_report([bare]))
    found = await desk(store).card("2407.00001")
    assert (found.listed.paper, found.listed.late, found.kept) == (bare.paper, False, False)
    assert found.edition.day == FakeClock().now().date()
    assert found.listed.cards
