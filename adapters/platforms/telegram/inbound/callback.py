"""A pressed button as the core hears it: the command line that it stands for, and the day of its message."""

from dataclasses import dataclass
from functools import partial

from telegram import CallbackQuery, Message
from telegram.constants import ChatType

from adapters.platforms.telegram.addresses import Spot, address
from adapters.platforms.telegram.asked import Asked
from adapters.platforms.telegram.inbound.message import Ears, fitting, kind_of, place_of
from adapters.platforms.telegram.inbound.replies import by_buttons
from adapters.platforms.telegram.outbound.keyboard import Under, deep_link, said
from bot.chat.arguments.reports import report_of
from bot.chat.commands import KINDS, is_command
from bot.chat.message import Incoming
from bot.domain.chat import Address, ChatKind
from bot.domain.shown import About

SHOWING = frozenset({"paper", "why", "ask", "digest", "report"})
OF_ITS_MESSAGE = frozenset({"evidence", "passages", "wrong", "ask"})
"""Commands about the answer that the pressed message shows, or about any of its papers."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A press that is answered by an address: what only shows something is not posted to a channel."""

    query: str
    url: str


async def pressed(query: CallbackQuery, ears: Ears) -> Asked | Elsewhere | None:
    """What is to be answered; None where a button is not one of ours."""
    if query.message is None or not query.data:
        return None
    here, spot, kind = _place(query)
    day, line = said(query.data)
    if not is_command(line):
        return None  # of another bot that had this token before
    rules = kind == "private" or await ears.administrators.surely(spot.chat, query.from_user.id)
    if kind == "channel" and _leads_away(line, rules=rules):
        link = deep_link(line, Under(day, kind, ears.own.name, _report(query, line)))
        return Elsewhere(query.id, link or f"https://t.me/{ears.own.name}?start=digest")
    incoming = Incoming(
        here,
        kind,
        line,
        sender=str(query.from_user.id),
        is_administrator=rules,
        reply_to=await _shown(query, here, line, ears) or (About(day, report=_report(query, line)) if day else None),
        language_hint=query.from_user.language_code,
        own_name=ears.own.name,
        addressed=True,
        pressed=True,
        fits=partial(fitting, ears.fits, kind),
        lane=ears.own.lane,
    )
    return Asked(incoming, spot, query.message.message_id, query.id)


async def _shown(query: CallbackQuery, here: Address, line: str, ears: Ears) -> About | None:
    """What a pressed message shows: what is told of an answer is told only where it stands, and a question is about
    one of a post's papers."""
    assert query.message is not None
    word = line.removeprefix("/").partition(" ")[0]
    return await ears.desk.shows(here, str(query.message.message_id)) if word in OF_ITS_MESSAGE else None


def _report(query: CallbackQuery, line: str) -> str:
    """The conference report that a pressed button is about, by its line or by its message's other buttons."""
    shown = by_buttons(query.message) if isinstance(query.message, Message) else None
    return report_of(line) or (shown.report if shown else "")


def _leads_away(line: str, *, rules: bool) -> bool:
    """Whether a press in a channel is answered elsewhere: what shows a paper, and whatever its readers press.

    What only administrators may do is heard from anybody, to be told so.
    """
    word = line.removeprefix("/").partition(" ")[0]
    row = KINDS.get(word)
    return word in SHOWING or not (rules or (row is not None and row.who == "administrators"))


def _place(query: CallbackQuery) -> tuple[Address, Spot, ChatKind]:
    """Of a message that is too old to be told, only its chat is known."""
    message = query.message
    assert message is not None
    if isinstance(message, Message):
        return *place_of(message), kind_of(message)
    kinds: dict[str, ChatKind] = {ChatType.PRIVATE: "private", ChatType.CHANNEL: "channel"}
    return address(message.chat.id), Spot(message.chat.id), kinds.get(message.chat.type, "group")
