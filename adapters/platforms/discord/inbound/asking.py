"""Asking about a paper from a message's menu: which paper, then a form with one question. Keeps nothing: all that is
needed stands in the ids of menus and forms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import discord
from discord import ui

from adapters.platforms.discord.faults import translated
from adapters.platforms.discord.inbound.incoming import Home, shown_by
from adapters.platforms.discord.inbound.office import Office
from adapters.platforms.discord.inbound.shown_buttons import actions_in
from adapters.platforms.discord.outbound.actions import FORM, day_of, form_id, of_any, paper_in
from adapters.platforms.discord.outbound.form import MOST_OPTIONS, Form, Menu, Piece, Words
from adapters.platforms.discord.outbound.markup import escaped
from adapters.platforms.discord.outbound.view import view_of
from bot.domain.shown import About
from bot.wording import speak
from bot.wording.shapes.chat_asking import AskingWords

Json = Any
QUESTION, PAPER = "question", "paper"
LONGEST_QUESTION, LONGEST_PAPER = 1000, 100
MOST_MENUS = 5
"""Of more papers than these offer, one is asked about by its number."""


def words_for(office: Office, interaction: discord.Interaction[Any]) -> AskingWords:
    """In the asker's own language, which the service names, where it is written here; else in the first that is."""
    own, written = interaction.locale.value.partition("-")[0], office.settings.languages
    return speak.chat(own if own in written else written[0]).places.asking


async def from_menu(office: Office, interaction: discord.Interaction[Any], home: Home) -> None:
    """The menu of a message was used: open the form, or let a paper be chosen first."""
    target, message = _target(interaction)
    words = words_for(office, interaction)
    about = await _about(office, interaction, home, target, message)
    if about is None:
        await _hidden(interaction, Form((Words(escaped(words.not_ours)),)))
    elif len(about.papers) == 1 and not about.older:
        await open_form(office, interaction, _named(about.papers[0], about.report), about.day, target)
    else:
        await _hidden(interaction, Form((Words(escaped(words.choose)), *_menus(about, message, words)), about.day))


def _target(interaction: discord.Interaction[Any]) -> tuple[int, Json]:
    data: Json = interaction.data or {}
    target = int(data.get("target_id", 0))
    return target, ((data.get("resolved") or {}).get("messages") or {}).get(str(target)) or {}


async def _about(
    office: Office, interaction: discord.Interaction[Any], home: Home, target: int, message: Json
) -> About | None:
    """What is remembered of the message, else what its own buttons say; nothing for another's message."""
    if int((message.get("author") or {}).get("id", 0)) != office.connection.own_id:
        return None
    known = None if home.foreign else await shown_by(office, interaction.channel, target)
    if known is not None and (known.papers or known.older):
        return known
    numbers: list[int] = []
    day, report = (known.day, known.report) if known else (None, "")
    for action, found in actions_in(message.get("components") or ()):
        paper = paper_in(action)
        if paper is not None:
            numbers.append(paper[1])
            day, report = day or found, report or paper[0]
    return About(day, tuple(dict.fromkeys(numbers)), report=report) if numbers and day else None


def _named(number: int, report: str) -> str:
    """A paper as a command takes it."""
    return f"{report}:{number}" if report else str(number)


def _menus(about: About, message: Json, words: AskingWords) -> Iterator[Piece]:
    titles = dict(_labels(message.get("components") or ()))
    own = [
        (titles.get(number, str(number)), f"/ask {_named(number, about.report)}")
        for number in dict.fromkeys(about.papers)
    ]
    older = [(f"{day:%m/%d}-{number}", f"/ask {day}-{number}") for day, papers in about.older for number in papers]
    options = (*own, *older)
    for start in range(0, min(len(options), MOST_MENUS * MOST_OPTIONS), MOST_OPTIONS):
        yield Menu(words.question, options[start : start + MOST_OPTIONS])


def _labels(components: Json) -> Iterator[tuple[int, str]]:
    """What papers are called in the message's own menus."""
    for one in components:
        for option in one.get("options") or ():
            paper = paper_in(option["value"])
            if paper is not None:
                yield paper[1], option["label"]
        yield from _labels(one.get("components") or ())


async def _hidden(interaction: discord.Interaction[Any], form: Form) -> None:
    with translated():
        await interaction.response.send_message(view=view_of(form), ephemeral=True)


async def open_form(
    office: Office, interaction: discord.Interaction[Any], paper: str, day: date | None, message: int | None = None
) -> None:
    """A form with one question about a paper, which a message shows, or which is asked for, too."""
    words = words_for(office, interaction)
    modal = ui.Modal(title=words.form[:45], custom_id=form_id(day, paper, message), timeout=None)
    field: ui.TextInput[Any] = ui.TextInput(
        style=discord.TextStyle.paragraph, custom_id=QUESTION, placeholder=words.example, max_length=LONGEST_QUESTION
    )
    if of_any(paper) is not None:
        which: ui.TextInput[Any] = ui.TextInput(custom_id=PAPER, max_length=LONGEST_PAPER)
        modal.add_item(ui.Label(text=words.options[PAPER].line[:45], component=which))
    modal.add_item(ui.Label(text=words.question, component=field))
    modal.stop()  # nothing of it is kept here: what comes back is read from its id
    with translated():
        await interaction.response.send_modal(modal)


@dataclass(frozen=True, slots=True)
class Submitted:
    """A form that came back: the command line it stands for, what it is about, the message it was opened from."""

    line: str
    about: About | None
    message: int | None


def submitted(interaction: discord.Interaction[Any]) -> Submitted | None:
    """What a form says; None for a form of somebody else."""
    data: Json = interaction.data or {}
    match = FORM.fullmatch(data.get("custom_id") or "")
    if match is None:
        return None
    said = dict(_answers(data.get("components") or ()))
    day, report = day_of(match), of_any(match["paper"])
    paper = match["paper"] if report is None else " ".join(said.get(PAPER, "").split())
    paper = _named(int(paper), report) if report and paper.isdecimal() else paper
    of, number = paper_in(f"/paper {paper}") or (report or "", None)
    about = About(day, () if number is None else (number,), report=of) if day else None
    line = f"/ask {paper} {' '.join(said.get(QUESTION, '').split())}"
    return Submitted(line, about, int(match["message"]) if match["message"] else None)


def _answers(components: Json) -> Iterator[tuple[str, str]]:
    """What was written into each field."""
    for one in components:
        if one.get("custom_id") in (QUESTION, PAPER):
            yield one["custom_id"], str(one.get("value") or "")
        inner = [one["component"]] if one.get("component") else []
        yield from _answers([*inner, *(one.get("components") or ())])
