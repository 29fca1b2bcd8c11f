"""Asking about a paper: from a message's menu, by a form, in a thread of the paper's message, by mention and reply."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

from integration.discord_platform.hall import DAY, Hall, a_card, a_page, said
from responders.discord_service.interaction import Interaction
from responders.discord_service.people import REPLY
from responders.discord_service.seen import read_message
from responders.discord_service.world import EPHEMERAL, Message

from bot.chat.message import Incoming, Said, Working
from bot.delivery.membership import Joined
from bot.document.blocks import Button, Buttons, Document, Paragraph, text
from bot.domain.chat import Address
from bot.domain.shown import About

MENU = "Ask about this paper"


def shown(message: Message) -> str:
    return read_message(message.content, message.embeds, message.components).text


async def answered(incoming: Incoming) -> AsyncIterator[Said]:
    yield said("Because it is sparse.", about=About(DAY, (3,)), language="ko")


async def not_there_yet(incoming: Incoming) -> AsyncIterator[Said]:
    yield said("Not there yet.", mistake=True, ephemeral=True)


async def ask(hall: Hall, opened: Interaction, question: str = "왜 빨라?\n정말?") -> Interaction:
    form = await opened.form()
    return hall.service.submit(opened.user, form, {"question": question})


async def test_the_menu_of_a_card_opens_a_form_and_the_question_is_heard(hall: Hall) -> None:
    hall.desk.script = not_there_yet
    async with hall.serving() as platform:
        card = await hall.post(platform, a_card())
        opened = hall.service.context_menu(hall.mina, card, MENU)
        form = await opened.form()
        assert (form.title, form.fields[0]["label"]) == ("논문에 질문하기", "질문")
        reply = await (await ask(hall, opened)).reply()
    (heard,) = hall.desk.heard
    assert (heard.text, heard.reply_to) == ("/ask 3 왜 빨라? 정말?", About(DAY, (3,)))
    assert reply.flags & EPHEMERAL
    assert card.thread is None


async def test_an_answered_question_goes_to_a_thread_of_the_card(hall: Hall) -> None:
    hall.desk.script = answered
    async with hall.serving() as platform:
        card = await hall.post(platform, a_card())
        pointer = await (await ask(hall, hall.service.context_menu(hall.mina, card, MENU))).reply()
        thread = card.thread
        assert thread
        await hall.service.posted(thread, 2)
        assert thread.name == "질문: 3. Grasping [Diverse] Objects"
        hint, answer = (
            message for message in thread.messages if message.author is hall.service.bot and message.components
        )
        assert "멘션" in shown(hint)
        assert "/ask" in shown(hint)
        assert shown(answer) == "Because it is sparse."
        assert pointer.flags & EPHEMERAL
        assert f"<#{thread.id}>" in str(pointer.components)
        # a second question about it goes to the same thread, without another hint
        await (await ask(hall, hall.service.context_menu(hall.jun, card, MENU))).reply()
        await hall.service.posted(thread, 3)
        hall.service.mention(hall.jun, thread, "and where is the code?")
        await hall.service.posted(thread, 4)
    assert hall.desk.heard[-1].text == "and where is the code?"
    assert (hall.desk.heard[-1].kind, hall.desk.heard[-1].reply_to) == ("thread", About(DAY, (3,)))


async def test_a_reply_with_a_ping_to_a_card_is_answered_in_its_thread(hall: Hall) -> None:
    hall.desk.script = answered
    async with hall.serving() as platform:
        card = await hall.post(platform, a_card())
        hall.service.reply(hall.jun, card, "왜 빨라?")
        await hall.service.until(lambda: card.thread and "sparse" in hall.service.transcript(card.thread))
    assert hall.desk.heard[0].reply_to == About(DAY, (3,))
    assert len(hall.channel.messages) == 2


async def test_where_no_thread_can_be_made_the_answer_is_in_the_channel(hall: Hall) -> None:
    hall.desk.script = answered
    hall.service.deny(hall.channel, hall.service.bot, "create_public_threads")
    async with hall.serving() as platform:
        card = await hall.post(platform, a_card())
        reply = await (await ask(hall, hall.service.context_menu(hall.mina, card, MENU))).reply()
        assert shown(reply) == "Because it is sparse."
        hall.service.reply(hall.jun, card, "왜 빨라?")
        await hall.service.until(lambda: "sparse" in shown(hall.channel.last()))
    assert card.thread is None


async def test_of_a_page_with_several_papers_one_is_chosen_first(hall: Hall) -> None:
    hall.desk.script = answered
    async with hall.serving() as platform:
        page = await hall.post(platform, a_page(9))
        choice = await hall.service.context_menu(hall.jun, page, MENU).reply()
        assert choice.flags & EPHEMERAL
        opened = hall.service.choose(hall.jun, choice, "Your question", ["/ask 7"])
        reply = await (await ask(hall, opened)).reply()
    assert hall.desk.heard[0].text == "/ask 7 왜 빨라? 정말?"
    assert hall.desk.heard[0].reply_to == About(DAY, (7,))
    assert shown(reply) == "Because it is sparse."
    assert page.thread is None


async def test_a_message_that_is_not_remembered_is_read_from_its_own_buttons(hall: Hall) -> None:
    async with hall.serving() as platform:
        page = await hall.post(platform, a_page(2))
        hall.desk.remembered.clear()
        choice = await hall.service.context_menu(hall.jun, page, MENU).reply()
        opened = hall.service.choose(hall.jun, choice, "Your question", ["/ask 2"])
        await (await ask(hall, opened)).reply()
    assert hall.desk.heard[0].reply_to == About(DAY, (2,))


async def test_the_menu_of_other_messages_says_that_they_show_no_papers(hall: Hall) -> None:
    async with hall.serving() as platform:
        other = hall.service.say(hall.jun, hall.channel, "hello")
        empty = await hall.post(platform, said("hello").document)
        for message in (other, empty):
            reply = await hall.service.context_menu(hall.mina, message, MENU).reply()
            assert "논문을 소개한 메시지가 아닙니다" in shown(reply)
            assert reply.flags & EPHEMERAL
    assert hall.desk.heard == []


async def test_the_button_under_a_post_opens_a_form_for_paper_and_question(hall: Hall) -> None:
    hall.desk.script = answered
    async with hall.serving() as platform:
        page = await hall.post(platform, a_page(9, DAY, Button("Ask", "/ask")))
        form = await hall.service.press(hall.jun, page, "Ask").form()
        assert [field["label"] for field in form.fields] == ["A number, or an arXiv id", "Your question"]
        await hall.service.submit(hall.jun, form, {"paper": "4", "question": "왜 빨라?"}).reply()
    (heard,) = hall.desk.heard
    assert (heard.text, heard.reply_to) == ("/ask 4 왜 빨라?", About(DAY, (4,)))


async def test_ask_without_a_question_opens_a_form(hall: Hall) -> None:
    async with hall.serving():
        opened = hall.service.slash(hall.jun, hall.channel, "ask", {"paper": "3"})
        await (await ask(hall, opened, "why?")).reply()
        await hall.service.slash(hall.jun, hall.channel, "ask", {"paper": "3", "question": "how?"}).reply()
    assert [heard.text for heard in hall.desk.heard] == ["/ask 3 why?", "/ask 3 how?"]


async def test_ask_alone_opens_a_form_that_asks_for_the_paper_too(hall: Hall) -> None:
    async with hall.serving():
        opened = hall.service.slash(hall.jun, hall.channel, "ask")
        form = await opened.form()
        assert [field["label"] for field in form.fields] == ["A number, or an arXiv id", "Your question"]
        await hall.service.submit(hall.jun, form, {"paper": " 7/16-3", "question": "why?"}).reply()
    assert [heard.text for heard in hall.desk.heard] == ["/ask 7/16-3 why?"]


async def test_the_menu_of_an_older_or_merged_post_offers_its_own_papers(hall: Hall) -> None:
    monday = DAY - timedelta(days=1)
    async with hall.serving() as platform:
        page = await hall.post(platform, a_page(2))
        place = str(hall.channel.id), str(page.id)
        hall.desk.remembered[place] = About(monday, (2,), older=((monday - timedelta(days=1), (5,)),))
        choice = await hall.service.context_menu(hall.jun, page, MENU).reply()
        older = f"/ask {monday - timedelta(days=1)}-5"
        opened = hall.service.choose(hall.jun, choice, "Your question", [older])
        await (await ask(hall, opened, "why?")).reply()
        opened = hall.service.choose(hall.jun, choice, "Your question", ["/ask 2"])
        await (await ask(hall, opened, "why?")).reply()
    first, second = hall.desk.heard
    assert first.text == f"{older} why?"
    assert (second.text, second.reply_to) == ("/ask 2 why?", About(monday, (2,)))


async def test_a_reply_to_somebody_who_answers_a_post_is_about_the_post(hall: Hall) -> None:
    async with hall.serving() as platform:
        card = await hall.post(platform, a_card())
        between = hall.service.reply(hall.jun, card, "look at this", ping=False)
        question = f"{hall.service.bot.mention} 왜 빨라?"
        hall.service.say(hall.mina, hall.channel, question, kind=REPLY, reference=between)
        await hall.service.posted(hall.channel, 2)
    assert hall.desk.heard[0].reply_to == About(DAY, (3,))


async def test_what_is_pressed_under_an_answer_is_about_that_answer(hall: Hall) -> None:
    buttons = Buttons(((Button("Evidence", "/evidence 12"), Button("Details", "/paper 3")),))
    document = Document((Paragraph(text("Because.")), buttons), About(DAY, (3,), answer=12))
    async with hall.serving() as platform:
        answer = await hall.post(platform, document)
        await hall.service.press(hall.jun, answer, "Evidence").reply()
        await hall.service.press(hall.jun, answer, "Details").reply()
    assert [heard.reply_to for heard in hall.desk.heard] == [About(DAY, (3,), answer=12), About(DAY)]


async def test_verified_sentences_are_shown_in_the_deferred_answer(hall: Hall) -> None:
    async def works(_: Incoming) -> AsyncIterator[Said]:
        yield Working("checking", 1, 2, Document((Paragraph(text("It is *sparse*.")),)))
        await gate.wait()
        yield said("done", about=About(DAY, (3,), answer=12))

    gate = asyncio.Event()
    hall.desk.script = works
    async with hall.serving():
        asked = hall.service.slash(hall.jun, hall.channel, "ask", {"paper": "3", "question": "why?"})
        await hall.service.until(lambda: "sparse" in hall.service.transcript(hall.channel))
        assert "checking 1/2" in hall.service.transcript(hall.channel)
        gate.set()
        await hall.service.until(lambda: "done" in hall.service.transcript(hall.channel))
        reply = await asked.reply()
    assert not reply.flags & EPHEMERAL
    assert "sparse" not in shown(reply)


async def test_a_form_is_in_the_askers_language_where_it_is_written_here(hall: Hall) -> None:
    hall.jun.locale = "de"
    for languages, wanted in ((("ko", "en"), "논문에 질문하기"), (("en",), "Ask about a paper")):
        async with hall.serving(languages=languages):
            form = await hall.service.slash(hall.jun, hall.channel, "ask", {"paper": "3"}).form()
            assert form.title == wanted


async def test_a_form_still_works_after_a_restart(hall: Hall) -> None:
    async with hall.serving():
        opened = hall.service.slash(hall.jun, hall.channel, "ask", {"paper": "3"})
        await opened.form()
    async with hall.serving():
        await (await ask(hall, opened, "why?")).reply()
    assert [heard.text for heard in hall.desk.heard] == ["/ask 3 why?"]


async def test_mentions_replies_with_pings_and_private_texts_are_heard_and_nothing_else(hall: Hall) -> None:
    async with hall.serving() as platform:
        post = await hall.post(platform, a_page())
        hall.service.say(hall.jun, hall.channel, "nothing for you")
        hall.service.reply(hall.jun, post, "no ping", ping=False)
        hall.service.mention(hall.jun, hall.channel, "/digest")
        await hall.service.posted(hall.channel, 2)
        hall.service.reply(hall.jun, post, "3번 왜 빨라?")
        await hall.service.posted(hall.channel, 3)
        hall.service.dm(hall.mina, "오늘 논문")
        await hall.service.posted(hall.service.private(hall.mina))
    first, second, third = hall.desk.heard
    assert (first.text, first.addressed, first.reply_to, first.kind) == ("/digest", True, None, "group")
    assert (second.text, second.reply_to) == ("3번 왜 빨라?", About(DAY, (1, 2, 3), "LLM"))
    assert (third.text, third.kind, third.sender) == ("오늘 논문", "private", str(hall.mina.id))
    answer = hall.channel.messages[-1]
    assert answer.reference is hall.channel.messages[-2]


async def test_rights_of_who_writes_are_known_also_in_threads(hall: Hall) -> None:
    thread = hall.service.thread(hall.channel, "talk", hall.jun)
    async with hall.serving():
        for count, (person, place) in enumerate(
            [(hall.mina, hall.channel), (hall.jun, hall.channel), (hall.mina, thread), (hall.jun, thread)], 1
        ):
            hall.service.mention(person, place, "hello")
            await hall.service.until(lambda wanted=count: len(hall.desk.heard) == wanted)  # type: ignore[misc]
        await hall.service.posted(thread, 2)
    assert [heard.is_administrator for heard in hall.desk.heard] == [True, False, True, False]
    assert [heard.kind for heard in hall.desk.heard] == ["group", "group", "thread", "thread"]


async def test_a_channel_tells_the_threads_that_are_open_in_it_however_it_is_spoken_to(hall: Hall) -> None:
    thread = hall.service.thread(hall.channel, "talk", hall.jun)
    async with hall.serving():
        hall.service.mention(hall.mina, hall.channel, "hello")
        await hall.service.until(lambda: len(hall.desk.heard) == 1)
        await hall.service.slash(hall.mina, hall.channel, "help").reply()
        hall.service.mention(hall.mina, thread, "hello")
        await hall.service.until(lambda: len(hall.desk.heard) == 3)
        hall.service.dm(hall.mina, "hello")
        await hall.service.until(lambda: len(hall.desk.heard) == 4)
        told = [heard.threads() for heard in hall.desk.heard]
    assert told == [(Address("discord", str(thread.id)),)] * 2 + [()] * 2


async def test_rows_68_and_69_a_replayed_message_is_answered_once(hall: Hall) -> None:
    async with hall.serving():
        hall.service.mention(hall.jun, hall.channel, "one")
        await hall.service.posted(hall.channel)
        hall.service.replay(4)
        hall.service.mention(hall.jun, hall.channel, "two")
        await hall.service.posted(hall.channel, 2)
    assert [heard.text for heard in hall.desk.heard] == ["one", "two"]


async def test_while_a_message_is_worked_on_we_are_seen_to_type(hall: Hall) -> None:
    async def working(incoming: Incoming) -> AsyncIterator[Said]:
        yield Working("reading")
        yield Working("writing")
        yield said("done")

    hall.desk.script = working
    async with hall.serving():
        hall.service.mention(hall.jun, hall.channel, "hello")
        await hall.service.posted(hall.channel)
    assert len(hall.channel.typing) == 1


async def test_an_answer_that_may_not_be_sent_is_told_to_the_desk(hall: Hall) -> None:
    hall.service.deny(hall.channel, hall.service.bot, "send_messages")
    async with hall.serving():
        hall.service.mention(hall.jun, hall.channel, "hello")
        await hall.service.until(lambda: hall.desk.refusals)
    ((address, refusal),) = hall.desk.refusals
    assert address == hall.address(hall.channel)
    assert getattr(refusal, "off", None) == "no_rights"


async def test_a_question_in_a_forums_post_is_about_its_papers(hall: Hall) -> None:
    forum = hall.service.forum(hall.guild, "papers")
    async with hall.serving() as platform:
        (message,) = platform.render(a_card(), "forum")
        number = await platform.send(hall.address(forum), "forum", message, key="k")
        await hall.desk.remember(hall.address(forum), "forum", [(number, message.about)])
        thread = forum.threads[0]
        hall.service.mention(hall.jun, thread, "왜 빨라?")
        await hall.service.posted(thread, 2)
    assert hall.desk.heard[0].reply_to == About(DAY, (3,))


async def test_whatever_is_heard_says_which_bot_heard_it(hall: Hall) -> None:
    async with hall.serving() as platform:
        hall.service.mention(hall.jun, hall.channel, "hello")
        await hall.service.posted(hall.channel)
        await hall.service.slash(hall.mina, hall.channel, "help").reply()
        assert {heard.lane for heard in hall.desk.heard} == {platform.lane} == {f"discord:{hall.service.bot.id}"}
        elsewhere = hall.service.guild("Other", present=False)
        hall.service.text(elsewhere, "general")
        hall.service.add_bot(elsewhere, elsewhere.owner, "view_channel", "send_messages")
        await hall.service.until(lambda: [event for event in hall.desk.events if isinstance(event, Joined)])
        assert [event.lane for event in hall.desk.events if isinstance(event, Joined)] == [platform.lane]
