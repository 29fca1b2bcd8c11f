"""Which handler answers which command."""

from collections.abc import Mapping

from bot.chat.handlers import (
    accounts,
    answers,
    asking,
    export,
    later,
    plain,
    reading,
    report,
    schedule,
    settings,
    start,
    subscriptions,
    undo,
    why,
)
from bot.chat.message import Saying
from bot.chat.turn import Handler, Turn

PLAIN: Handler = plain.plain


def _or_page(handler: Handler) -> Handler:
    """A setting without a value is a wish to see what there is to choose."""

    def handled(turn: Turn) -> Saying:
        return handler(turn) if turn.command.rest else settings.settings(turn)

    return handled


HANDLERS: Mapping[str, Handler] = {
    "start": start.start,
    "help": start.help_,
    "settings": settings.settings,
    "subscribe": subscriptions.subscribe,
    "unsubscribe": subscriptions.unsubscribe,
    "categories": subscriptions.categories,
    "subscriptions": subscriptions.subscriptions,
    "digest": reading.digest,
    "paper": reading.paper,
    "why": why.why,
    "report": report.report,
    "language": _or_page(settings.language),
    "time": _or_page(schedule.time),
    "timezone": _or_page(schedule.timezone),
    "days": _or_page(schedule.days),
    "weekly": _or_page(schedule.weekly),
    "mute": _or_page(settings.mute),
    "length": _or_page(settings.length),
    "notices": _or_page(settings.notices),
    "pause": schedule.pause,
    "resume": schedule.resume,
    "undo": undo.undo,
    "status": accounts.status,
    "stop": accounts.stop,
    "export": export.export,
    "forget": accounts.forget,
    "ask": asking.ask,
    "which": asking.which,
    "evidence": answers.evidence,
    "passages": answers.passages,
    "wrong": answers.wrong,
    **dict.fromkeys(("save", "saved", "search", "follow"), later.later),
}
