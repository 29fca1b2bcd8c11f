"""Messages and threads: what is kept, what is refused, and in which words."""

import io
from typing import Any

import discord
import pytest
from responders.discord_service.running import Bare, running
from responders.discord_service.service import DiscordService
from responders.discord_service.world import Channel


async def refused(service: DiscordService, wanted: int, doing: Any) -> None:
    """The library is refused with this code."""
    with pytest.raises((discord.HTTPException, discord.RateLimited)) as raised:
        await doing
    assert getattr(raised.value, "code", None) == wanted


def target(client: Bare, channel: Channel) -> discord.PartialMessageable:
    """The channel without a look at what the client knows of it."""
    guild = channel.guild.id if channel.guild else None
    return client.get_partial_messageable(channel.id, guild_id=guild)


async def test_the_same_nonce_is_the_same_message_for_two_minutes(service: DiscordService, place) -> None:
    async with running(service, client := Bare()):
        first = await target(client, place.channel).send("a", nonce="one")
        assert (await target(client, place.channel).send("b", nonce="one")).id == first.id
        assert (await target(client, place.channel).send("b", nonce="two")).id != first.id
        service.advance(121)
        assert (await target(client, place.channel).send("c", nonce="one")).id != first.id
    assert [message.content for message in place.channel.messages] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"content": "x" * 2001}, "2000 or fewer"),
        ({"nonce": "x" * 26, "content": "x"}, "25 or fewer"),
        ({"embeds": [discord.Embed(description="x" * 4097)]}, "4096 or fewer"),
        (
            {"embeds": [discord.Embed(description="x" * 3500), discord.Embed(description="x" * 2501)]},
            "maximum size of 6000",
        ),
        ({"embeds": [discord.Embed(title="x" * 257)]}, "256 or fewer"),
        ({"embeds": [discord.Embed().set_image(url="attachment://none.png")]}, "No attachment is named so"),
        ({"embeds": [discord.Embed(title="t", url="not an address")]}, "Not a well formed URL"),
        ({"content": "   "}, None),
        ({"content": ""}, "Cannot send an empty message"),
        ({"content": "x", "allowed_mentions": discord.AllowedMentions(everyone=True)}, "must be empty"),
        ({"content": "x", "allowed_mentions": discord.AllowedMentions(users=[discord.Object(1)])}, "must be empty"),
    ],
)
async def test_what_no_caller_may_send(service: DiscordService, place, more, words) -> None:
    async with running(service, client := Bare()):
        if words is None:
            await target(client, place.channel).send(**more)
            return
        service.expect_rejected(words)
        await refused(service, 50006 if "empty message" in words else 50035, target(client, place.channel).send(**more))
    assert words in str(service.rejected[0])
    assert place.channel.messages == []


async def test_mentions_must_be_forbidden_also_when_nobody_says_so(service: DiscordService, place) -> None:
    service.expect_rejected("allowed_mentions must be there")
    async with running(service, client := Bare(allowed_mentions=None)):
        await refused(service, 50035, target(client, place.channel).send("hello"))


async def test_the_error_is_shaped_as_the_library_reads_it(service: DiscordService, place) -> None:
    service.expect_rejected("2000 or fewer")
    async with running(service, client := Bare()):
        with pytest.raises(discord.HTTPException, match="In content: Must be 2000 or fewer in length"):
            await target(client, place.channel).send("x" * 2001)


def layout(*texts: str) -> discord.ui.LayoutView:
    """Text displays below one another."""
    view = discord.ui.LayoutView()
    for text in texts:
        view.add_item(discord.ui.TextDisplay(text))
    return view


async def test_the_limits_of_layouts(service: DiscordService, place) -> None:
    service.expect_rejected("More than")
    service.expect_rejected("cannot be used")
    async with running(service, client := Bare()):
        there = target(client, place.channel)
        await there.send(view=layout("x" * 4000))
        await refused(service, 50035, there.send(view=layout("x" * 2000, "y" * 2001)))
        box = discord.ui.Container(*(discord.ui.TextDisplay("x") for _ in range(39)))
        await there.send(view=discord.ui.LayoutView().add_item(box))
        route = discord.http.Route("POST", "/channels/{channel_id}/messages", channel_id=place.channel.id)
        every = [box.to_component_dict(), {"type": 10, "content": "y"}]
        whole = {"components": every, "allowed_mentions": {"parse": []}, "flags": 1 << 15}
        await refused(service, 50035, client.http.request(route, json=whole))
        mixed = {
            "content": "a",
            "flags": 1 << 15,
            "components": [{"type": 10, "content": "b"}],
            "allowed_mentions": {"parse": []},
        }
        await refused(service, 50035, client.http.request(route, json=mixed))
        service.expect_rejected("needs the flag")
        await refused(service, 50035, client.http.request(route, json=mixed | {"flags": 0}))
        sent = await there.send("classic")
        await refused(service, 50035, sent.edit(content="still", view=layout("b")))
        await sent.edit(content=None, view=layout("b"))
        assert place.channel.last().content == ""


async def test_unknown_fields_operations_and_parameters_are_rejected(service: DiscordService, place) -> None:
    service.expect_rejected("knows no such")
    async with running(service, client := Bare()):
        route = discord.http.Route("POST", "/channels/{channel_id}/messages", channel_id=place.channel.id)
        body = {"content": "x", "allowed_mentions": {"parse": []}, "colour": 1}
        await refused(service, 50035, client.http.request(route, json=body))
        await refused(service, 0, client.http.request(discord.http.Route("POST", "/channels/1/shout"), json={}))
        await refused(service, 50035, client.http.request(discord.http.Route("GET", "/users/@me"), params={"q": 1}))
    assert len(service.rejected) == 3


async def test_files_and_their_limits(service: DiscordService, place) -> None:
    async with running(service, client := Bare()):
        png = bytes.fromhex("89504e470d0a1a0a0000000d494844520000000400000005")
        file = discord.File(io.BytesIO(png), "day.png", description="counts")
        sent = await target(client, place.channel).send(
            "x", file=file, embed=discord.Embed().set_image(url="attachment://day.png")
        )
        assert (sent.attachments[0].width, sent.attachments[0].height) == (4, 5)
        assert place.channel.last().attachments[0].description == "counts"
        await sent.edit(attachments=[], allowed_mentions=discord.AllowedMentions.none())
        assert place.channel.last().attachments == []
        large = discord.File(io.BytesIO(b"0" * (10 * 1024 * 1024 + 1)), "large.bin")
        await refused(service, 40005, target(client, place.channel).send(file=large))


@pytest.mark.parametrize(
    ("denied", "sending", "code"),
    [
        (["view_channel"], {"content": "x"}, 50001),
        (["send_messages"], {"content": "x"}, 50013),
        (["embed_links"], {"embed": discord.Embed(title="x")}, 50013),
        (["attach_files"], {"content": "x", "file": True}, 50013),
    ],
)
async def test_missing_permissions(service: DiscordService, place, denied, sending, code) -> None:
    service.deny(place.channel, service.bot, *denied)
    if "file" in sending:
        sending = sending | {"file": discord.File(io.BytesIO(b"x"), "x.txt")}
    async with running(service, client := Bare()):
        await refused(service, code, target(client, place.channel).send(**sending))


async def test_channels_and_messages_that_are_gone(service: DiscordService, place) -> None:
    async with running(service, client := Bare()):
        sent = await target(client, place.channel).send("x")
        service.delete_message(place.channel.last())
        await refused(service, 10008, sent.edit(content="y"))
        await refused(service, 50035, sent.reply("y"))
        await target(client, place.channel).send("z", reference=sent.to_reference(fail_if_not_exists=False))
        service.delete(place.channel)
        await refused(service, 10003, target(client, place.channel).send("x"))
        other = service.text(place.guild, "other")
        service.kick_bot(place.guild)
        await refused(service, 50001, target(client, other).send("x"))
    assert service.rejected == []


async def test_private_messages(service: DiscordService, place) -> None:
    stranger, closed = service.person("Stranger"), service.person("Closed", takes_messages=False)
    service.join(place.guild, closed)
    async with running(service, client := Bare()):
        await (await client.fetch_user(place.mina.id)).send("hello")
        assert service.private(place.mina).last().content == "hello"
        for person in (stranger, closed):
            await refused(service, 50007, (await client.fetch_user(person.id)).send("hello"))
        await refused(service, 10013, client.fetch_user(1))


async def test_slow_mode_and_who_it_is_for(service: DiscordService, place) -> None:
    slow = service.text(place.guild, "slow", slowmode=60)
    async with running(service, client := Bare()):
        await target(client, slow).send("one")
        # the seconds are more than the library waits for
        with pytest.raises(discord.RateLimited) as raised:
            await target(client, slow).send("two")
        assert 50 < raised.value.retry_after <= 60
        service.allow(slow, service.bot, "manage_messages")
        await target(client, slow).send("two")


async def test_announcements_are_published_once(service: DiscordService, place) -> None:
    news = service.announcement(place.guild, "news")
    async with running(service, client := Bare()):
        sent = await target(client, news).send("edition")
        await sent.publish()
        assert news.last().published
        assert "published" in service.transcript(news)
        await refused(service, 40033, sent.publish())
        plain = await target(client, place.channel).send("x")
        await refused(service, 50024, plain.publish())
        for _ in range(9):
            await (await target(client, news).send("more")).publish()
        last = await target(client, news).send("too much")
        with pytest.raises(discord.RateLimited):
            await last.publish()


async def test_history_is_what_the_bot_may_read(service: DiscordService, place) -> None:
    async with running(service, client := Bare()):
        there = target(client, place.channel)
        first = await there.send("one")
        service.say(place.jun, place.channel, "a secret")
        service.mention(place.jun, place.channel, "hello")
        await there.send("two")
        told = [(message.author.name, message.content) async for message in there.history(limit=10)]
        assert told == [("jogan", "two"), ("jun", f"<@{service.bot.id}> hello"), ("jun", ""), ("jogan", "one")]
        assert [message.content async for message in there.history(after=first, limit=1)] == [""]
        assert [message.content async for message in there.history(before=discord.Object(first.id + 1))] == ["one"]
        service.deny(place.channel, service.bot, "read_message_history")
        assert [message async for message in there.history()] == []


async def test_typing_and_deleting(service: DiscordService, place) -> None:
    async with running(service, client := Bare()):
        async with target(client, place.channel).typing():
            pass
        assert len(place.channel.typing) == 1
        sent = await target(client, place.channel).send("x")
        await sent.delete()
        said = service.say(place.jun, place.channel, "mine")
        await refused(service, 50013, client.http.delete_message(place.channel.id, said.id))
    assert [message.content for message in place.channel.messages] == ["mine"]


async def test_people_and_their_texts(service: DiscordService, place) -> None:
    async with running(service, client := Bare()):
        sent = await target(client, place.channel).send("edition")
        post = place.channel.last()
        service.say(place.jun, place.channel, "unheard")
        service.mention(place.jun, place.channel, "why?")
        service.reply(place.jun, post, "and 3?", ping=True)
        service.reply(place.jun, post, "quiet", ping=False)
        service.dm(place.mina, "hello")
        await service.until(lambda: len(client.heard) == 6)
    heard = [message.content for message in client.heard]
    assert heard == ["edition", "", f"<@{service.bot.id}> why?", "and 3?", "", "hello"]
    assert client.heard[3].reference
    assert client.heard[3].reference.message_id == sent.id
    assert client.user in client.heard[3].mentions
    assert client.heard[5].guild is None
