"""/report: the reports there are, contents, chapters, the whole as a file; what is named wrongly."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders_conference import a_figure
from fakes_outputs import MemoryArchive
from reports_told import COLM, MADE, NEURIPS, a_report_of_fourteen
from talking import HERE, Conversation, buttons

from bot.chat.message import File, Reply
from bot.document.blocks import Document
from bot.document.plain import plain
from bot.domain.chat import Address, ChatKind
from bot.domain.conference import ConferenceReport
from bot.domain.nine import NINE
from bot.domain.shown import About


def colm(**changes: Any) -> ConferenceReport:
    return a_report_of_fourteen(slug=COLM, title="COLM 2024", topic=None, made_on=date(2024, 7, 12), **changes)


def one() -> Conversation:
    return Conversation(reports=[a_report_of_fourteen()])


def two() -> Conversation:
    """The newest is that of COLM."""
    return Conversation(reports=[a_report_of_fourteen(), colm()])


def heading(reply: Reply) -> str:
    return plain(Document(reply.document.blocks[:1])).strip()


async def test_alone_it_is_the_contents_of_the_only_report() -> None:
    talk = one()
    reply = await talk.reply("/report")
    assert heading(reply) == "NeurIPS 2023, in LLM"
    assert buttons(reply)["Ch. 3"] == f"/report {NEURIPS} 3"
    assert reply.document.about == About(MADE, report=NEURIPS)
    assert (await talk.chat()).last_report == NEURIPS


async def test_alone_it_lists_several_newest_first_with_a_button_each() -> None:
    talk = two()
    said = await talk.say("/report")
    assert said.index("COLM 2024 · 14 papers, Fri 12 July 2024") < said.index("NeurIPS 2023, in LLM · 14 papers")
    assert list(buttons(await talk.reply("/report")).values()) == [f"/report {COLM}", f"/report {NEURIPS}"]
    assert await talk.store.chats.get(HERE) is None, "a list is of no report"


async def test_of_many_reports_the_newest_are_listed_and_the_others_counted() -> None:
    talk = Conversation(reports=[replace(colm(), slug=f"venue-{number}") for number in range(12)])
    reply = await talk.reply("/report")
    assert list(buttons(reply)) == [f"venue-{number}" for number in range(11, 3, -1)]
    assert "4 older reports" in await talk.say("/report")


@pytest.mark.parametrize(("language", "words"), [("en", "`jogan report`"), ("ko", "`jogan report`로 만듭니다")])
async def test_without_a_report_one_line_says_what_it_is_and_who_makes_it(language: str, words: str) -> None:
    talk = Conversation(language_hint=language)
    for line in ("/report", "/report colm", "/report 3", "/report file"):
        reply = await talk.reply(line)
        assert reply.mistake
        assert words in plain(reply.document)
        assert "/digest" in plain(reply.document)


@pytest.mark.parametrize(
    "line",
    [
        f"/report {NEURIPS}",
        f"/report {NEURIPS.upper()}",
        "/report neurips",
        "/report NeurIPS 2023",
        "/report the NeurIPS 2023 report",
        "/report 2023",
        "/보고서 neurips 2023 보여줘",
        f"report {NEURIPS}",
        f"보고서 {NEURIPS} 보여줘",
        NEURIPS,
        "NeurIPS-2023-LLM",
        f"{NEURIPS} 보여줘",
        "/report neurips2023",
    ],
)
async def test_a_report_by_its_name_or_words_of_it(line: str) -> None:
    assert heading(await two().reply(line)) == "NeurIPS 2023, in LLM"


async def test_a_report_by_words_of_its_title_that_its_name_does_not_have() -> None:
    talk = Conversation(reports=[colm(), replace(colm(), slug="report-1a2b", title="2024년 상반기 언어 모델 논문")])
    assert heading(await talk.reply("/report 상반기 언어")) == "2024년 상반기 언어 모델 논문"
    assert heading(await talk.reply("/report 상반기 3장")) == "3. Reasoning and tools · 4 papers"


@pytest.mark.parametrize(
    "line",
    [
        f"/report {NEURIPS} 3",
        f"/report {NEURIPS} 3장",
        f"/report {NEURIPS} chapter 3",
        "/report neurips 3",
        "/report NeurIPS 2023 3",
        f"/report {NEURIPS} reasoning-and-tools",
        f"/report {NEURIPS} Reasoning and tools",
        "/report neurips reasoning",
        f"/보고서 {NEURIPS} 3장 보여줘",
        f"{NEURIPS} 3장",
    ],
)
async def test_a_chapter_by_its_place_name_or_title(line: str) -> None:
    talk = two()
    reply = await talk.reply(line)
    assert heading(reply) == "3. Reasoning and tools · 4 papers"
    assert reply.document.about == About(MADE, (4, 5, 6, 7), report=NEURIPS)
    assert (await talk.chat()).last_report == NEURIPS


@pytest.mark.parametrize(("line", "place"), [("earlier", 1), ("earlier-work", 1), ("others", 5), ("기타", 5)])
async def test_the_chapters_that_each_language_names_itself(line: str, place: int) -> None:
    assert heading(await one().reply(f"/report {NEURIPS} {line}")).startswith(f"{place}. ")


@pytest.mark.parametrize("line", ["/report 3", "/report 3장", "3장", "chapter 3", "/report reasoning", "3장 보여줘"])
async def test_a_chapter_alone_is_of_the_report_that_the_conversation_is_in(line: str) -> None:
    talk = two()
    await talk.reply(f"/report {NEURIPS}")
    assert (await talk.reply(line)).document.about == About(MADE, (4, 5, 6, 7), report=NEURIPS)


async def test_a_chapter_alone_is_of_the_newest_report_where_none_is_read() -> None:
    talk = two()
    about = (await talk.reply("/report 3")).document.about
    assert about
    assert about.report == COLM
    await talk.reply("/digest")
    assert "I did not understand" in await talk.say("3장"), "three of what, where no report is read"


async def test_a_reply_to_a_message_of_a_report_is_about_that_report() -> None:
    talk = two()
    await talk.reply(f"/report {COLM}")
    shown = About(MADE, report=NEURIPS)
    for line in ("/report 3", "3장", "/report reasoning"):
        assert (await talk.reply(line, reply_to=shown)).document.about == About(MADE, (4, 5, 6, 7), report=NEURIPS)
    assert heading(await talk.reply("/report", reply_to=shown)) == "NeurIPS 2023, in LLM"


async def test_what_fits_several_reports_is_asked_back() -> None:
    talk = Conversation(reports=[a_report_of_fourteen(), replace(colm(), slug="neurips-2023-rl")])
    reply = await talk.reply("/report neurips 2023")
    assert "“neurips 2023” fits several reports" in plain(reply.document)
    assert list(buttons(reply).values()) == ["/report neurips-2023-rl", f"/report {NEURIPS}"]
    assert heading(await talk.reply("/report neurips rl")) == "COLM 2024"


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("/report nuerips-2023-lm", [f"/report {NEURIPS}"]),
        ("/report colm-2025", [f"/report {COLM}"]),
        ("/report zzzz", [f"/report {COLM}", f"/report {NEURIPS}"]),
        ("/report colm-2024 nonsense", [f"/report {COLM}"]),
    ],
)
async def test_a_name_that_is_none_gets_what_is_near(line: str, near: list[str]) -> None:
    reply = await two().reply(line)
    assert reply.mistake
    assert list(buttons(reply).values())[: len(near)] == near
    assert line.removeprefix("/report ") in plain(reply.document)


async def test_a_chapter_that_there_is_not_names_those_that_there_are() -> None:
    talk = one()
    reply = await talk.reply(f"/report {NEURIPS} 9")
    assert "chapters 1 to 5, not 9" in plain(reply.document)
    assert buttons(reply) == {f"/report {NEURIPS}": f"/report {NEURIPS}"}
    assert "1장부터 5장까지" in await Conversation(reports=[a_report_of_fourteen()], language_hint="ko").say(
        "/report 0"
    )


async def test_however_much_is_written_the_answer_is_short() -> None:
    assert len(await two().say(f"/report {'zz ' * 1_000}")) < 400


@pytest.mark.parametrize("line", [f"/report {NEURIPS} file", "/report file", "/report neurips 파일로 보내줘"])
async def test_the_whole_is_a_file_in_the_readers_language(line: str) -> None:
    archive = MemoryArchive()
    talk = Conversation(reports=[a_report_of_fourteen()], archive=archive)
    reply = await talk.reply(line)
    page = await archive.report_page(a_report_of_fourteen(), NINE, "en")
    assert reply.file == File(f"{NEURIPS}.en.md", f"{NEURIPS}/report.en.md", page)
    assert heading(reply) == "The whole report as a file: NeurIPS 2023, in LLM"
    assert reply.document.about == About(MADE, report=NEURIPS)
    assert buttons(reply)["Contents"] == f"/report {NEURIPS}"
    assert (await talk.chat()).last_report == NEURIPS
    assert not archive.files, "nothing is read from a folder, and nothing written"


async def test_a_file_has_no_picture_that_stays_behind() -> None:
    report = a_report_of_fourteen()
    drawn = replace(report, papers=(replace(report.papers[0], figure=a_figure()), *report.papers[1:]))
    talk = Conversation(reports=[drawn], archive=MemoryArchive())
    file = (await talk.reply("/report file")).file
    assert file
    assert a_figure().caption.encode() in file.content
    assert a_figure().file.encode() not in file.content


async def test_the_file_of_another_language_where_the_readers_is_not_there() -> None:
    talk = Conversation(reports=[a_report_of_fourteen(languages=("ko",))], archive=MemoryArchive())
    file = (await talk.reply("/report file")).file
    assert file
    assert (file.name, file.content[:3]) == (f"{NEURIPS}.ko.md", b"ko ")


async def test_without_an_archive_the_chapters_are_the_way() -> None:
    reply = await one().reply("/report file")
    assert reply.file is None
    assert "not sent as files here" in plain(reply.document)
    assert buttons(reply)["Contents"] == f"/report {NEURIPS}"


@pytest.mark.parametrize(("administrator", "hidden"), [(False, True), (True, False)])
async def test_in_a_group_the_file_is_for_whoever_asks(administrator: bool, hidden: bool) -> None:
    place = Address("telegram", "-100123")
    talk = Conversation(
        reports=[a_report_of_fourteen()],
        archive=MemoryArchive(),
        kind="group",
        address=place,
        sender="7",
        is_administrator=administrator,
    )
    reply = await talk.reply("/report file")
    assert reply.file
    assert reply.ephemeral is hidden


@pytest.mark.parametrize(("kind", "administrator", "hidden"), [("group", False, True), ("group", True, False)])
async def test_in_a_group_only_who_manages_it_fills_it(kind: ChatKind, administrator: bool, hidden: bool) -> None:
    place = Address("telegram", "-100123")
    talk = Conversation(
        reports=[a_report_of_fourteen()], kind=kind, address=place, sender="7", is_administrator=administrator
    )
    assert (await talk.reply("/report")).ephemeral is hidden
    assert (await talk.reply("/report 3")).ephemeral is hidden


async def test_an_edition_that_is_shown_ends_the_report() -> None:
    talk = one()
    await talk.reply("/report")
    await talk.reply("/digest")
    assert (await talk.chat()).last_report == ""
    await talk.reply("/report")
    await talk.reply("/paper 2024-07-16-1")
    assert (await talk.chat()).last_report == ""


async def test_a_button_of_a_message_shows_its_own_report() -> None:
    talk = two()
    reply = await talk.reply("/report", pressed=True, reply_to=About(MADE, report=NEURIPS))
    assert len(buttons(reply)) == 2, "the button of a list lists"
    reply = await talk.reply(f"/report {NEURIPS} 3", pressed=True, reply_to=About(MADE, report=NEURIPS))
    assert heading(reply) == "3. Reasoning and tools · 4 papers"


async def test_a_message_from_before_the_report_was_rewritten_says_so() -> None:
    talk = one()
    earlier = About(date(2024, 7, 1), report=NEURIPS)
    said = await talk.say("/report 3", reply_to=earlier)
    assert said.startswith("This report was written anew on Wed 10 July 2024")
    assert "written anew" not in await talk.say("/report 3", reply_to=About(MADE, report=NEURIPS))
    assert "written anew" not in await talk.say(f"/report {NEURIPS} 3", reply_to=About(date(2024, 7, 16), (1,)))


async def test_a_report_that_is_gone_is_told_and_no_other_takes_its_place() -> None:
    talk = two()
    gone = About(MADE, (4, 5), report="gone-2022")
    for line in ("/report 3", "3장", "/report file", "/report"):
        reply = await talk.reply(line, reply_to=gone)
        assert reply.mistake, line
        assert "gone-2022" in plain(reply.document)


async def test_links_to_us_open_a_part_of_a_report() -> None:
    talk = one()
    assert heading(await talk.reply(f"/start {NEURIPS}_c")) == "NeurIPS 2023, in LLM"
    assert heading(await talk.reply(f"/start {NEURIPS}_c3")) == "3. Reasoning and tools · 4 papers"
    assert heading(await talk.reply(f"/start {NEURIPS}_p12")).startswith("12. Fine-Tuning")
    fresh = one()
    await fresh.reply(f"/start {NEURIPS}_q")
    assert (await fresh.chat()).last_report == NEURIPS
    assert heading(await one().reply("/start gone-2022_q")), "a link to what is gone is no dead end"
