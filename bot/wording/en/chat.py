"""English: what the bot says in a chat."""

from collections.abc import Sequence
from datetime import datetime, time

from bot.wording import english
from bot.wording.en.chat_commands import COMMANDS
from bot.wording.en.chat_papers import PAPERS
from bot.wording.en.chat_settings import SETTINGS
from bot.wording.shapes.chat import (
    ChatWords,
    ForgetWords,
    HelpWords,
    PlainWords,
    StartWords,
    StatusWords,
    TerminalWords,
    TimeWords,
)

_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = {tuple(range(7)): "every day", tuple(range(5)): "Monday to Friday", (5, 6): "Saturday and Sunday"}


def _clock(at: time) -> str:
    return f"{at:%H:%M}"


def _moment(when: datetime, zone: str) -> str:
    return f"{english.day(when.date())}, {_clock(when.time())} ({zone})"


def _days(days: Sequence[int]) -> str:
    return _NAMED.get(tuple(days)) or ", ".join(_DAY_NAMES[day] for day in days)


TIMES = TimeWords(day=lambda day: f"{english.day(day)} {day.year}", clock=_clock, moment=_moment, days=_days)

START = StartWords(
    title="jogan: the morning paper for AI research",
    what=(
        "Every day I collect the new AI papers, sort them into categories, and post a report for each category "
        "and a card for each paper, at your own time. Every sentence comes from the papers' own text."
    ),
    nothing_yet=(
        "Nothing is posted here until you choose: press a category, or write /subscribe LLM. "
        "To look first: /digest shows the newest edition."
    ),
    subscribed=lambda names, moment: f"You get: {names}. Next post: {moment}.",
    privacy=(
        "What I keep about this chat: its address, its settings and the edition it last read; "
        "not what you write. /forget erases it."
    ),
    contact=lambda address: f"Contact: {address}",
    everything="Everything",
    newest="Newest edition",
    settings="Settings",
    help="Help",
    other_language=("한국어", "ko"),
)

HELP = HelpWords(
    title="What you can write",
    read="Read",
    subscribe="Subscribe",
    schedule="Settings",
    chat="This chat",
    numbers="A number (3), an arXiv id or a link alone shows that paper.",
    later="Not there yet: questions about a paper (/ask), conference reports (/report), saving and searching.",
    in_groups="In groups and channels only administrators change settings; everybody may read.",
)

PLAIN = PlainWords(
    possible="I did not understand that. This is possible, for example:",
    examples=(
        ("/digest", "the newest edition"),
        ("/paper 1", "the card of its first paper (or just: 1)"),
        ("/subscribe LLM", "a category every day"),
    ),
    category=lambda name: f"{name} is one of the categories. What would you like?",
    subscribe_to=lambda name: f"Subscribe to {name}",
    read_category=lambda name: f"Read {name} now",
    question=lambda paper: (
        f"I cannot answer questions yet; that comes in a later version. What paper {paper} itself says: /paper {paper}"
    ),
    question_without_paper=(
        "I cannot answer questions yet; that comes in a later version. "
        "A paper's card shows what the paper itself says, for example:"
    ),
    show_paper=lambda paper: f"Card of paper {paper}",
)

STATUS = StatusWords(
    title="Status",
    next_post=lambda moment: f"Next post here: {moment}.",
    no_next_post="Nothing will be posted here: nothing is subscribed. /subscribe LLM",
    paused="Posts are paused here: /resume starts them again.",
    last_edition=lambda day: f"This chat is up to date to the edition of {day}.",
    no_last_edition="This chat has had no edition yet.",
    newest=lambda day, papers: f"Newest edition: {day}, {english.counted(papers, 'paper')}.",
    no_newest="There is no edition yet.",
    source_fine=lambda name, found, moment: f"{name}: {english.counted(found, 'paper')}, asked {moment}",
    source_failed=lambda name, moment, error: f"{name}: could not be read, asked {moment} ({error})",
    sources="Its sources:",
)

FORGET = ForgetWords(
    erased=lambda what: f"Erased: {', '.join(what)}. Nothing about this chat is kept now, and nothing is posted.",
    nothing="Nothing about this chat was kept, so there was nothing to erase.",
    chats=lambda count: "this chat's address, subscriptions, settings and last edition",
    other=lambda kind, count: f"{count} × {kind}",
    again="To begin again: /start",
)

TERMINAL = TerminalWords(
    keys="[b1] and [o1] can be typed: b1 presses a button, o1 opens a fold. Ctrl-D ends.",
    prompt="> ",
)

CHAT = ChatWords(
    language="en",
    times=TIMES,
    commands=COMMANDS,
    start=START,
    help=HELP,
    settings=SETTINGS,
    papers=PAPERS,
    plain=PLAIN,
    status=STATUS,
    forget=FORGET,
    terminal=TERMINAL,
    joined=", ".join,
    went_wrong="Something went wrong on my side; it is in my log. Please try again, or write /help.",
)
