"""Commands: offered as registered, acknowledged in time, answered, completed."""

import asyncio

import discord
import pytest
from discord import app_commands
from responders.discord_service.interaction import CHOICES, DEFERRED, MESSAGE, MODAL
from responders.discord_service.registered import NotOffered
from responders.discord_service.running import Bare, running
from responders.discord_service.service import DiscordService


def bot() -> Bare:
    """A client with commands of every kind."""
    client = Bare()

    async def names(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        known = ("LLM", "Computer Vision", "Multimodal")
        return [app_commands.Choice(name=one, value=one) for one in known if typed.lower() in one.lower()]

    @client.tree.command(description="Subscribe")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.autocomplete(category=names)
    async def subscribe(interaction: discord.Interaction, category: str, weekly: bool = False) -> None:
        await interaction.response.send_message(f"{category} {weekly}")

    @client.tree.command(description="Slow")
    async def slow(interaction: discord.Interaction, quietly: bool = False) -> None:
        await interaction.response.defer(ephemeral=quietly, thinking=True)
        await interaction.edit_original_response(content="half")
        await interaction.edit_original_response(content="done")
        await interaction.followup.send("and more")

    @client.tree.command(description="In a guild only")
    @app_commands.guild_only()
    async def here(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"{interaction.permissions.manage_guild}")

    @client.tree.command(description="Everywhere")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def everywhere(interaction: discord.Interaction) -> None:
        owners = interaction._integration_owners
        await interaction.response.send_message(f"{interaction.context.guild} {sorted(owners)}")
        for _ in range(6):
            await interaction.followup.send("more")

    settings = app_commands.Group(name="settings", description="Settings")

    @settings.command(description="Time")
    async def time(interaction: discord.Interaction, hour: app_commands.Range[int, 0, 23]) -> None:
        await interaction.response.send_message(f"{hour}:00 {interaction.locale} {interaction.guild_locale}")

    client.tree.add_command(settings)

    @client.tree.context_menu(name="Ask about this paper")
    async def ask(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"about: {message.content}", ephemeral=True)

    return client


async def test_options_subcommands_and_locales(service: DiscordService, place) -> None:
    async with running(service, bot()):
        await service.registered()
        one = service.slash(place.mina, place.channel, "subscribe", {"category": "LLM", "weekly": True})
        assert (await one.reply()).content == "LLM True"
        assert one.callback == MESSAGE
        two = service.slash(place.mina, place.channel, "settings time", {"hour": 9})
        assert (await two.reply()).content == "9:00 ko ko"


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("subscribe", {"category": "LLM"}, "may not use /subscribe"),
        ("settings time", {}, "needs hour"),
        ("settings time", {"hour": 24}, "takes 0 to 23"),
        ("settings time", {"hour": "9"}, "takes no str"),
        ("settings time", {"minute": 1}, "no option"),
        ("settings zone", {}, "has no 'zone'"),
        ("unheard", {}, "no command"),
    ],
)
async def test_what_a_client_does_not_offer(service: DiscordService, place, name, options, words) -> None:
    async with running(service, bot()):
        await service.registered()
        with pytest.raises(NotOffered, match=words):
            service.slash(place.jun, place.channel, name, options)


async def test_contexts_and_permissions(service: DiscordService, place) -> None:
    async with running(service, bot()):
        await service.registered()
        private = service.private(place.mina)
        with pytest.raises(NotOffered, match="context 1"):
            service.slash(place.mina, private, "here")
        assert (await service.slash(place.mina, place.channel, "here").reply()).content == "True"
        assert (await service.slash(place.jun, place.channel, "here").reply()).content == "False"
        assert (await service.slash(place.mina, private, "settings time", {"hour": 1}).reply()).channel is private
        service.deny(place.channel, place.jun, "use_application_commands")
        with pytest.raises(NotOffered, match="may not use commands"):
            service.slash(place.jun, place.channel, "here")


async def test_a_person_who_installed_the_bot_uses_it_where_it_is_no_member(service: DiscordService) -> None:
    owner = service.person("Ann", installed=True)
    elsewhere = service.guild("Elsewhere", owner, present=False)
    channel = service.text(elsewhere, "talk")
    client = bot()
    errors: list[Exception] = []

    @client.tree.error
    async def failed(interaction: discord.Interaction, error: app_commands.AppCommandError) -> None:
        errors.append(error.original if isinstance(error, app_commands.CommandInvokeError) else error)

    async with running(service, client):
        await service.registered()
        with pytest.raises(NotOffered, match="installed neither"):
            service.slash(owner, channel, "here")
        one = service.slash(owner, channel, "everywhere")
        assert (await one.reply()).content == "True [1]"
        await service.until(lambda: errors)
        assert len(one.followups) == 5
        assert isinstance(errors[0], discord.HTTPException)
        assert errors[0].code == 40094


async def test_autocomplete(service: DiscordService, place) -> None:
    async with running(service, bot()):
        await service.registered()
        one = service.autocomplete(place.mina, place.channel, "subscribe", "category", "mu")
        assert [choice["name"] for choice in await one.options()] == ["Multimodal"]
        assert one.callback == CHOICES
        with pytest.raises(NotOffered, match="does not complete"):
            service.autocomplete(place.mina, place.channel, "settings time", "hour", "9")


async def test_the_menu_of_a_message(service: DiscordService, place) -> None:
    async with running(service, bot()):
        await service.registered()
        said = service.say(place.jun, place.channel, "look at 2407.10671")
        reply = await service.context_menu(place.mina, said, "Ask about this paper").reply()
        # the message in an interaction is whole, though its event was not
        assert reply.content == "about: look at 2407.10671"
        assert reply.seen_by is place.mina


async def test_a_deferred_answer_its_edits_and_a_follow_up(service: DiscordService, place) -> None:
    async with running(service, bot()):
        await service.registered()
        one = service.slash(place.jun, place.channel, "slow", {"quietly": True})
        assert await one.acknowledged() == DEFERRED
        more = await one.followup()
        assert [message.content for message in one.messages] == ["done", "and more"]
        assert one.original
        assert one.original.seen_by is place.jun
        assert more.reference is one.original
        assert more.seen_by is None
        assert "done" not in service.transcript(place.channel)


async def call(service: DiscordService, interaction, body) -> tuple[int, dict]:
    """The first answer, sent as it stands."""
    import aiohttp

    url = f"{service.api_url}/interactions/{interaction.id}/{interaction.token}/callback"
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        return answer.status, await answer.json() if answer.status != 204 else {}


TEXT = {"type": 4, "data": {"content": "x", "allowed_mentions": {"parse": []}}}


async def test_three_seconds_once_and_fifteen_minutes(service: DiscordService, place) -> None:
    import aiohttp

    service.core.commands[None] = [
        {
            "id": "1",
            "name": "x",
            "type": 1,
            "contexts": None,
            "integration_types": [0],
            "default_member_permissions": None,
        }
    ]
    late = service.slash(place.mina, place.channel, "x")
    service.advance(3.1)
    assert await call(service, late, TEXT) == (404, {"message": "Unknown interaction", "code": 10062})
    good = service.slash(place.mina, place.channel, "x")
    assert (await call(service, good, TEXT))[0] == 204
    assert (await call(service, good, TEXT))[1]["code"] == 40060
    async with aiohttp.ClientSession() as session:
        hook = f"{service.api_url}/webhooks/{service.bot.id}/{good.token}"
        async with session.post(f"{hook}?wait=1", json=TEXT["data"]) as answer:
            assert answer.status == 200
        service.advance(15 * 60)
        async with session.post(hook, json=TEXT["data"]) as answer:
            assert (answer.status, (await answer.json())["code"]) == (401, 50027)
        async with session.post(hook[:-1], json=TEXT["data"]) as answer:
            assert (answer.status, (await answer.json())["code"]) == (404, 10015)


async def test_an_answer_that_does_not_fit_the_interaction(service: DiscordService, place) -> None:
    service.expect_rejected("cannot be answered with type")
    service.core.commands[None] = [
        {
            "id": "1",
            "name": "x",
            "type": 1,
            "contexts": None,
            "integration_types": [0],
            "default_member_permissions": None,
        }
    ]
    one = service.slash(place.mina, place.channel, "x")
    status, told = await call(service, one, {"type": 8, "data": {"choices": []}})
    assert (status, told["code"]) == (400, 50035)
    assert one.callback is None
    assert MODAL == 9


async def test_the_first_follow_up_takes_the_place_of_a_deferred_answer(service: DiscordService, place) -> None:
    client = Bare()

    @client.tree.command(description="Later")
    async def later(interaction: discord.Interaction) -> None:
        await interaction.response.defer(thinking=True)
        await asyncio.sleep(0)
        await interaction.followup.send("here")

    async with running(service, client):
        await service.registered()
        one = service.slash(place.jun, place.channel, "later")
        assert (await one.reply()).content == "here"
        assert one.followups == []


async def test_commands_of_a_guild_and_their_checks(service: DiscordService, place) -> None:
    client = bot()
    async with running(service, client):
        await service.registered()
        client.tree.copy_global_to(guild=discord.Object(place.guild.id))
        synced = await client.tree.sync(guild=discord.Object(place.guild.id))
        assert {one.name for one in synced} >= {"subscribe", "settings", "Ask about this paper"}
        assert len(await client.tree.fetch_commands()) == len(synced)
        reply = await service.slash(place.jun, place.channel, "here").reply()
        assert reply.content == "False"
        # names with capital letters are only for menus
        service.expect_rejected("Command name is invalid")
        with pytest.raises(discord.HTTPException):
            await client.http.upsert_global_command(service.bot.id, {"name": "Bad", "description": "d", "type": 1})
