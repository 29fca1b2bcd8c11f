"""Permissions, transcripts, private groups and limits on everything."""

import discord
import pytest
from responders.discord_service.permissions import BITS, EVERYTHING, in_channel, may
from responders.discord_service.registered import NotOffered
from responders.discord_service.running import Bare, running
from responders.discord_service.scripts import limited, refused
from responders.discord_service.service import DiscordService


def test_permissions_are_those_the_library_computes() -> None:
    for name, bit in BITS.items():
        assert getattr(discord.Permissions(1 << bit), name), name


def test_roles_and_overwrites_add_up(service: DiscordService, place) -> None:
    members, channel = place.guild.members, place.channel
    assert in_channel(channel, members[place.guild.owner.id]) == EVERYTHING
    assert may(channel, members[place.mina.id], "manage_guild", "send_messages")
    assert not may(channel, members[place.jun.id], "manage_guild")
    service.deny(channel, place.guild.everyone, "send_messages")
    assert not may(channel, members[place.jun.id], "send_messages")
    service.allow(channel, place.guild.role("Mina's"), "send_messages")
    assert may(channel, members[place.mina.id], "send_messages")
    service.deny(channel, place.mina, "send_messages")
    assert not may(channel, members[place.mina.id], "send_messages")
    service.deny(channel, place.jun, "view_channel")
    assert in_channel(channel, members[place.jun.id]) == 0
    thread = service.thread(channel, "t", place.mina)
    assert in_channel(thread, members[place.jun.id]) == 0
    assert in_channel(channel, None) == 0


async def test_a_client_computes_the_same(service: DiscordService, place) -> None:
    service.deny(place.channel, service.bot, "embed_links")
    async with running(service, client := Bare()):
        await client.wait_until_ready()
        channel = client.get_channel(place.channel.id)
        assert isinstance(channel, discord.TextChannel)
        allowed = channel.permissions_for(channel.guild.me)
        assert allowed.send_messages
        assert not allowed.embed_links


async def test_who_may_not_write_or_see(service: DiscordService, place) -> None:
    service.deny(place.channel, place.jun, "send_messages")
    with pytest.raises(NotOffered):
        service.say(place.jun, place.channel, "x")


async def test_a_private_group(service: DiscordService, place) -> None:
    ann = service.person("Ann", installed=True)
    group = service.group(ann, place.jun)
    client = Bare()

    @client.tree.command(description="Papers")
    @discord.app_commands.allowed_installs(guilds=True, users=True)
    @discord.app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def digest(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"{interaction.context.private_channel}")

    async with running(service, client):
        await service.registered()
        assert (await service.slash(ann, group, "digest").reply()).content == "True"
        with pytest.raises(NotOffered):
            service.slash(place.jun, group, "digest")
        with pytest.raises(discord.Forbidden) as raised:
            await client.get_partial_messageable(group.id).send("x")
        assert raised.value.code == 50001


async def test_what_counts_against_the_address(service: DiscordService, place) -> None:
    template = ("POST", "/channels/{channel_id}/messages")
    service.script(
        *template, [limited(0.01, "shared"), limited(0.01), refused(50013), refused(10003), refused(20028, 0.01)]
    )
    async with running(service, client := Bare()):
        here = client.get_partial_messageable(place.channel.id)
        with pytest.raises(discord.Forbidden):
            await here.send("x")
        with pytest.raises(discord.NotFound):
            await here.send("x")
        await here.send("x")
    assert [status for _, status in service.invalid] == [429, 403, 429]


async def test_a_limit_on_everything(service: DiscordService, place) -> None:
    other = service.text(place.guild, "other")
    async with running(service, client := Bare()):
        service.limit_all(2, 0.1)
        for channel in (place.channel, other, place.channel):
            await client.get_partial_messageable(channel.id).send("x")
    assert len(service.limited) == 1


async def test_a_transcript_is_what_a_person_sees(service: DiscordService, place) -> None:
    async with running(service, client := Bare()):
        here = client.get_partial_messageable(place.channel.id)
        embed = discord.Embed(title="LLM", url="https://a.org", description="1\\. **Qwen2** [↗](https://b.org)")
        await here.send(
            "조간", embed=embed, view=discord.ui.View(timeout=None).add_item(discord.ui.Button(label="1 자세히"))
        )
        service.reply(place.jun, place.channel.last(), "왜 **빨라**?")
        await service.until(lambda: len(client.heard) == 2)
        await client.heard[1].reply("그래서요")
    assert service.transcript(place.channel) == (
        "jogan:\n조간\nLLM ↗\n1. Qwen2 ↗ ↗\n[1 자세히]\n\n"
        "Jun (answers jogan):\n왜 빨라?\n\n"
        "jogan (answers Jun):\n그래서요\n"
    )


async def over_long() -> None:
    """Send what nobody may send."""
    async with DiscordService() as service:
        channel = service.text(service.guild("Lab"), "general")
        async with running(service, client := Bare()):
            with pytest.raises(discord.HTTPException):
                await client.get_partial_messageable(channel.id).send("x" * 2001)


async def test_a_service_that_was_sent_what_nobody_may_send_fails_its_test() -> None:
    with pytest.raises(AssertionError, match="must never be sent"):
        await over_long()
