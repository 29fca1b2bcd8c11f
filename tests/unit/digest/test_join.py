"""Papers that came without an arXiv id are found by title: once each, never a wrong one, and none is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from builders import DAY, a_paper, an_entry
from fakes import FakeClock, FakeStore
from fakes_sources import FakeMetadata, FakeSource
from fakes_titles import FakeTitles

from bot.digest.collect import Answer, collect, complete
from bot.digest.join import AGAIN, MOST, Joining
from bot.digest.service import _with
from bot.domain.identity import title_key
from bot.domain.paper import Entry
from bot.errors import BadPayload, Temporary

TITLE = "Statistical Inference with Limited Memory: A Survey"
PEOPLE = ("Tomer Berg", "Or Ordentlich")
LISTED = an_entry("https://deeplearn.org/arxiv/536823/statistical", TITLE, abstract="", authors=PEOPLE)
AT_ARXIV = an_entry("http://arxiv.org/abs/2312.15225v1", TITLE, authors=(*PEOPLE, "Ofer Shayevitz"))
DOWN = Temporary("export.arxiv.org answered 503")


def numbered(number: int) -> Entry:
    return replace(LISTED, reference=f"https://deeplearn.org/arxiv/{number}", title=f"Paper {number} on Memory Limits")


async def listed(*entries: Entry, **settings: object) -> tuple[Answer, ...]:
    source = FakeSource({DAY: entries}, name="deeplearn")
    (answer,) = await collect([source], FakeStore().lists, DAY, FakeClock())
    return (replace(answer, **settings),)


def joining(
    known: Mapping[str, Sequence[Entry]], fails: Temporary | BadPayload | None = None, **more: object
) -> Joining:
    return Joining(FakeTitles(known, {"": fails} if fails else None), FakeClock(), **more)  # type: ignore[arg-type]


def asked(stage: Joining) -> list[str]:
    return stage.titles.asked  # type: ignore[attr-defined, no-any-return]


async def references(stage: Joining, answers: tuple[Answer, ...], store: FakeStore | None = None) -> list[str]:
    found = await stage.join(answers, (store or FakeStore()).papers)
    return [entry.reference for answer in found for entry in answer.entries]


async def test_a_paper_that_is_found_gets_arxiv_s_address_and_keeps_all_else() -> None:
    (answer,) = await joining({TITLE: [AT_ARXIV]}).join(await listed(LISTED), FakeStore().papers)
    assert answer.entries == (replace(LISTED, reference=AT_ARXIV.reference),)
    assert answer.listing is not None
    assert answer.listing.entries == (LISTED,)  # the list as it was given: it is compared with the next one


async def test_a_paper_of_the_same_title_by_others_is_not_it() -> None:
    others = replace(AT_ARXIV, authors=("Somebody Else",))
    assert await references(joining({TITLE: [others]}), await listed(LISTED)) == [LISTED.reference]


async def test_without_authors_only_the_very_title_counts() -> None:
    nameless = replace(LISTED, authors=())
    retyped = replace(AT_ARXIV, title="Statistical Inference with a Limited Memory: A Survey")
    assert await references(joining({TITLE: [retyped]}), await listed(nameless)) == [LISTED.reference]
    spelled = replace(AT_ARXIV, title="Statistical inference with limited memory - a survey")
    assert await references(joining({TITLE: [spelled]}), await listed(nameless)) == [AT_ARXIV.reference]


async def test_what_names_arxiv_already_is_asked_of_nobody() -> None:
    stage = joining({TITLE: [AT_ARXIV]})
    named = (
        an_entry("2407.10671"),
        an_entry("https://arxiv.org/abs/2407.10672v2"),
        an_entry("x", doi="10.48550/arXiv.2407.10673"),
    )
    assert await references(stage, await listed(*named)) == [entry.reference for entry in named]
    assert asked(stage) == []


async def test_an_id_that_another_source_gives_stays_as_it_gave_it() -> None:
    own = replace(LISTED, reference="2312.15225")
    assert await references(joining({TITLE: [AT_ARXIV]}), await listed(LISTED, own)) == [
        AT_ARXIV.reference,
        "2312.15225",
    ]


async def test_recorded_days_and_metadata_and_repeated_lists_are_left_alone() -> None:
    stage = joining({TITLE: [AT_ARXIV]})
    assert await references(stage, await listed(LISTED, recorded=True)) == [LISTED.reference]
    assert await references(stage, await listed(LISTED, details=True)) == [LISTED.reference]
    assert await references(stage, await listed(LISTED, repeated=True)) == []
    assert asked(stage) == []


async def test_a_paper_that_is_known_here_with_its_id_is_asked_of_nobody() -> None:
    store, stage = FakeStore(), joining({TITLE: [AT_ARXIV]})
    await store.papers.add([a_paper("arxiv:2312.15225", title=TITLE, authors=PEOPLE)])
    assert await references(stage, await listed(LISTED), store) == [LISTED.reference]  # the merge finds it by title
    assert asked(stage) == []


async def test_a_paper_that_is_known_by_its_title_only_is_still_looked_for() -> None:
    store, stage = FakeStore(), joining({TITLE: [AT_ARXIV]})
    await store.papers.add([a_paper(f"title:{title_key(TITLE)}", title=TITLE)])
    assert await references(stage, await listed(LISTED), store) == [AT_ARXIV.reference]


async def test_the_same_title_is_asked_for_once_however_often_it_is_listed() -> None:
    stage = joining({TITLE: [AT_ARXIV]})
    again = replace(LISTED, title=TITLE.upper(), reference="https://elsewhere.example/1")
    for _ in range(3):
        assert await references(stage, await listed(LISTED, again)) == [AT_ARXIV.reference] * 2
    assert asked(stage) == [TITLE]


async def test_another_s_paper_of_the_same_title_is_looked_for_by_itself() -> None:
    stage = joining({TITLE: [AT_ARXIV]})
    others = replace(LISTED, authors=("Somebody Else",), reference="https://elsewhere.example/1")
    assert await references(stage, await listed(LISTED, others)) == [AT_ARXIV.reference, others.reference]
    assert asked(stage) == [TITLE, TITLE]


async def test_what_was_not_found_is_asked_for_again_the_next_day() -> None:
    clock, titles = FakeClock(), FakeTitles({})
    stage = Joining(titles, clock)
    await references(stage, await listed(LISTED))
    await references(stage, await listed(LISTED))
    assert titles.asked == [TITLE]
    clock.advance(AGAIN + timedelta(minutes=1))
    await references(stage, await listed(LISTED))
    assert titles.asked == [TITLE, TITLE]


async def test_no_more_than_a_bounded_number_is_asked_for_and_the_rest_the_next_time() -> None:
    entries = [numbered(number) for number in range(MOST + 5)]
    stage = joining({})
    assert len(await references(stage, await listed(*entries))) == MOST + 5
    assert len(asked(stage)) == MOST
    await references(stage, await listed(*entries))
    assert len(asked(stage)) == MOST + 5


async def test_arxiv_that_is_away_is_named_with_its_reason_and_loses_no_paper() -> None:
    stage = joining({}, DOWN)
    first, failed = await stage.join(await listed(LISTED, numbered(1)), FakeStore().papers)
    assert first.entries == (LISTED, numbered(1))
    assert (failed.report.name, failed.report.error, failed.report.found) == ("arxiv", DOWN.reason, 0)
    assert (failed.entries, failed.details) == ((), True)
    assert len(asked(stage)) == 1  # the others would wait for the same
    await stage.join(await listed(LISTED), FakeStore().papers)
    assert len(asked(stage)) == 2


async def test_a_title_that_arxiv_refuses_keeps_no_other_back() -> None:
    titles = FakeTitles({TITLE: [AT_ARXIV]}, {numbered(1).title: BadPayload("arxiv refused the question")})
    stage = Joining(titles, FakeClock())
    found = await stage.join(await listed(numbered(1), LISTED), FakeStore().papers)
    assert [entry.reference for entry in found[0].entries] == [numbered(1).reference, AT_ARXIV.reference]
    assert len(found) == 1


async def test_progress_counts_the_titles() -> None:
    told: list[tuple[str, int, int]] = []
    stage = joining({})
    await stage.join(await listed(numbered(1), numbered(2)), FakeStore().papers, lambda *step: told.append(step))  # type: ignore[arg-type]
    assert told == [("join", 0, 2), ("join", 1, 2)]


async def test_a_failure_of_arxiv_is_told_once_beside_its_metadata() -> None:
    answers = await joining({}, DOWN).join(await listed(LISTED), FakeStore().papers)
    failed = await complete(FakeMetadata({}, failure=DOWN), ["2407.10671"], FakeClock())
    assert [answer.report.name for answer in _with(answers, failed)] == ["deeplearn", "fake"]
    known = await complete(FakeMetadata({}), ["2407.10671"], FakeClock())
    assert len(_with(answers, known)) == 3
