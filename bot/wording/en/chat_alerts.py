"""English: what operators are told when something needs them."""

from bot.wording.shapes.chat_alerts import AlertWords

ALERTS = AlertWords(
    parked=lambda bot, reason: (
        f"{bot}: a message is held, because nobody can know whether it arrived ({reason}). "
        "To see which and to send it again: jogan deliveries list --state parked"
    ),
    dead=lambda bot, reason: (
        f"{bot}: a message could not be sent and will not be tried again ({reason}). "
        "To see which: jogan deliveries list --state dead"
    ),
    paused=lambda bot, reason: (
        f"{bot} may not send for a while, the platform says ({reason}). Posts wait and go on by themselves."
    ),
    refusals=lambda bot, reason: (
        f"{bot}: very many chats refuse its messages ({reason}). It rests for some minutes, so that it is not banned."
    ),
    unreachable=lambda bot, reason: (
        f"{bot}: the platform cannot be reached ({reason}). Posts wait and go out when it is back."
    ),
    store=lambda bot, reason: (
        f"{bot} sends nothing, because the database takes nothing ({reason}). "
        "Please look at its disk, and at: jogan doctor"
    ),
    late=lambda day, reason: (
        f"The edition of {day} is late ({reason}). It is tried again; posts wait for it up to an hour."
    ),
    once="I tell each kind of this once a day; all of it: /status",
)
