"""Talking to the whole core through the real library: what is written is answered, what is shown can be pressed."""

from integration.telegram.living import housed, until, until_so
from responders.bot_api.api import BotApi
from talking import NOW

from bot.domain.chat import Address


async def test_a_person_starts_subscribes_reads_and_asks_by_number() -> None:
    async with BotApi(now=lambda: NOW) as api, housed(api) as house:
        ann = api.person("Ann")
        here = Address("telegram", str(ann.id))
        api.start(ann)
        await until(lambda: api.chat(ann).from_bot)
        api.press(ann, api.last(ann), "➕ 🐱 LLM")
        await until(lambda: "✅ 🐱 LLM" in api.transcript(ann))
        assert len(api.chat(ann).from_bot) == 1
        api.say(ann, ann, "/digest")
        await until(lambda: len(api.chat(ann).from_bot) >= 3)
        page = api.last(ann)

        async def remembered() -> bool:
            return await house.store.messages.at(here, str(page.id)) is not None

        await until_so(remembered)
        api.press(ann, page, "1 details")
        await until(lambda: len(api.chat(ann).from_bot) >= 4)
        assert "Qwen2 Technical Report" in api.last(ann).text
        assert "expandable_blockquote" in {entity["type"] for entity in api.last(ann).entities}
        api.say(ann, ann, "2", reply_to=page)
        await until(lambda: len(api.chat(ann).from_bot) >= 5)
        assert "Q-Sparse" in api.last(ann).text


async def test_a_group_is_managed_from_the_private_chat_of_its_administrator() -> None:
    async with BotApi(now=lambda: NOW) as api, housed(api) as house:
        ann, bob = api.person("Ann", started=True), api.person("Bob")
        group = api.supergroup("Lab", ann, username="lab")
        api.add_bot(group, ann)
        await until(lambda: api.chat(ann).from_bot)
        assert "Lab" in api.last(ann).text
        assert group.from_bot == []
        api.say(bob, bob, "/subscribe @lab LLM")
        await until(lambda: api.chat(bob).from_bot)
        kept = await house.store.chats.get(Address("telegram", str(group.id)))
        assert kept is not None
        assert not kept.subscribed
        api.say(ann, ann, "/subscribe @lab LLM")
        await until(lambda: len(api.chat(ann).from_bot) == 2)
        kept = await house.store.chats.get(Address("telegram", str(group.id)))
        assert kept is not None
        assert kept.categories == ("LLM",)


async def test_row_25_somebody_who_blocks_us_gets_nothing_until_they_start_again() -> None:
    async with BotApi(now=lambda: NOW) as api, housed(api) as house:
        ann = api.person("Ann")
        here = Address("telegram", str(ann.id))
        api.say(ann, ann, "/subscribe LLM")
        await until(lambda: api.chat(ann).from_bot)
        api.block(ann)
        await api.delivered()

        async def off() -> str | None:
            chat = await house.store.chats.get(here)
            assert chat is not None
            assert (chat.off is None) == (chat.next_due is not None)
            return chat.off

        async def blocked() -> bool:
            return await off() == "blocked"

        await until_so(blocked)
        ann.blocked = False
        api.start(ann)
        await until(lambda: len(api.chat(ann).from_bot) == 2)
        assert await off() is None


async def test_a_deep_link_shows_its_paper() -> None:
    async with BotApi(now=lambda: NOW) as api, housed(api):
        ann = api.person("Ann")
        api.start(ann, "p20240716-3")
        await until(lambda: api.chat(ann).from_bot)
        assert "Grasping Diverse Objects" in api.last(ann).text
