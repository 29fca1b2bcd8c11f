"""A message without a command: a number, link or title is a paper, a date an edition, a name a category, a question a
question. Anything else is answered with what is possible.
"""

import re

from bot.chat.arguments.dates import date_in
from bot.chat.arguments.endings import without_verb
from bot.chat.arguments.mentions import mentions
from bot.chat.arguments.papers import ByNumber, identity_in, paper_named
from bot.chat.arguments.reports import chapter_said
from bot.chat.handlers.asking import question
from bot.chat.handlers.reading import digest, paper
from bot.chat.handlers.report import report
from bot.chat.message import Saying
from bot.chat.parts import commands, line
from bot.chat.question_form import asks, is_marked, only_thanks
from bot.chat.turn import Handler, Turn
from bot.chat.which import titled
from bot.chat.which_report import InReport, spoken_slug
from bot.document.blocks import Button, Buttons
from bot.errors import BadDate, UnknownCategory, UserMistake

_PAPERS_OF = re.compile(r"(?<=\S)\s*(?:논문(?:만|들)?|papers?)$", re.IGNORECASE)


async def plain(turn: Turn) -> Saying:
    """Always one reply that leads on."""
    said = turn.incoming.text.strip()
    if meant := await _named(turn, said):
        handler, named = meant
        async for one in handler(named):
            yield one
    elif key := _category(turn, said):
        yield turn.reply(line(turn.words.plain.category(turn.name(key))), _category_buttons(turn, key))
    elif not is_marked(said) and (number := await _title(turn, said)):
        async for one in paper(turn.as_command("paper", number)):
            yield one
    elif await _is_question(turn, said):
        async for one in question(turn, said):
            yield one
    else:
        words = turn.words.plain
        examples = (*words.examples, (f"/subscribe {turn.example}", words.every_day(turn.example)))
        yield turn.reply(line(words.possible), commands(examples), _examples(turn), mistake=True)


async def _named(turn: Turn, said: str) -> tuple[Handler, Turn] | None:
    """What a line shows that names nothing but a report, a chapter, a paper or a day; a chapter alone only where a
    report is read."""
    first, *rest = said.split() or [""]
    is_report = len(rest) < 2 and first.casefold() in await turn.house.store.reports.slugs()
    if is_report or (chapter_said(said) and spoken_slug(turn)):
        return report, turn.as_command("report", said)
    if await _is_number(turn, said) or (identity_in(said) and not asks(said)):
        return paper, turn.as_command("paper", said)
    return (digest, turn.as_command("digest", said)) if _is_date(turn, said) else None


async def _is_number(turn: Turn, said: str) -> bool:
    named = paper_named(said, turn.local_now.date(), turn.chat.last_read)
    if isinstance(named, ByNumber) and named.report:
        return named.report in await turn.house.store.reports.slugs()
    return isinstance(named, ByNumber)


def _is_date(turn: Turn, said: str) -> bool:
    try:
        day, rest = date_in(said, turn.local_now.date(), turn.chat.last_read)
    except BadDate:
        return False
    return not rest and (day is not None or bool(said))


def _category(turn: Turn, said: str) -> str | None:
    try:
        return turn.house.categories.find(_PAPERS_OF.sub("", without_verb(said))).key
    except UnknownCategory:
        return None


async def _title(turn: Turn, said: str) -> str | None:
    """The number of the one paper of the report or edition in question that has these words in its title."""
    try:
        found = await titled(turn, _PAPERS_OF.sub("", without_verb(said)))
    except UserMistake:
        return None
    if isinstance(found, InReport):
        return found.written
    edition, listed = found
    return f"{edition.day.isoformat()}-{listed.number}"


async def _is_question(turn: Turn, said: str) -> bool:
    """Whether something is asked about a paper: in so many words, by naming one, or in reply to one that we showed.

    What somebody else wrote and was forwarded to us asks for nothing.
    """
    if turn.incoming.origin == "forwarded" or turn.house.asking is None or only_thanks(said):
        return False
    replied = turn.incoming.reply_to
    about_one = replied is not None and (replied.answer is not None or len(replied.papers) == 1)
    slugs = await turn.house.store.reports.slugs()
    named = mentions(said, turn.local_now.date(), turn.chat.last_read, reports=slugs)
    return bool(named) or asks(said) or (about_one and turn.incoming.kind == "private")


def _category_buttons(turn: Turn, key: str) -> Buttons:
    words = turn.words.plain
    name = turn.name(key)
    has = turn.chat.everything or key in turn.chat.categories
    subscribe = [] if has else [Button(words.subscribe_to(name), f"/subscribe {key}")]
    return Buttons(((*subscribe, Button(words.read_category(name), f"/digest {key}")),))


def _examples(turn: Turn) -> Buttons:
    words = turn.words.start
    return Buttons(
        ((Button(words.newest, "/digest"), Button(words.settings, "/settings"), Button(words.help, "/help")),)
    )
