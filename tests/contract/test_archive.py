"""The port's clauses for every archive: Markdown on the disk, and the fake in memory."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from builders import DAY, a_listed, a_note, a_paper, a_report, an_edition
from builders_conference import SLUG, a_conference_report, a_figure, a_reported
from fakes_outputs import MemoryArchive

from adapters.archive.markdown.folder import MarkdownArchive
from bot.domain.nine import NINE
from bot.errors import JoganError, Permanent
from bot.ports.archive import Archive

PICTURE = b"\x89PNG picture"
HOSTILE = "\u202e</h1>[x](javascript:alert) \ud800 @everyone"


@dataclass
class Case:
    """An archive, what a folder of it holds, and the way to make it unwritable."""

    archive: Archive
    holds: Callable[[Path], dict[str, bytes]]
    breaks: Callable[[], None]


def markdown(folder: Path) -> Case:
    """Unwritable: a file stands in the folder's place (root may write in every folder)."""

    def holds(written: Path) -> dict[str, bytes]:
        files = [file for file in written.rglob("*") if file.is_file()]
        return {file.relative_to(written).as_posix(): file.read_bytes() for file in files}

    def breaks() -> None:
        (folder / "archive").write_bytes(b"")

    return Case(MarkdownArchive(folder / "archive"), holds, breaks)


def fake(folder: Path) -> Case:
    archive = MemoryArchive(folder / "archive")

    def breaks() -> None:
        archive.writable = False

    return Case(archive, lambda written: dict(archive.files[written]), breaks)


@pytest.fixture(params=[markdown, fake], ids=lambda make: make.__name__)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Case:
    made: Case = request.param(tmp_path)
    return made


async def test_it_gives_the_folder_of_the_day(case: Case) -> None:
    folder = await case.archive.write(an_edition(), NINE, PICTURE)
    assert folder.name == DAY.isoformat()
    assert case.holds(folder)


@pytest.mark.parametrize("languages", [("ko",), ("en",), ("ko", "en")])
async def test_pages_in_each_of_the_editions_languages_and_in_no_other(case: Case, languages: tuple[str, ...]) -> None:
    folder = await case.archive.write(an_edition(languages=languages), NINE, PICTURE)
    pages = {f"{page}.{language}.md" for page in ("insights", "papers") for language in languages}
    assert set(case.holds(folder)) == pages | {"edition.json", "categories.png"}


async def test_the_picture_is_kept_as_it_was_drawn(case: Case) -> None:
    folder = await case.archive.write(an_edition(), NINE, PICTURE)
    assert case.holds(folder)["categories.png"] == PICTURE


async def test_writing_twice_leaves_the_same_bytes(case: Case) -> None:
    edition = an_edition(papers=(a_listed(1), a_listed(2, a_paper("arxiv:2407.10058", "B"))), reports=(a_report(),))
    folder = await case.archive.write(edition, NINE, PICTURE)
    before = case.holds(folder)
    assert await case.archive.write(edition, NINE, PICTURE) == folder
    assert case.holds(folder) == before


async def test_a_corrected_edition_takes_the_place_of_the_one_before(case: Case) -> None:
    folder = await case.archive.write(an_edition(), NINE, PICTURE)
    before = case.holds(folder)
    await case.archive.write(an_edition(notes=(a_note("late"),)), NINE, PICTURE + b"2")
    after = case.holds(folder)
    assert set(after) == set(before)
    assert after["edition.json"] != before["edition.json"]
    assert after["categories.png"] == PICTURE + b"2"


async def test_each_day_has_a_folder_of_its_own(case: Case) -> None:
    first = await case.archive.write(an_edition(), NINE, PICTURE)
    kept = case.holds(first)
    second = await case.archive.write(an_edition(DAY.replace(day=17)), NINE, PICTURE)
    assert first != second
    assert first.parent == second.parent
    assert case.holds(first) == kept


async def test_a_folder_that_cannot_be_written_is_permanent(case: Case) -> None:
    case.breaks()
    with pytest.raises(Permanent) as failure:
        await case.archive.write(an_edition(), NINE, PICTURE)
    assert isinstance(failure.value, JoganError)
    assert len(str(failure.value).splitlines()) == 1
    assert DAY.isoformat() in str(failure.value)


async def test_hostile_text_is_written_all_the_same(case: Case) -> None:
    paper = replace(a_paper(title=HOSTILE), authors=(HOSTILE,), abstract=HOSTILE)
    folder = await case.archive.write(an_edition(papers=(paper,)), NINE, PICTURE)
    assert all(content.decode() for content in case.holds(folder).values() if content != PICTURE)


async def test_it_has_what_was_written_and_no_other_state_of_it(case: Case) -> None:
    edition = an_edition()
    assert not await case.archive.has(edition, NINE)
    await case.archive.write(edition, NINE, PICTURE)
    assert await case.archive.has(edition, NINE)
    assert not await case.archive.has(replace(edition, notes=(a_note("late"),)), NINE)
    assert not await case.archive.has(an_edition(DAY.replace(day=1)), NINE)


async def test_a_picture_of_no_one_edition_has_its_own_place(case: Case) -> None:
    kept = await case.archive.keep_picture("2024-W29/trend-0715-0719.png", PICTURE)
    assert (kept.parent.name, kept.name) == ("2024-W29", "trend-0715-0719.png")
    assert case.holds(kept.parent) == {kept.name: PICTURE}
    assert await case.archive.keep_picture("2024-W29/trend-0715-0719.png", PICTURE + b"2") == kept
    assert case.holds(kept.parent) == {kept.name: PICTURE + b"2"}


async def test_a_picture_that_cannot_be_kept_is_permanent(case: Case) -> None:
    case.breaks()
    with pytest.raises(Permanent):
        await case.archive.keep_picture("2024-W29/trend-0715-0719.png", PICTURE)


async def test_a_report_has_a_folder_of_its_name_with_a_page_in_each_language(case: Case) -> None:
    folder = await case.archive.write_report(a_conference_report(), NINE, {})
    assert folder.name == SLUG
    assert set(case.holds(folder)) == {"report.ko.md", "report.en.md", "report.json"}


async def test_a_reports_page_is_as_it_is_written_also_before(case: Case) -> None:
    pages = {code: await case.archive.report_page(a_conference_report(), NINE, code) for code in ("ko", "en")}
    assert pages["ko"] != pages["en"]
    folder = await case.archive.write_report(a_conference_report(), NINE, {})
    assert pages == {code: case.holds(folder)[f"report.{code}.md"] for code in pages}


async def test_a_reports_page_needs_no_folder(case: Case) -> None:
    case.breaks()
    assert b"COLM 2024" in await case.archive.report_page(a_conference_report(), NINE, "en")


async def test_a_report_written_twice_has_the_same_bytes_and_keeps_its_pictures(case: Case) -> None:
    report = a_conference_report((a_reported(1, figure=a_figure()),))
    folder = await case.archive.write_report(report, NINE, {a_figure().file: PICTURE})
    before = case.holds(folder)
    assert before[a_figure().file] == PICTURE
    assert await case.archive.write_report(report, NINE, {}) == folder
    assert case.holds(folder) == before


async def test_a_report_made_anew_takes_the_place_of_the_one_before(case: Case) -> None:
    before = case.holds(await case.archive.write_report(a_conference_report(), NINE, {}))["report.en.md"]
    folder = await case.archive.write_report(a_conference_report((a_reported(1),)), NINE, {})
    assert case.holds(folder)["report.en.md"] != before
    assert set(case.holds(folder)) == {"report.ko.md", "report.en.md", "report.json"}


async def test_a_page_in_a_language_that_a_report_is_not_written_in_any_more_is_gone(case: Case) -> None:
    await case.archive.write_report(a_conference_report(), NINE, {a_figure().file: PICTURE})
    folder = await case.archive.write_report(a_conference_report(languages=("en",)), NINE, {})
    assert set(case.holds(folder)) == {"report.en.md", "report.json", a_figure().file}


async def test_it_knows_which_pictures_a_report_has(case: Case) -> None:
    assert not await case.archive.has_picture(SLUG, a_figure().file)
    await case.archive.write_report(a_conference_report(), NINE, {a_figure().file: PICTURE})
    assert await case.archive.has_picture(SLUG, a_figure().file)
    assert not await case.archive.has_picture(SLUG, "figures/other.png")
    assert not await case.archive.has_picture("colm-2023", a_figure().file)


async def test_a_report_that_cannot_be_written_is_permanent(case: Case) -> None:
    case.breaks()
    with pytest.raises(Permanent) as failure:
        await case.archive.write_report(a_conference_report(), NINE, {})
    assert SLUG in str(failure.value)


@pytest.mark.parametrize("file", ["../out.png", "figures/../../out.png"])
async def test_no_picture_is_written_outside_the_reports_folder(case: Case, file: str) -> None:
    with pytest.raises(Permanent):
        await case.archive.write_report(a_conference_report(), NINE, {file: PICTURE})


async def test_a_hostile_report_is_written_all_the_same(case: Case) -> None:
    report = a_conference_report((a_reported(1, paper={"title": HOSTILE}, venue=HOSTILE),), title=HOSTILE)
    folder = await case.archive.write_report(report, NINE, {})
    assert all(content.decode() for content in case.holds(folder).values())
