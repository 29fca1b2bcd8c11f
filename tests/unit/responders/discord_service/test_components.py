"""Buttons, selects, forms and layouts: sent, seen, used, also after a restart."""

import discord
import pytest
from responders.discord_service.registered import NotOffered
from responders.discord_service.running import Bare, running
from responders.discord_service.service import DiscordService


class Paper(discord.ui.DynamicItem[discord.ui.Button], template=r"paper:(?P<number>\d+)"):
    """A button whose custom id says which paper: it needs no memory."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(discord.ui.Button(label=f"{number} details", custom_id=f"paper:{number}"))

    @classmethod
    async def from_custom_id(cls, interaction, item, match):
        return cls(int(match["number"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"card {self.number}", ephemeral=True)


class Topics(discord.ui.View):
    """A select, a button that edits its own message, a link and a button that opens a form."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(discord.ui.Button(label="arXiv", url="https://arxiv.org/abs/2407.10671"))

    @discord.ui.select(
        custom_id="topics",
        placeholder="Topics",
        max_values=2,
        options=[
            discord.SelectOption(label="LLM", value="llm"),
            discord.SelectOption(label="Vision", value="cv", default=True),
        ],
    )
    async def topics(self, interaction: discord.Interaction, select: discord.ui.Select) -> None:
        await interaction.response.edit_message(content=f"chosen: {', '.join(select.values)}")

    @discord.ui.button(label="Mute", custom_id="mute", emoji="🔕")
    async def mute(self, interaction: discord.Interaction, button: discord.ui.Button) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="muted", view=None)

    @discord.ui.button(label="Off", custom_id="off", disabled=True)
    async def off(self, interaction: discord.Interaction, button: discord.ui.Button) -> None:
        raise AssertionError("greyed out")

    @discord.ui.button(label="Ask", custom_id="ask")
    async def ask(self, interaction: discord.Interaction, button: discord.ui.Button) -> None:
        await interaction.response.send_modal(Question())


class Question(discord.ui.Modal, title="A question"):
    """One text field in a label."""

    words = discord.ui.Label(
        text="Question", component=discord.ui.TextInput(custom_id="words", min_length=3, max_length=40)
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        assert isinstance(self.words.component, discord.ui.TextInput)
        await interaction.response.send_message(f"you asked: {self.words.component.value}")


class Card(discord.ui.LayoutView):
    """Components of the second kind."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        box = discord.ui.Container(accent_colour=0x112233)
        box.add_item(discord.ui.TextDisplay("## LLM\n**5** papers"))
        box.add_item(discord.ui.Separator())
        button = discord.ui.Button(label="open", url="https://arxiv.org")
        box.add_item(discord.ui.Section("[Qwen2](https://arxiv.org/abs/1)", accessory=button))
        row = discord.ui.ActionRow()
        row.add_item(Paper(4))
        box.add_item(row)
        self.add_item(box)


async def test_a_select_and_a_button_change_their_message(service: DiscordService, place) -> None:
    client = Bare()
    async with running(service, client):
        client.add_view(Topics())
        await client.get_partial_messageable(place.channel.id).send("settings", view=Topics())
        message = place.channel.last()
        assert service.transcript(place.channel).splitlines() == [
            "jogan:",
            "settings",
            "{Topics: LLM | ✓Vision}",
            "[🔕 Mute] [-Off-] [Ask] [arXiv ↗]",
        ]
        reply = await service.choose(place.jun, message, "topics", ["LLM", "cv"]).reply()
        assert reply is message
        assert message.content == "chosen: llm, cv"
        reply = await service.press(place.jun, message, "Mute").reply()
        assert (reply.content, reply.components) == ("muted", [])
        assert "(edited)" in service.transcript(place.channel)


async def test_what_cannot_be_pressed(service: DiscordService, place) -> None:
    client = Bare()
    async with running(service, client):
        await client.get_partial_messageable(place.channel.id).send("settings", view=Topics())
        message = place.channel.last()
        for button in ("Off", "arXiv", "nothing"):
            with pytest.raises(NotOffered):
                service.press(place.jun, message, button)
        for values in ([], ["LLM", "Vision", "x"], ["Cats"]):
            with pytest.raises(NotOffered):
                service.choose(place.jun, message, "topics", values)


async def test_a_form(service: DiscordService, place) -> None:
    client = Bare()
    async with running(service, client):
        client.add_view(Topics())
        await client.get_partial_messageable(place.channel.id).send("settings", view=Topics())
        form = await service.press(place.jun, place.channel.last(), "Ask").form()
        assert form.title == "A question"
        assert [field["label"] for field in form.fields] == ["Question"]
        for wrong in ({}, {"Question": "ab"}, {"Answer": "abc"}):
            with pytest.raises(NotOffered):
                service.submit(place.jun, form, wrong)
        with pytest.raises(NotOffered):
            service.submit(place.mina, form, {"Question": "why?"})
        reply = await service.submit(place.jun, form, {"Question": "why is it fast?"}).reply()
        assert reply.content == "you asked: why is it fast?"


async def test_a_button_survives_a_restart_and_hides_its_answer(service: DiscordService, place) -> None:
    first = Bare()
    async with running(service, first):
        await first.get_partial_messageable(place.channel.id).send(view=Card())
    message = place.channel.last()
    assert message.flags & 1 << 15
    second = Bare()
    async with running(service, second):
        second.add_dynamic_items(Paper)
        reply = await service.press(place.jun, message, "4 details").reply()
        assert reply.content == "card 4"
        with pytest.raises(NotOffered):
            service.press(place.mina, reply, "anything")
    assert service.seen_by(place.jun, place.channel) == (
        "jogan:\nLLM\n5 papers\nQwen2 ↗\n[open ↗]\n[4 details]\n\njogan (only you see this):\ncard 4\n"
    )


async def test_files_are_seen_where_a_component_names_them(service: DiscordService, place) -> None:
    import io

    client = Bare()
    async with running(service, client):
        target = client.get_partial_messageable(place.channel.id)
        for item in (discord.ui.File("attachment://page.md"), discord.ui.TextDisplay("page")):
            view = discord.ui.LayoutView()
            view.add_item(item)
            await target.send(view=view, file=discord.File(io.BytesIO(b"# page"), "page.md"))
        view = discord.ui.LayoutView()
        view.add_item(discord.ui.File("https://example.org/page.md"))
        with pytest.raises(discord.HTTPException):
            await target.send(view=view)
    service.expect_rejected("A file is one that goes with the message")
    named, unnamed = place.channel.messages
    assert (named.components[0]["name"], named.components[0]["size"]) == ("page.md", 6)
    assert [one.attachments[0].data for one in (named, unnamed)] == [b"# page"] * 2
    assert service.transcript(place.channel) == "jogan:\n<file page.md>\n\njogan:\npage\n"


async def test_a_picture_inside_components(service: DiscordService, place) -> None:
    import io

    view = discord.ui.LayoutView()
    view.add_item(discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://day.png", description="counts")))
    view.add_item(discord.ui.TextDisplay("16 papers"))
    client = Bare()
    png = bytes.fromhex("89504e470d0a1a0a0000000d494844520000000200000003")
    async with running(service, client):
        target = client.get_partial_messageable(place.channel.id)
        sent = await target.send(view=view, file=discord.File(io.BytesIO(png), "day.png"))
        assert len(sent.components) == 2
    kept = place.channel.last()
    assert kept.attachments[0].data == png
    assert kept.components[0]["items"][0]["media"]["width"] == 2
