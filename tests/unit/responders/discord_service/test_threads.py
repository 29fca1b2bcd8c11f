"""Threads and forums."""

import discord
import pytest
from responders.discord_service.running import Bare, running
from responders.discord_service.service import DiscordService


async def refused(code: int, doing) -> None:
    """The library is refused with this code."""
    with pytest.raises(discord.HTTPException) as raised:
        await doing
    assert raised.value.code == code


async def ready(client: Bare, channel_id: int):
    """The channel as the client knows it."""
    await client.wait_until_ready()
    channel = client.get_channel(channel_id)
    assert channel
    return channel


async def test_a_thread_on_a_message(service: DiscordService, place) -> None:
    async with running(service, client := Bare()):
        channel = await ready(client, place.channel.id)
        sent = await channel.send("paper 3")
        thread = await sent.create_thread(name="Questions")
        assert thread.id == sent.id
        await thread.send("ask by mention")
        await refused(160004, sent.create_thread(name="again"))
        made = place.channel.last().thread
        assert made
        assert service.transcript(made) == "jogan:\nask by mention\n"
        assert "⤷ thread: Questions" in service.transcript(place.channel)
        service.mention(place.jun, made, "why?")
        await service.until(lambda: len(client.heard) == 4)
        assert client.heard[1].type is discord.MessageType.thread_starter_message
        assert isinstance(client.heard[-1].channel, discord.Thread)


async def test_archived_and_locked(service: DiscordService, place) -> None:
    async with running(service, client := Bare()):
        channel = await ready(client, place.channel.id)
        thread = await channel.create_thread(name="t", type=discord.ChannelType.public_thread)
        first = await thread.send("one")
        made = service.world.channels[thread.id]
        service.archive(made)
        await refused(50083, first.edit(content="two"))
        await thread.send("opens it again")
        assert not made.archived
        service.lock(made)
        await refused(160005, thread.send("three"))
        service.allow(place.channel, service.bot, "manage_threads")
        await thread.edit(archived=False, locked=False)
        await thread.send("four")
        service.delete(made)
        await refused(10003, thread.send("five"))


async def test_who_may_make_and_write_threads(service: DiscordService, place) -> None:
    service.deny(place.channel, service.bot, "create_private_threads", "send_messages_in_threads")
    async with running(service, client := Bare()):
        channel = await ready(client, place.channel.id)
        await refused(50013, channel.create_thread(name="t"))
        thread = await channel.create_thread(name="t", type=discord.ChannelType.public_thread)
        await refused(50013, thread.send("x"))


async def test_a_forum_post_with_its_tag(service: DiscordService, place) -> None:
    forum = service.forum(place.guild, "papers", ["LLM", "Vision"], tag_required=True)
    async with running(service, client := Bare()):
        known = await ready(client, forum.id)
        assert [tag.name for tag in known.available_tags] == ["LLM", "Vision"]
        await refused(40067, known.create_thread(name="LLM", content="x"))
        made = await known.create_thread(
            name="LLM · 7/16", content="five papers", applied_tags=[known.available_tags[0]]
        )
        assert made.message.id == made.thread.id
        await made.thread.send("more")
        post = forum.threads[0]
        assert (post.name, post.applied_tags) == ("LLM · 7/16", [forum.tags[0].id])
        assert service.transcript(post) == "jogan:\nfive papers\n\njogan:\nmore\n"
        await refused(50008, client.get_partial_messageable(forum.id).send("x"))
        service.expect_rejected("allowed_mentions")
        body = {"name": "x", "message": {"content": "x"}, "applied_tags": [str(forum.tags[0].id)]}
        route = discord.http.Route("POST", "/channels/{channel_id}/threads", channel_id=forum.id)
        await refused(50035, client.http.request(route, json=body))


async def test_threads_are_found_again(service: DiscordService, place) -> None:
    forum = service.forum(place.guild, "papers")
    async with running(service, client := Bare()):
        known = await ready(client, forum.id)
        for name in ("a", "b"):
            await known.create_thread(name=name, content=name)
        service.archive(forum.threads[0])
        guild = client.get_guild(place.guild.id)
        assert guild
        assert [thread.name for thread in await guild.active_threads()] == ["b"]
        assert [thread.name async for thread in known.archived_threads()] == ["a"]
        posts = [message.content async for message in (await client.fetch_channel(forum.threads[1].id)).history()]
        assert posts == ["b"]
