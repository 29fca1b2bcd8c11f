"""The reply to a user's mistake: one sentence that says what to do, and buttons where the right line is near."""

from dataclasses import replace

from bot.chat.colloquial import colloquial
from bot.chat.commands import Command, is_command, parse, rest_of, spoken
from bot.chat.message import Incoming, Reply
from bot.document.blocks import Block, Button, Buttons, Document, Paragraph, text
from bot.domain.category import Categories
from bot.errors import (
    AmbiguousPaper,
    BadChoice,
    MissingArgument,
    NoChapter,
    NoEdition,
    NoReport,
    UnknownCategory,
    UnknownCommand,
    UnknownLanguage,
    UnknownPaper,
    UnknownZone,
    UserMistake,
)
from bot.wording import speak

LONGEST_ECHO = 80
"""Characters of what was written that an answer says again."""
LONGEST_ACTION = 57
"""Bytes of a line that a button offers; platforms allow 64, of which some may go to the day of a post."""


def reply_to(mistake: UserMistake, incoming: Incoming, language: str, categories: Categories) -> Reply:
    """What a person sees."""
    blocks: list[Block] = [Paragraph(text(sentence(mistake, language, categories)))]
    if actions := [action for action in _actions(mistake, incoming) if _is_short(action)]:
        blocks.append(Buttons(tuple((Button(action, action),) for action in actions)))
    return Reply(Document(tuple(blocks)), ephemeral=True, mistake=True, language=language)


def _is_short(action: str) -> bool:
    return len(action.encode(errors="replace")) <= LONGEST_ACTION


def sentence(mistake: UserMistake, language: str, categories: Categories) -> str:
    """What was wrong and what to do, however much was written."""

    def name(key: str) -> str:
        return categories[key].name(language) if key in categories else key

    return speak.sentence_for(_shortened(mistake), language, name)


def _shortened(mistake: UserMistake) -> UserMistake:
    """A mistake whose sentence is short, however much was written."""
    for name in ("text", "word", "name"):
        written = getattr(mistake, name, "")
        if len(written) > LONGEST_ECHO:
            return replace(mistake, **{name: f"{written[: LONGEST_ECHO - 1]}…"})  # type: ignore[type-var] # each is one
    return mistake


def _actions(mistake: UserMistake, incoming: Incoming) -> list[str]:
    """Whole command lines that the person may have meant."""
    actions: list[str] = []
    match mistake:
        case UnknownCommand():
            actions = [f"/{near} {rest_of(incoming.text)}".rstrip() for near in mistake.nearest]
        case UnknownCategory():
            actions = [_corrected(incoming.text, mistake.text, near) for near in mistake.nearest]
        case AmbiguousPaper():
            actions = [f"/paper {number}" for number, _ in mistake.choices]
        case UnknownZone():
            actions = [f"/timezone {near}" for near in mistake.nearest]
        case UnknownLanguage():
            actions = [f"/language {code}" for code in mistake.offered]
        case MissingArgument():
            actions = [mistake.example]
        case BadChoice():
            actions = [f"/{mistake.command} {choice}" for choice in mistake.offered]
        case NoReport() | NoChapter() | UnknownPaper():
            actions = _of_reports(mistake)
        case NoEdition() if mistake.newest is not None:
            actions = ["/digest"]
    return actions


def _of_reports(mistake: NoReport | NoChapter | UnknownPaper) -> list[str]:
    """To the contents of the reports that are near, or of the one that has no such chapter or paper."""
    slugs = mistake.known if isinstance(mistake, NoReport) else (mistake.report,)
    return [f"/report {slug}" for slug in slugs if slug]


def _corrected(line: str, typed: str, near: str) -> str:
    """The line that was written, with the category that was meant in it."""
    command = parse(line) if is_command(line) else colloquial(line) or spoken(line) or Command("subscribe", typed)
    rest = command.rest.replace(typed, near) if typed in command.rest else near
    return f"/{command.name} {rest}"
