"""Which handler answers which command."""

from collections.abc import Mapping

from bot.chat.handlers import accounts, later, plain, reading, schedule, settings, start, subscriptions, why
from bot.chat.turn import Handler

PLAIN: Handler = plain.plain
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
    "language": settings.language,
    "time": schedule.time,
    "timezone": schedule.timezone,
    "days": schedule.days,
    "weekly": schedule.weekly,
    "mute": settings.mute,
    "length": settings.length,
    "notices": settings.notices,
    "pause": schedule.pause,
    "resume": schedule.resume,
    "status": accounts.status,
    "stop": accounts.stop,
    "forget": accounts.forget,
    "ask": later.ask,
    **dict.fromkeys(("report", "save", "saved", "search", "follow"), later.later),
}
