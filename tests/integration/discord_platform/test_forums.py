"""Forums and threads: a post for each category, found again by its title; threads that were put away or locked."""

import pytest
from integration.discord_platform.hall import DAY, Hall
from responders.discord_service.scripts import RESET_AFTER, SILENCE, Answer, broken, refused

from adapters.platforms.discord.discord import Discord
from bot.document.blocks import Break, Document, Heading, Paragraph, text
from bot.domain.shown import About
from bot.errors import NotThere, Refused, Unsure
from bot.ports.platform import Rendered

EDITION = Document(
    (
        *(Heading(text("🗞 조간 7월 16일")), Paragraph(text("front"))),
        *(Break(About(DAY, (1, 4), "LLM")), Heading(text("🐱 LLM · 2편")), Paragraph(text("long 문장. " * 600))),
        *(Break(About(DAY, (2,), "Computer Vision")), Heading(text("📷 Vision · 1편")), Paragraph(text("vision"))),
    ),
    About(DAY),
)
MAKE = ("POST", "/channels/{channel_id}/threads")


async def posted(hall: Hall, platform: Discord, forum: object, bare: bool = False) -> list[str]:
    place = hall.address(forum)  # type: ignore[arg-type]
    messages = enumerate(platform.render(EDITION, "forum"))
    return [await platform.send(place, "forum", message, key=f"k{part}", bare=bare) for part, message in messages]


async def test_a_post_for_each_category_with_its_tag(hall: Hall) -> None:
    forum = hall.service.forum(hall.guild, "papers", ["컴퓨터 비전", "llm", "other"])
    async with hall.sending() as platform:
        numbers = await posted(hall, platform, forum)
    names = {thread.name: thread for thread in forum.threads}
    assert list(names) == ["🗞 조간 7월 16일 · 2024-07-16", "🐱 LLM · 2편 · 2024-07-16", "📷 Vision · 1편 · 2024-07-16"]
    tags = {tag.id: tag.name for tag in forum.tags}
    assert [[tags[tag] for tag in thread.applied_tags] for thread in forum.threads] == [[], ["llm"], ["컴퓨터 비전"]]
    llm = forum.threads[1]
    assert len(llm.messages) == len(numbers) - 2 > 1
    assert numbers[1] == f"{llm.id}/{llm.id}"
    assert numbers[2] == f"{llm.id}/{llm.messages[1].id}"


async def test_a_forum_that_wants_a_tag_gets_one(hall: Hall) -> None:
    forum = hall.service.forum(hall.guild, "papers", ["first", "LLM"], tag_required=True)
    async with hall.sending() as platform:
        await posted(hall, platform, forum)
    tags = {tag.id: tag.name for tag in forum.tags}
    assert [tags[tag] for thread in forum.threads for tag in thread.applied_tags] == ["first", "LLM", "first"]


@pytest.mark.parametrize("answer", [SILENCE, RESET_AFTER, broken(502, stored=True)])
async def test_a_post_that_perhaps_arrived_is_found_by_its_title(hall: Hall, answer: Answer) -> None:
    forum = hall.service.forum(hall.guild, "papers")
    hall.service.script(*MAKE, [answer])
    async with hall.sending(patience=1.0) as platform:
        message: Rendered = platform.render(EDITION, "forum")[0]
        with pytest.raises(Unsure):
            await platform.send(hall.address(forum), "forum", message, key="k")
        (thread,) = forum.threads
        assert await platform.send(hall.address(forum), "forum", message, key="k") == f"{thread.id}/{thread.id}"
        hall.service.archive(thread)
        assert await platform.send(hall.address(forum), "forum", message, key="k") == f"{thread.id}/{thread.id}"
    assert len(forum.threads) == 1


async def test_another_persons_post_of_the_same_title_is_not_ours(hall: Hall) -> None:
    forum = hall.service.forum(hall.guild, "papers")
    hall.service.thread(forum, "🗞 조간 7월 16일 · 2024-07-16", hall.jun)
    async with hall.sending() as platform:
        await platform.send(hall.address(forum), "forum", platform.render(EDITION, "forum")[0], key="k")
    assert len(forum.threads) == 2


async def test_notices_have_the_day_they_are_sent(hall: Hall) -> None:
    forum = hall.service.forum(hall.guild, "papers")
    (notice,) = Discord.render(hall.made(), Document((Paragraph(text("No papers today.")),)), "forum")
    async with hall.sending() as platform:
        await platform.send(hall.address(forum), "forum", notice, key="a")
        await platform.send(hall.address(forum), "forum", notice, key="a")
        hall.service.advance(24 * 3600)
        await platform.send(hall.address(forum), "forum", notice, key="b")
    assert len({thread.name for thread in forum.threads}) == len(forum.threads) == 2


async def test_a_forum_post_is_changed_where_it_is(hall: Hall) -> None:
    forum = hall.service.forum(hall.guild, "papers")
    async with hall.sending() as platform:
        number = await platform.send(hall.address(forum), "forum", platform.render(EDITION, "forum")[0], key="k")
        (changed,) = platform.render(Document((Heading(text("corrected")),), About(DAY)), "forum")
        hall.service.archive(forum.threads[0])
        await platform.edit(hall.address(forum), "forum", number, changed)
    assert "corrected" in str(forum.threads[0].messages[0].components)


async def test_plain_text_in_a_forum(hall: Hall) -> None:
    forum = hall.service.forum(hall.guild, "papers")
    async with hall.sending() as platform:
        await platform.send(hall.address(forum), "forum", platform.render(EDITION, "forum")[0], key="k", bare=True)
    assert forum.threads[0].messages[0].content.startswith("🗞")


async def test_a_channel_that_is_no_forum_any_more(hall: Hall) -> None:
    async with hall.sending() as platform:
        with pytest.raises(Refused):
            await posted(hall, platform, hall.channel)


def one(platform: Discord) -> Rendered:
    return platform.render(Document((Paragraph(text("news")),)), "thread")[0]


async def test_row_29_a_thread_that_was_put_away_opens(hall: Hall) -> None:
    thread = hall.service.thread(hall.channel, "talk", hall.service.bot)
    hall.service.archive(thread)
    async with hall.sending() as platform:
        await platform.send(hall.address(thread), "thread", one(platform), key="k")
        hall.service.script("POST", "/channels/{channel_id}/messages", [refused(50083)])
        await platform.send(hall.address(thread), "thread", one(platform), key="l")
    assert len([message for message in thread.messages if message.author is hall.service.bot]) == 2


async def test_row_29_a_locked_thread_goes_to_the_channel_above_it(hall: Hall) -> None:
    thread = hall.service.thread(hall.channel, "talk", hall.jun)
    hall.service.lock(thread)
    async with hall.sending() as platform:
        number = await platform.send(hall.address(thread), "thread", one(platform), key="k")
        assert number == f"{hall.channel.id}/{hall.channel.last().id}"
        (changed,) = platform.render(Document((Paragraph(text("corrected")),)), "thread")
        await platform.edit(hall.address(thread), "thread", number, changed)
        assert "corrected" in str(hall.channel.last().components)
        hall.service.deny(hall.channel, hall.service.bot, "send_messages")
        with pytest.raises(Refused) as raised:
            await platform.send(hall.address(thread), "thread", one(platform), key="l")
    assert raised.value.off == "closed"


async def test_row_29_a_deleted_thread_is_gone(hall: Hall) -> None:
    thread = hall.service.thread(hall.channel, "talk", hall.jun)
    hall.service.delete(thread)
    async with hall.sending() as platform:
        with pytest.raises(Refused) as raised:
            await platform.send(hall.address(thread), "thread", one(platform), key="k")
    assert raised.value.off == "gone"


async def test_a_message_in_a_locked_thread_cannot_be_changed(hall: Hall) -> None:
    thread = hall.service.thread(hall.channel, "talk", hall.jun)
    async with hall.sending() as platform:
        number = await platform.send(hall.address(thread), "thread", one(platform), key="k")
        hall.service.archive(thread)
        hall.service.lock(thread)
        with pytest.raises(NotThere):
            await platform.edit(hall.address(thread), "thread", number, one(platform))
