"""/undo takes back the last change of this chat's settings; again, the one before. It is itself written down."""

from datetime import timedelta

from bot.chat.handlers.changes import told_undone
from bot.chat.handlers.settings_page import changed
from bot.chat.handlers.subscriptions import from_the_newest
from bot.chat.message import Saying
from bot.chat.parts import line, settings_button
from bot.chat.turn import Turn
from bot.document.blocks import Buttons
from bot.domain.change import with_value

SLIP = timedelta(days=1)
"""Whoever takes an end of all subscriptions back within so long loses no edition; later it is a new beginning."""


async def undo(turn: Turn) -> Saying:
    """/undo, or the button under a change, which names it (`/undo 12`): an old one takes nothing else back."""
    words, asked = turn.words.changes, turn.command.rest
    newest = await turn.house.store.changes.newest(turn.chat.address)
    if newest is None or asked not in ("", str(newest.number)):
        said = words.another if newest else words.nothing
        yield turn.reply(line(said), Buttons(((settings_button(turn),),)), ephemeral=True)
        return
    chat = with_value(turn.chat, newest.setting, newest.before)
    if turn.now - newest.at > SLIP:
        chat = await from_the_newest(turn, chat)
    turn = await turn.keep_and_schedule(chat, newest.number)
    yield changed(turn, told_undone(turn, newest))
