"""/time /timezone /days /weekly /pause /resume: when a chat gets its post. Each says when the next one comes."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.chat.arguments.choices import state_from
from bot.chat.arguments.times import days_from, time_from
from bot.chat.arguments.zones import zone_from
from bot.chat.handlers.settings_page import changed
from bot.chat.message import Reply, Saying
from bot.chat.parts import coming, zone_hint
from bot.chat.turn import Turn
from bot.delivery.due import due_days
from bot.document.blocks import Button
from bot.domain.chat import Chat


async def _changed(turn: Turn, chat: Chat, said: str) -> Reply:
    """Keeps the chat with its next post, and says both."""
    turn = await turn.keep_and_schedule(chat)
    hints = zone_hint(turn) if turn.command.name == "time" else ()
    return changed(turn, said, also=[coming(turn), *hints])


async def time(turn: Turn) -> Saying:
    """/time 07:30"""
    at = time_from(turn.command.rest)
    said = turn.words.settings.time_set(turn.words.times.clock(at))
    yield await _changed(turn, replace(turn.chat, post_time=at), said)


async def timezone(turn: Turn) -> Saying:
    """/timezone Asia/Seoul"""
    zone = zone_from(turn.command.rest)
    there = turn.words.times.clock(turn.now.astimezone(ZoneInfo(zone)).time())
    yield await _changed(turn, replace(turn.chat, timezone=zone), turn.words.settings.timezone_set(zone, there))


async def days(turn: Turn) -> Saying:
    """/days mon-fri"""
    wanted = days_from(turn.command.rest)
    words, chat = turn.words, replace(turn.chat, days=wanted)
    said = words.settings.days_set(words.times.days(wanted))
    if chat.weekly:
        said = f"{said}\n{words.settings.weekly_on(words.times.days(due_days(chat)))}"
    yield await _changed(turn, chat, said)


async def weekly(turn: Turn) -> Saying:
    """/weekly on: one post a week, on the first of the chat's days."""
    on = state_from("weekly", turn.command.rest)
    chat = replace(turn.chat, weekly=on)
    words = turn.words
    on_days = words.times.days(due_days(chat))
    said = words.settings.weekly_on(on_days) if on else words.settings.weekly_off(on_days)
    yield await _changed(turn, chat, said)


async def pause(turn: Turn) -> Saying:
    """No posts; settings and the place in the row of editions stay."""
    words = turn.words
    if not turn.chat.subscribed:
        yield changed(turn, coming(turn))
        return
    said = words.settings.already_paused if turn.chat.paused else words.settings.paused
    turn = await turn.keep_and_schedule(replace(turn.chat, paused=True))
    onward = [] if turn.incoming.pressed else [Button(words.settings.page.resume_button, "/resume")]
    yield changed(turn, said, onward=onward)


async def resume(turn: Turn) -> Saying:
    """Posts again, from where the chat stopped."""
    words = turn.words
    off = None if turn.is_back else turn.chat.off
    said = words.settings.resumed if turn.chat.paused else words.settings.not_paused
    said = words.places.here_again if turn.is_back else said
    chat = replace(turn.chat, paused=False, off=off)
    if not chat.subscribed:  # nothing was missed, and nothing comes
        turn = await turn.keep_and_schedule(chat)
        yield changed(turn, coming(turn))
        return
    yield await _changed(turn, chat, said)
