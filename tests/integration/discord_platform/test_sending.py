"""Posts by REST alone, as a worker sends them: what is certain, what is perhaps, what is refused, and never twice."""

import asyncio
import contextlib

import pytest
from integration.discord_platform.hall import DAY, Hall, a_page
from patience import COMES
from responders.discord_service.scripts import (
    DEAF,
    RESET_AFTER,
    RESET_BEFORE,
    SILENCE,
    Answer,
    broken,
    limited,
    refused,
)
from responders.discord_service.seen import read_message
from responders.discord_service.world import SUPPRESS_EMBEDS, Message

from adapters.platforms.discord.discord import Discord
from adapters.platforms.discord.settings import DiscordSettings
from bot.document.blocks import Document, Heading, Paragraph, Picture, text
from bot.domain.chat import Address
from bot.domain.shown import About
from bot.errors import BadMarkup, NotThere, OffReason, Refused, Temporary, Unsure
from bot.ports.platform import Rendered
from bot.settings import LaneSettings

SEND = ("POST", "/channels/{channel_id}/messages")
SILENT = 1 << 12


def rendered(platform: Discord, *, picture: bool = False, words: str = "Hello *you* @everyone") -> Rendered:
    blocks = (
        Heading(text("Front")),
        *((Picture("2024-07-16/categories.png", "LLM 5"),) if picture else ()),
        Paragraph(text(words)),
    )
    (message,) = platform.render(Document(blocks, About(DAY)), "group")
    return message


def shown(message: Message) -> str:
    return read_message(message.content, message.embeds, message.components).text


async def sent(hall: Hall, platform: Discord, key: str = "k1", **more: bool) -> str:
    return await platform.send(hall.address(hall.channel), "group", rendered(platform), key=key, **more)


async def test_a_post_arrives_and_its_id_is_the_services(hall: Hall) -> None:
    async with hall.sending() as platform:
        number = await sent(hall, platform)
    message = hall.channel.last()
    assert number == str(message.id)
    assert shown(message) == "Front\nHello *you* @everyone"
    assert not message.flags & SILENT


async def test_row_42_mentions_are_forbidden_on_every_call(hall: Hall) -> None:
    async with hall.sending() as platform:
        number = await sent(hall, platform)
        await sent(hall, platform, key="k2", bare=True)
        await platform.edit(hall.address(hall.channel), "group", number, rendered(platform))
    bodies = [call.body for call in hall.service.calls if call.method in ("POST", "PATCH")]
    assert len(bodies) == 3
    assert all(body["allowed_mentions"] == {"parse": []} for body in bodies)


async def test_row_43_no_preview_unfurls_in_plain_text(hall: Hall) -> None:
    async with hall.sending() as platform:
        await sent(hall, platform, bare=True)
    assert hall.channel.last().flags & SUPPRESS_EMBEDS


async def test_the_same_key_is_never_there_twice(hall: Hall) -> None:
    hall.service.script(*SEND, [SILENCE, RESET_AFTER, broken(502, stored=True)])
    async with hall.sending(patience=1.0) as platform:
        for _ in range(3):
            with pytest.raises(Unsure):
                await sent(hall, platform)
        number = await sent(hall, platform)
        await sent(hall, platform, key="k2")
    assert str(hall.channel.messages[0].id) == number
    assert len(hall.channel.messages) == 2
    nonces = {str(message.nonce) for message in hall.channel.messages}
    assert len(nonces) == 2
    assert all(len(nonce) <= 25 for nonce in nonces)


async def test_a_muted_chat_gets_no_sound(hall: Hall) -> None:
    async with hall.sending() as platform:
        await sent(hall, platform, silent=True)
    assert hall.channel.last().flags & SILENT


@pytest.mark.parametrize("answer", [DEAF, SILENCE, RESET_BEFORE, RESET_AFTER, broken(502), broken(504), broken(503)])
async def test_rows_5_7_8_perhaps_arrived_is_unsure(hall: Hall, answer: Answer) -> None:
    hall.service.script(*SEND, [answer])
    async with hall.sending(patience=1.0) as platform:
        async with asyncio.timeout(COMES):
            with pytest.raises(Unsure):
                await sent(hall, platform)


async def test_row_5_a_post_ends_by_itself_before_its_deadline_and_its_channel_takes_the_next_one(hall: Hall) -> None:
    margin = LaneSettings().deadline - DiscordSettings("").patience
    hall.service.script(*SEND, [SILENCE])
    async with hall.sending(patience=0.2) as platform:
        with pytest.raises(Unsure):
            async with asyncio.timeout(0.2 + margin):
                await sent(hall, platform)
        async with asyncio.timeout(COMES):
            await sent(hall, platform, key="k2")
    assert margin >= 0.5


async def test_row_8_a_page_instead_of_an_answer_is_not_repeated_inside(hall: Hall) -> None:
    hall.service.script(*SEND, [broken(502), broken(500)])
    async with hall.sending() as platform:
        async with asyncio.timeout(COMES):
            with pytest.raises(Unsure):
                await sent(hall, platform)
    assert hall.channel.messages == []


async def test_row_6_a_service_that_cannot_be_reached_was_certainly_not_asked(hall: Hall) -> None:
    async with hall.sending() as platform:
        await hall.service._runner.cleanup()  # type: ignore[union-attr] # nobody listens on the port any more
        await asyncio.sleep(0.05)  # until the library has seen its idle connections close
        with pytest.raises(Temporary):
            await sent(hall, platform)


@pytest.mark.parametrize(("scope", "everywhere"), [("user", False), ("shared", False), ("global", True)])
async def test_rows_15_and_16_a_pause_comes_out_at_once(hall: Hall, scope: str, everywhere: bool) -> None:
    hall.service.script(*SEND, [limited(7.25, scope)])
    async with hall.sending() as platform:
        async with asyncio.timeout(COMES):
            with pytest.raises(Temporary) as raised:
                await sent(hall, platform)
    assert (raised.value.retry_after, raised.value.everywhere) == (7.25, everywhere)


async def test_row_17_the_networks_own_ban_is_for_everything(hall: Hall) -> None:
    hall.service.script(*SEND, [limited(36_000, None, via=False)])
    async with hall.sending() as platform:
        with pytest.raises(Temporary) as raised:
            await sent(hall, platform)
    assert raised.value.everywhere
    assert raised.value.retry_after == 36_000


@pytest.mark.parametrize(
    ("code", "off"), [(10003, "gone"), (50001, "no_rights"), (50013, "no_rights"), (50007, "blocked")]
)
async def test_row_30_a_place_that_refuses_is_asked_once(hall: Hall, code: int, off: OffReason) -> None:
    hall.service.script(*SEND, [refused(code)] * 3)
    async with hall.sending() as platform:
        with pytest.raises(Refused) as raised:
            await sent(hall, platform)
    assert raised.value.off == off
    assert len(hall.service.invalid) <= 1


async def test_row_30_a_channel_that_is_gone(hall: Hall) -> None:
    hall.service.delete(hall.channel)
    async with hall.sending() as platform:
        with pytest.raises(Refused) as raised:
            await sent(hall, platform)
        with pytest.raises(Refused):
            await platform.send(Address("discord", "no number"), "group", rendered(platform), key="k")
    assert raised.value.off == "gone"


async def test_row_31_slow_mode_is_waited_for(hall: Hall) -> None:
    slow = hall.service.text(hall.guild, "slow", slowmode=30)
    async with hall.sending() as platform:
        await platform.send(hall.address(slow), "group", rendered(platform), key="a")
        with pytest.raises(Temporary) as raised:
            await platform.send(hall.address(slow), "group", rendered(platform), key="b")
    assert 25 < (raised.value.retry_after or 0) <= 30
    assert not raised.value.everywhere


async def test_rows_31_and_41_a_picture_goes_where_it_may(hall: Hall) -> None:
    async with hall.sending() as platform:
        await platform.send(hall.address(hall.channel), "group", rendered(platform, picture=True), key="a")
        assert [file.filename for file in hall.channel.last().attachments] == ["categories.png"]
        hall.service.deny(hall.channel, hall.service.bot, "attach_files")
        await platform.send(hall.address(hall.channel), "group", rendered(platform, picture=True), key="b")
    assert hall.channel.last().attachments == []
    assert shown(hall.channel.last()).startswith("Front")
    assert len(hall.channel.messages) == 2


async def test_row_41_a_picture_that_is_too_large_is_left_out(hall: Hall) -> None:
    hall.service.script(*SEND, [refused(40005)])
    async with hall.sending() as platform:
        await platform.send(hall.address(hall.channel), "group", rendered(platform, picture=True), key="a")
    assert hall.channel.last().attachments == []


async def test_row_41_a_picture_that_is_not_there(hall: Hall) -> None:
    assert hall.archive
    file = hall.archive / "2024-07-16" / "categories.png"
    async with hall.sending() as platform:
        for data in (b"", b"0" * (10 * 1024 * 1024 + 1), None):
            file.write_bytes(data) if data is not None else file.unlink()
            await platform.send(
                hall.address(hall.channel), "group", rendered(platform, picture=True), key=str(data)[:9]
            )
        outside = Rendered(rendered(platform).body, "x", picture="../../etc/passwd")
        await platform.send(hall.address(hall.channel), "group", outside, key="outside")
    assert [message.attachments for message in hall.channel.messages] == [[]] * 4


async def test_row_38_markup_that_is_refused_goes_as_plain_text_that_reads_the_same(hall: Hall) -> None:
    hall.service.script(*SEND, [refused(50035)])
    async with hall.sending() as platform:
        long = rendered(platform, words="**한국어** [x](http://evil.example) @everyone " * 60)
        with pytest.raises(BadMarkup):
            await platform.send(hall.address(hall.channel), "group", long, key="a")
        first = await platform.send(hall.address(hall.channel), "group", long, key="a", bare=True)
    assert len(hall.channel.messages) > 1
    assert str(hall.channel.messages[0].id) == first
    assert not any(message.components for message in hall.channel.messages)
    together = " ".join(" ".join(map(shown, hall.channel.messages)).split())
    assert together == " ".join(long.plain.split())


async def test_a_message_is_changed_where_it_is(hall: Hall) -> None:
    async with hall.sending() as platform:
        place = hall.address(hall.channel)
        number = await platform.send(place, "group", rendered(platform, picture=True), key="a")
        await platform.edit(place, "group", number, rendered(platform, words="corrected", picture=True))
        await platform.edit(place, "group", number, rendered(platform, words="corrected", picture=True))
        plain = await platform.send(place, "group", rendered(platform), key="b", bare=True)
        await platform.edit(place, "group", plain, rendered(platform, words="again"))
    first, second = hall.channel.messages
    assert "corrected" in shown(first)
    assert len(first.attachments) == 1
    assert shown(second) == "Front\nagain"


async def test_a_message_that_is_gone_cannot_be_changed(hall: Hall) -> None:
    async with hall.sending() as platform:
        number = await sent(hall, platform)
        hall.service.delete_message(hall.channel.last())
        for missing in (number, "1", "x", "1/x"):
            with pytest.raises((NotThere, Refused)):
                await platform.edit(hall.address(hall.channel), "group", missing, rendered(platform))
        hall.service.script("PATCH", "/channels/{channel_id}/messages/{message_id}", [refused(30046)])
        with pytest.raises(Temporary):
            await platform.edit(hall.address(hall.channel), "group", number, rendered(platform))


async def test_an_announcement_is_published_and_a_refusal_of_that_harms_nothing(hall: Hall) -> None:
    news = hall.service.announcement(hall.guild, "news")
    publishing = ("POST", "/channels/{channel_id}/messages/{message_id}/crosspost")
    async with hall.sending() as platform:
        await platform.send(hall.address(news), "channel", rendered(platform), key="a")
        await hall.service.until(lambda: news.last().published)
        for answer in (limited(3600, "shared"), refused(50013), broken(500), RESET_BEFORE):
            hall.service.script(*publishing, [answer])
            await platform.send(hall.address(news), "channel", rendered(platform), key=repr(answer))
    assert len(news.messages) == 5
    assert [message.published for message in news.messages] == [True, False, False, False, False]


async def test_a_person_is_told_privately(hall: Hall) -> None:
    silent = hall.service.person("Silent", takes_messages=False)
    hall.service.join(hall.guild, silent)
    async with hall.sending() as platform:
        await platform.tell(str(hall.mina.id), Document((Paragraph(text("for you")),)))
        for person, off in ((str(silent.id), "blocked"), ("nobody", "gone"), ("123456789012345678", "gone")):
            with pytest.raises(Refused) as raised:
                await platform.tell(person, Document((Paragraph(text("x")),)))
            assert raised.value.off == off
    assert shown(hall.service.private(hall.mina).last()) == "for you"


async def test_places_are_found_by_id_mention_and_link(hall: Hall) -> None:
    forum = hall.service.forum(hall.guild, "papers")
    news = hall.service.announcement(hall.guild, "news")
    thread = hall.service.thread(hall.channel, "talk", hall.jun)
    async with hall.sending() as platform:
        wanted = [(hall.channel, "group"), (news, "channel"), (forum, "forum"), (thread, "thread")]
        for channel, kind in wanted:
            for name in (f"{channel.id}", f"@{channel.id}", f"<#{channel.id}>"):
                found = await platform.find(name)
                assert found
                assert (found.address, found.kind) == (hall.address(channel), kind)
                assert channel.name in found.title
        for nothing in ("general", "@general", "123456789012345678", ""):
            assert await platform.find(nothing) is None


async def test_who_may_manage_is_asked_at_most_every_five_minutes(hall: Hall) -> None:
    keeper = hall.service.person("Keeper")
    hall.service.join(hall.guild, keeper)
    hall.service.allow(hall.channel, keeper, "manage_channels")
    stranger = hall.service.person("Stranger")
    place = hall.address(hall.channel)
    async with hall.sending() as platform:
        people = [(hall.mina, True), (hall.jun, False), (keeper, True), (hall.guild.owner, True), (stranger, False)]
        for person, may in people:
            assert await platform.is_administrator(place, str(person.id)) is may
        asked = len(hall.service.calls)
        assert await platform.is_administrator(place, str(hall.mina.id))
        assert len(hall.service.calls) == asked
        hall.service.advance(301)
        assert await platform.is_administrator(place, str(hall.mina.id))
        assert len(hall.service.calls) > asked
        assert not await platform.is_administrator(place, "nobody")


async def test_row_19_a_bucket_is_respected_before_it_refuses(hall: Hall) -> None:
    hall.service.bucket(*SEND, 2, 0.2)
    async with hall.sending() as platform:
        for part in range(6):
            await sent(hall, platform, key=f"k{part}")
    assert len(hall.channel.messages) == 6
    assert len(hall.service.limited) <= 1


async def test_row_32_a_renamed_channel_is_the_same(hall: Hall) -> None:
    hall.service.rename(hall.channel, "renamed")
    async with hall.sending() as platform:
        await sent(hall, platform)
        found = await platform.find(str(hall.channel.id))
    assert found
    assert found.address == hall.address(hall.channel)


async def test_a_page_stays_within_a_ledgers_eight_seconds(hall: Hall) -> None:
    async with hall.sending() as platform:
        with contextlib.suppress(Temporary):
            await hall.post(platform, a_page())
    assert len(hall.channel.messages) == 1
