"""English: what operators are told when something needs them."""

from bot.wording.shapes.chat_alerts import AlertWords, rate_of

ALERTS = AlertWords(
    parked=lambda bot, reason: (
        f"{bot}: a message is held, because nobody can know whether it arrived ({reason}). "
        "To see which: jogan deliveries list --state parked. To send it again: jogan deliveries retry"
    ),
    dead=lambda bot, reason: (
        f"{bot}: a message could not be sent and will not be tried again ({reason}). "
        "To see which: jogan deliveries list --state dead. To send it again: jogan deliveries retry"
    ),
    paused=lambda bot, reason: (
        f"{bot} may not send for a while, the platform says ({reason}). Posts wait and go on by themselves; "
        f"until when: jogan doctor. Where it happens often, a lower rate helps: {rate_of(bot)}"
    ),
    refusals=lambda bot, reason: (
        f"{bot}: very many chats refuse its messages ({reason}). It rests for some minutes, so that it is not banned. "
        "To see which chats: jogan deliveries list --state dead"
    ),
    unreachable=lambda bot, reason: (
        f"{bot}: the platform cannot be reached ({reason}). Posts wait and go out when it is back. "
        "Whether it is the network here: jogan doctor"
    ),
    store=lambda bot, reason: (
        f"{bot} sends nothing, because the database takes nothing ({reason}). "
        "Please look at its disk, and at: jogan doctor"
    ),
    late=lambda day, reason: (
        f"The edition of {day} is late ({reason}). It is tried again; posts wait for it up to an hour. "
        "What it lacks: jogan doctor"
    ),
    source=lambda source, reason: (
        f"The source {source} has failed for a day ({reason}). Editions come without it and say so. "
        "Whether it can be reached, and the setting of a mirror: jogan doctor. To go without it: JOGAN_SOURCES"
    ),
    budget=lambda setting, used: (
        f"80% of the day's tokens for the model are used ({used}). At 100% texts are taken from the papers themselves, "
        f"until midnight UTC. More a day: {setting}"
    ),
    model=lambda model, cards: (
        f"The newest edition is written without {model} for the most part ({cards} cards): it could not be asked. "
        "Whether the model's key, address and account are right: jogan doctor"
    ),
    stalled=lambda bot, since: (
        f"{bot}: a message that may be sent has waited for more than two hours (since {since}). "
        "To see which: jogan deliveries list --state ready. Whether a process with this bot runs: jogan doctor"
    ),
    down=lambda task, reason: (
        f"The {task} does not stay up ({reason}). It is started again each minute, unless a setting is wrong: "
        "then mend it and restart jogan. What is wrong: jogan doctor"
    ),
    twice=lambda bot, reason: (
        f"{bot}: another program hears with this bot's token ({reason}). What people write reaches it or me by chance. "
        "Stop that program, or get a new token and give it to this one alone. What is set here: jogan doctor"
    ),
    waited=lambda moment: f"This is from {moment}: nobody could be told earlier.",
    once=(
        "I tell each kind of this once a day; all of it: /status. "
        "What to do about it: “What to do when” in deploy/README.md"
    ),
)
