"""Asking about papers of a conference report: menus, buttons and forms keep to the report that was shown."""

from collections.abc import AsyncIterator

from builders_conference import a_chapter
from integration.discord_platform.hall import DAY, Hall, a_page, said
from reports_told import MADE, NEURIPS, a_report_of_fourteen
from responders.discord_service.interaction import Interaction
from responders.discord_service.seen import read_message
from responders.discord_service.world import EPHEMERAL, Message

from bot.chat.message import Incoming, Reply, Said
from bot.document.conference_chat import chapter_page, paper_details
from bot.domain.shown import About

MENU = "Ask about this paper"
CHAPTER = About(MADE, (8, 9, 10, 11, 12), report=NEURIPS)


def shown(message: Message) -> str:
    return read_message(message.content, message.embeds, message.components).text


async def answered(incoming: Incoming) -> AsyncIterator[Said]:
    yield said("Because it is sparse.", about=About(MADE, (12,), report=NEURIPS), language="ko")


async def ask(hall: Hall, opened: Interaction, **fields: str) -> Interaction:
    return hall.service.submit(opened.user, await opened.form(), {"question": "왜 빨라?", **fields})


async def test_a_press_is_about_the_report(hall: Hall) -> None:
    async with hall.serving() as platform:
        page = await hall.post(platform, chapter_page(a_report_of_fourteen(), 4, "en"))
        await hall.service.press(hall.jun, page, "12 details").reply()
        hall.service.reply(hall.jun, page, "12번 왜 빨라?")
        await hall.service.until(lambda: len(hall.desk.heard) == 2)
    pressed, replied = hall.desk.heard
    assert (pressed.text, pressed.reply_to) == (f"/paper {NEURIPS}:12", About(MADE, report=NEURIPS))
    assert replied.reply_to == CHAPTER


async def test_more_papers_than_a_row_holds_become_one_menu(hall: Hall) -> None:
    all_of_them = a_chapter("all-of-them", range(1, 15))
    report = a_report_of_fourteen(chapters=(all_of_them,), earlier=())
    async with hall.serving() as platform:
        page = await hall.post(platform, chapter_page(report, 1, "en"))
        await hall.service.choose(hall.jun, page, "details", [f"/paper {NEURIPS}:14"]).reply()
    assert hall.desk.heard[0].text == f"/paper {NEURIPS}:14"


async def test_the_button_under_a_chapter_asks_for_one_of_the_reports_papers(hall: Hall) -> None:
    hall.desk.script = answered
    async with hall.serving() as platform:
        page = await hall.post(platform, chapter_page(a_report_of_fourteen(), 4, "en"))
        await (await ask(hall, hall.service.press(hall.jun, page, "Ask"), paper="12")).reply()
        await (await ask(hall, hall.service.press(hall.jun, page, "Ask"), paper="QLoRA")).reply()
    number, words = hall.desk.heard
    assert (number.text, number.reply_to) == (f"/ask {NEURIPS}:12 왜 빨라?", About(MADE, (12,), report=NEURIPS))
    assert (words.text, words.reply_to) == ("/ask QLoRA 왜 빨라?", About(MADE, report=NEURIPS))


async def a_chapter_for_one(incoming: Incoming) -> AsyncIterator[Said]:
    yield Reply(chapter_page(a_report_of_fourteen(), 4, "en"), ephemeral=True)


async def test_so_does_one_that_only_its_reader_sees_and_nobody_remembers(hall: Hall) -> None:
    hall.desk.script = a_chapter_for_one
    async with hall.serving():
        page = await hall.service.slash(hall.jun, hall.channel, "report", {"report": f"{NEURIPS} 4"}).reply()
        assert page.flags & EPHEMERAL
        hall.desk.script = answered
        await (await ask(hall, hall.service.press(hall.jun, page, "Ask"), paper="12")).reply()
    assert hall.desk.heard[0].text == f"/report {NEURIPS} 4"
    assert (hall.desk.heard[1].text, hall.desk.heard[1].reply_to) == (
        f"/ask {NEURIPS}:12 왜 빨라?",
        About(MADE, (12,), report=NEURIPS),
    )


async def test_the_menu_of_details_asks_about_that_paper_in_a_thread_of_its_own(hall: Hall) -> None:
    hall.desk.script = answered
    async with hall.serving() as platform:
        card = await hall.post(platform, paper_details(a_report_of_fourteen(), 12, "en"))
        await (await ask(hall, hall.service.context_menu(hall.mina, card, MENU))).reply()
        thread = card.thread
        assert thread
        await hall.service.posted(thread, 2)
        assert thread.name.startswith("질문: 12. Fine-Tuning Language Models")
        hall.service.mention(hall.jun, thread, "and where is the code?")
        await hall.service.posted(thread, 3)
    first, second = hall.desk.heard
    assert (first.text, first.reply_to) == (f"/ask {NEURIPS}:12 왜 빨라?", About(MADE, (12,), report=NEURIPS))
    assert second.reply_to == About(MADE, (12,), report=NEURIPS)


async def test_the_menu_of_a_chapter_offers_its_papers_remembered_or_not(hall: Hall) -> None:
    async with hall.serving() as platform:
        page = await hall.post(platform, chapter_page(a_report_of_fourteen(), 4, "en"))
        for _ in range(2):
            choice = await hall.service.context_menu(hall.jun, page, MENU).reply()
            opened = hall.service.choose(hall.jun, choice, "Your question", [f"/ask {NEURIPS}:11"])
            await (await ask(hall, opened)).reply()
            hall.desk.remembered.clear()
    assert [heard.text for heard in hall.desk.heard] == [f"/ask {NEURIPS}:11 왜 빨라?"] * 2


async def test_a_reply_to_a_message_that_is_no_longer_remembered_is_about_its_report(hall: Hall) -> None:
    async with hall.serving() as platform:
        page = await hall.post(platform, chapter_page(a_report_of_fourteen(), 4, "en"))
        day = await hall.post(platform, a_page(2))
        hall.desk.remembered.clear()
        hall.service.reply(hall.jun, page, "12번 왜 빨라?")
        await hall.service.until(lambda: len(hall.desk.heard) == 1)
        hall.service.reply(hall.jun, day, "2")
        await hall.service.until(lambda: len(hall.desk.heard) == 2)
    assert [heard.reply_to for heard in hall.desk.heard] == [About(MADE, report=NEURIPS), About(DAY)]
