"""The library logs in, hears of a guild, registers commands, answers one, and writes into a channel."""

import discord
import pytest
from responders.discord_service.running import Bare, running
from responders.discord_service.service import DiscordService


async def test_login_ready_and_guild(service: DiscordService, place) -> None:
    client = Bare()
    async with running(service, client):
        await client.wait_until_ready()
        assert client.user
        assert client.user.id == service.bot.id
        guild = client.get_guild(place.guild.id)
        assert guild
        assert [channel.name for channel in guild.text_channels] == ["general"]
        assert guild.me.guild_permissions.send_messages
    assert [(one.shard, one.shards, one.accepted) for one in service.identifies] == [(0, 1, True)]


async def test_a_slash_command_is_answered(service: DiscordService, place) -> None:
    client = Bare()

    @client.tree.command(name="subscribe", description="Subscribe to a category")
    async def subscribe(interaction: discord.Interaction, category: str) -> None:
        await interaction.response.send_message(f"subscribed to {category} ({interaction.locale})", ephemeral=True)

    async with running(service, client):
        await service.registered()
        interaction = service.slash(place.mina, place.channel, "subscribe", {"category": "LLM"})
        reply = await interaction.reply()
        assert reply.content == "subscribed to LLM (ko)"
        assert reply.seen_by is place.mina
        assert interaction.acknowledged_after is not None
        assert interaction.acknowledged_after < 1
        service.dm(place.mina, "after it")
        await service.until(lambda: client.heard)
        # what only one person sees is no event for the bot
        assert [message.content for message in client.heard] == ["after it"]
    assert "subscribed to LLM" not in service.transcript(place.channel)
    assert "subscribed to LLM" in service.seen_by(place.mina, place.channel)
    assert "subscribed to LLM" not in service.seen_by(place.jun, place.channel)


async def test_a_message_and_its_edit_arrive(service: DiscordService, place) -> None:
    client = Bare()
    async with running(service, client):
        message = await client.get_partial_messageable(place.channel.id).send("one", nonce=7)
        again = await client.get_partial_messageable(place.channel.id).send("one", nonce=7)
        assert message.id == again.id
        await message.edit(content="two")
    assert service.transcript(place.channel) == "jogan (edited):\ntwo\n"
    assert len(service.called("POST", "/channels/{channel_id}/messages")) == 2


async def test_a_wrong_token_is_refused(service: DiscordService) -> None:
    client = Bare()
    with service.addressed(), pytest.raises(discord.LoginFailure):
        await client.start("wrong")
    await client.close()
