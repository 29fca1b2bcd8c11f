"""A message of our own form as the library's view, made when it is sent. Buttons and menus are DynamicItems: what
they do stands in their ids, so they work after a restart."""

import re
from datetime import date
from typing import Any, Self

import discord
from discord import ui

from adapters.platforms.discord.outbound.actions import BUTTON, MENU, Pressed, button_id, day_of, menu_id
from adapters.platforms.discord.outbound.form import Form, Image, Menu, Row, Words
from adapters.platforms.discord.outbound.markup import escaped

EVENT = "jogan_pressed"
"""What the client is told when a button or an option was pressed (interaction, Pressed)."""
COLOUR = 0x2B5C9E


class ActionButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=BUTTON):
    """A button that stands for a command line."""

    def __init__(self, label: str, pressed: Pressed, place: int) -> None:
        self.pressed = pressed
        super().__init__(ui.Button(label=label, custom_id=button_id(place, pressed.day, pressed.action)))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button again, from its id alone."""
        return cls("…", Pressed(match["action"], day_of(match)), int(match["place"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Say that it was pressed."""
        interaction.client.dispatch(EVENT, interaction, self.pressed)


class ActionMenu(ui.DynamicItem[ui.Select[ui.LayoutView]], template=MENU):
    """A menu whose options stand for command lines."""

    def __init__(self, menu: Menu, day: date | None, place: int) -> None:
        self.day = day
        options = [discord.SelectOption(label=label, value=action) for label, action in menu.options]
        super().__init__(
            ui.Select(custom_id=menu_id(place, day), placeholder=menu.placeholder or None, options=options)
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu again, from its id alone."""
        return cls(Menu("", (("…", "/help"),)), day_of(match), int(match["place"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Say what was chosen."""
        told: Any = interaction.data or {}
        for action in told.get("values", ())[:1]:
            interaction.client.dispatch(EVENT, interaction, Pressed(str(action), self.day))


def view_of(form: Form, file: str | None = None, attached: str | None = None) -> ui.LayoutView:
    """The message; `file` is the name of the picture that goes with it, `attached` that of any other file: the service
    shows none that no component names.

    It is stopped at once: nothing of it is kept, or waited for, in this process.
    """
    view = ui.LayoutView(timeout=None)
    controls = _controls(form)
    children = [*_shown(form, file), *([ui.File(f"attachment://{attached}")] if attached else [])]
    children = children or ([] if controls else _described(form))
    if children and controls:
        children.append(ui.Separator())
    view.add_item(ui.Container(*children, *controls, accent_colour=COLOUR))
    view.stop()
    return view


def _shown(form: Form, file: str | None) -> list[ui.Item[Any]]:
    items: list[ui.Item[Any]] = []
    for piece in form.pieces:
        if isinstance(piece, Words):
            items.append(ui.TextDisplay(piece.markdown))
        elif isinstance(piece, Image) and (piece.address or file):
            media = piece.address or f"attachment://{file}"
            items.append(ui.MediaGallery(discord.MediaGalleryItem(media, description=piece.words or None)))
    return items


def _described(form: Form) -> list[ui.Item[Any]]:
    """The words of pictures that could not go along, where there is nothing else."""
    words = " ".join(piece.words for piece in form.pieces if isinstance(piece, Image))
    return [ui.TextDisplay(escaped(words) or "…")]


def _controls(form: Form) -> list[ui.Item[Any]]:
    items: list[ui.Item[Any]] = []
    place = 0
    for piece in form.controls:
        row: ui.ActionRow[Any] = ui.ActionRow()
        if isinstance(piece, Row):
            for label, action in piece.buttons:
                row.add_item(ActionButton(label, Pressed(action, form.day), place))
                place += 1
        else:
            row.add_item(ActionMenu(piece, form.day, place))
            place += 1
        items.append(row)
    return items
