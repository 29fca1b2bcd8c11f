"""A conference report read in a chat over every store: what messages showed is found again, also after a restart."""

from datetime import date

import pytest
from fakes import FakeClock
from fakes_asked import ScriptedAnswers
from reports_told import MADE, NEURIPS, TITLES, a_report_of_fourteen
from talking import HERE, NOW, an_edition_of_four, questioning

from bot.chat.desk import Desk
from bot.chat.message import Incoming, Reply
from bot.chat.router import Router
from bot.document.blocks import Break
from bot.document.plain import plain
from bot.domain.nine import NINE
from bot.domain.shown import About
from bot.ports.store import Store
from bot.settings import ChatDefaults, QuestionSettings


class Talk:
    """One person's chat; every message of ours has a number."""

    def __init__(self, store: Store) -> None:
        self.store, self.answers, self.sent = store, ScriptedAnswers(), 0
        self.begin_again()

    def begin_again(self) -> None:
        """As after a restart: nothing is left but the store."""
        clock, defaults = FakeClock(NOW), ChatDefaults(language="en")
        asked = questioning(self.store, clock, self.answers, QuestionSettings(a_minute=100))  # type: ignore[arg-type]
        router = Router(self.store, clock, NINE, defaults, questioning=asked)
        self.desk = Desk(router, self.store, clock, defaults)

    async def say(self, text: str, to: int | None = None) -> str:
        """The answer to a message, which may be a reply; its messages are numbered on."""
        shown = await self.desk.shows(HERE, str(to)) if to is not None else None
        incoming = Incoming(HERE, "private", text, sender="reader", reply_to=shown, language_hint="en")
        *_, reply = [said async for said in self.desk.answer(incoming)]
        assert isinstance(reply, Reply)
        abouts = [reply.document.about, *(one.about for one in reply.document.blocks if isinstance(one, Break))]
        numbered = [(str(self.sent + at), about) for at, about in enumerate(abouts, 1)]
        self.sent += len(abouts)
        await self.desk.remember(HERE, "private", numbered)
        return plain(reply.document)


@pytest.fixture
async def talk(store: Store) -> Talk:
    await store.editions.publish(an_edition_of_four())
    await store.reports.put(a_report_of_fourteen())
    return Talk(store)


async def test_what_was_shown_is_what_is_meant_also_after_a_restart(talk: Talk) -> None:
    assert "Efficient fine-tuning" in await talk.say("/report 4")
    chapter = talk.sent
    assert await talk.store.messages.at(HERE, str(chapter)) == About(MADE, (8, 9, 10, 11, 12), report=NEURIPS)
    talk.begin_again()
    assert TITLES[2] in await talk.say("3")
    assert "Qwen2 Technical Report" in await talk.say("/digest")
    assert "Grasping" in await talk.say("3")
    talk.begin_again()
    assert TITLES[2] in await talk.say("3", to=chapter)
    await talk.say("12번 논문 왜 빨라?", to=chapter)
    answer = talk.sent
    talk.begin_again()
    await talk.say("how large is it?", to=answer)
    assert [[paper.title for paper in asked.papers] for asked in talk.answers.asked] == [[TITLES[11]]] * 2
    about = await talk.store.messages.at(HERE, str(talk.sent))
    assert about
    assert (about.day, about.papers, about.report) == (MADE, (12,), NEURIPS)


async def test_a_report_that_was_written_anew_is_told_under_old_messages(talk: Talk) -> None:
    await talk.say("/report 4")
    chapter = talk.sent
    await talk.store.reports.put(a_report_of_fourteen(made_on=date(2024, 7, 17)))
    said = await talk.say("12", to=chapter)
    assert said.startswith("This report was written anew on Wed 17 July 2024")
    assert TITLES[11] in said


async def test_no_message_of_a_report_is_one_of_an_editions_paper(talk: Talk) -> None:
    edition = an_edition_of_four()
    await talk.store.reports.put(a_report_of_fourteen(made_on=edition.day))
    await talk.say("/report 2")
    await talk.say("/paper 1")
    assert await talk.store.messages.showing(edition.day, 1) == ()
    assert await talk.store.messages.fronts(edition.day) == ()
    await talk.say("/paper 2024-07-16-1")
    assert [one.about.report for one in await talk.store.messages.showing(edition.day, 1)] == [""]
