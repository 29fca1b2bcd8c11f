"""A report's chapters are dealt to instalments; each goes where a chat's cursor moves over its day."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from builders import DAY
from builders_conference import SLUG, a_chapter, a_conference_report
from fakes_reports import FakeReports
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.series import Due, Running, carried, due_within, instalments, of_the_edition, with_instalments
from bot.document.blocks import Break, Document, Paragraph, text
from bot.document.plain import plain
from bot.domain.conference import ConferenceReport, EarlierWork, Series
from bot.domain.posting import Recipe, Wants
from bot.domain.shown import About
from bot.errors import BadPayload, Temporary
from bot.ports.platform import Rendered

EVERYTHING = Wants("telegram:1", "private", "en", "brief", None, False, False, "Asia/Seoul", time(9), tuple(range(7)))
CHAPTERS = (("language-models",), ("language-models",))
EARLIER = (EarlierWork("Attention Is All You Need", (1, 2)),)


def wanting(*chosen: str) -> Wants:
    return replace(EVERYTHING, chosen=chosen)


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def of_sizes(*sizes: int, **changes: Any) -> ConferenceReport:
    """A report with chapters of these many papers, called a, b, c …."""
    places = zip("abcdefghijkl", sizes, strict=False)
    return a_conference_report(chapters=tuple(a_chapter(slug, [1] * size) for slug, size in places), **changes)


def dealt(report: ConferenceReport, count: int) -> list[str]:
    return ["".join(slugs) for slugs in instalments(report, count)]


# --- dealing


@pytest.mark.parametrize(
    ("sizes", "count", "expected"),
    [
        ((10, 10, 10, 10), 2, ["ab", "cd"]),
        ((10, 10, 10, 10), 4, ["a", "b", "c", "d"]),
        ((40, 3, 3, 4), 2, ["a", "bcd"]),
        ((3, 3, 4, 40), 2, ["abc", "d"]),
        ((1, 30, 1), 3, ["a", "b", "c"]),
        ((5, 5, 30, 5, 5), 3, ["ab", "c", "de"]),
        ((7,), 1, ["a"]),
        ((7, 7), 9, ["a", "b"]),
        ((), 3, []),
        ((7,), 0, []),
    ],
)
def test_chapters_are_dealt_evenly_in_their_order(sizes: tuple[int, ...], count: int, expected: list[str]) -> None:
    assert dealt(of_sizes(*sizes), count) == expected


def test_earlier_work_comes_first() -> None:
    assert instalments(of_sizes(5, 5, earlier=EARLIER), 2) == (("earlier-work", "a"), ("b",))
    assert instalments(of_sizes(earlier=EARLIER), 2) == (("earlier-work",),)


@given(sizes=st.lists(st.integers(0, 60), max_size=12), count=st.integers(1, 9))
def test_each_chapter_is_dealt_once_and_no_instalment_is_empty(sizes: list[int], count: int) -> None:
    report = of_sizes(*sizes)
    found = instalments(report, count)
    assert [slug for slugs in found for slug in slugs] == [chapter.slug for chapter in report.chapters]
    assert all(found)
    assert len(found) == min(count, len(sizes))


# --- who gets what


THREE = tuple(Due(later(place), SLUG, place, "LLM") for place in (1, 2, 3))


def test_a_posting_carries_what_its_cursor_moves_over() -> None:
    assert carried(THREE, EVERYTHING, DAY, later(1)) == ((SLUG, 1),)
    assert carried(THREE, EVERYTHING, later(1), later(3)) == ((SLUG, 2), (SLUG, 3))
    assert carried(THREE, EVERYTHING, later(3), later(9)) == ()
    assert carried(THREE, EVERYTHING, later(-9), DAY) == ()
    assert carried(THREE, EVERYTHING, later(-9), later(9)) == ((SLUG, 1), (SLUG, 2), (SLUG, 3))


def test_a_chat_that_had_nothing_gets_those_of_the_newest_day_alone() -> None:
    assert carried(THREE, EVERYTHING, None, later(2)) == ((SLUG, 2),)
    assert carried(THREE, EVERYTHING, None, later(4)) == ()


def test_a_topic_is_for_who_chose_it_and_no_topic_for_all() -> None:
    without = tuple(replace(each, topic=None) for each in THREE)
    for found, wants, gets in (
        (THREE, wanting("LLM", "Multimodal"), True),
        (THREE, wanting("Multimodal"), False),
        (THREE, EVERYTHING, True),
        (without, wanting("Multimodal"), True),
        (without, EVERYTHING, True),
    ):
        assert bool(carried(found, wants, DAY, later(1))) is gets


async def test_instalments_are_due_by_day_then_in_the_order_in_which_their_series_began() -> None:
    reports = FakeReports()
    for slug, first in (("second", DAY), ("first", later(-1))):
        await reports.put(a_conference_report(slug=slug, topic=None if slug == "first" else "LLM"))
        assert await reports.begin(Series(slug, first, CHAPTERS))
    assert await due_within(reports, later(-1), later(9)) == (
        Due(DAY, "second", 1, "LLM"),
        Due(DAY, "first", 2),
        Due(later(1), "second", 2, "LLM"),
    )
    assert await due_within(reports, later(1), later(9)) == ()


async def test_a_report_that_is_gone_or_unreadable_is_told_and_the_others_are_due(
    caplog: pytest.LogCaptureFixture,
) -> None:
    reports = Broken("broken")
    for slug in ("gone", "broken", "whole"):
        assert await reports.begin(Series(slug, DAY, CHAPTERS[:1]))
        if slug != "gone":
            await reports.put(a_conference_report(slug=slug))
    assert await due_within(reports, later(-1), DAY) == (Due(DAY, "whole", 1, "LLM"),)
    assert [record.getMessage().split(" is ")[0] for record in caplog.records] == [
        "No instalment of gone",
        "No instalment of broken",
    ]


async def test_an_instalment_whose_chapters_are_gone_is_told_and_the_others_are_due(
    caplog: pytest.LogCaptureFixture,
) -> None:
    reports = FakeReports()
    await reports.put(of_sizes(1, 1, earlier=EARLIER))
    assert await reports.begin(Series(SLUG, DAY, (("earlier-work", "gone"), ("gone", "too"), ("b",))))
    assert [due.number for due in await due_within(reports, later(-1), later(9))] == [1, 3]
    assert [record.getMessage() for record in caplog.records] == [
        f"{SLUG}: instalments [2] are not posted: the report has none of their chapters any more"
    ]


class Broken(FakeReports):
    """One report cannot be read; nor can series, where it is named `series`."""

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug

    async def get(self, slug: str) -> ConferenceReport | None:
        if slug == self.slug:
            raise BadPayload("it is in the store and cannot be read")
        return await super().get(slug)

    async def series(self, after: date, until: date) -> Any:
        if self.slug == "series":
            raise BadPayload("a series cannot be read")
        if self.slug == "away":
            raise Temporary("the database is away")
        return await super().series(after, until)


async def test_series_that_cannot_be_read_hold_no_edition_back_and_a_store_that_is_away_does(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert await due_within(Broken("series"), DAY, later(1)) == ()
    assert "a series cannot be read" in caplog.text
    with pytest.raises(Temporary):
        await due_within(Broken("away"), DAY, later(1))


# --- what it says


RUNNING = Running(a_conference_report(), Series(SLUG, DAY, (("language-models",),)))
RECIPE = Recipe("telegram:1", "private", "en", "brief", None, "edition", (DAY,), (), ((SLUG, 1),))
EDITION = Document(
    (Paragraph(text("The front page.")), Break(About(DAY, (1,))), Paragraph(text("A page."))), About(DAY)
)


def test_an_instalment_follows_the_edition_in_messages_of_its_own() -> None:
    made = with_instalments(EDITION, RECIPE, {SLUG: RUNNING})
    own = RUNNING.document(1, "en")
    assert made == Document((*EDITION.blocks, Break(own.about), *own.blocks), EDITION.about)
    assert "Paper 1 about language models" in plain(made)


def test_every_message_of_it_names_the_report() -> None:
    made = RUNNING.document(1, "ko")
    breaks = [block.about for block in made.blocks if isinstance(block, Break)]
    assert breaks
    for about in (made.about, *breaks):
        assert about is not None
        assert (about.report, about.day) == (SLUG, DAY)
    assert any(about and about.papers for about in breaks)


def test_without_an_edition_it_stands_alone_and_without_a_report_it_is_left_out() -> None:
    own = RUNNING.document(1, "en")
    assert with_instalments(None, RECIPE, {SLUG: RUNNING}) == own
    twice = replace(RECIPE, instalments=((SLUG, 1), ("gone", 1), (SLUG, 1)))
    assert with_instalments(None, twice, {SLUG: RUNNING}).blocks == (*own.blocks, Break(own.about), *own.blocks)
    assert with_instalments(EDITION, RECIPE, {}) == EDITION
    assert with_instalments(None, RECIPE, {}) == Document(())


def test_the_messages_of_an_edition_are_those_that_show_no_report() -> None:
    edition = (Rendered("1", "1"), Rendered("2", "2", About(DAY, (1,))))
    assert of_the_edition((*edition, Rendered("3", "3", About(DAY, (1,), report=SLUG)))) == edition


def test_instalments_are_part_of_a_recipes_key_and_change_no_key_of_before() -> None:
    bare = replace(RECIPE, instalments=())
    assert len({bare.key, RECIPE.key, replace(RECIPE, instalments=((SLUG, 2),)).key}) == 3
    assert (
        Recipe("terminal:1", "private", "en", "brief", None, "edition", (DAY,)).key
        == "e1d8c83f251f461243618a1e26219abc"
    )
