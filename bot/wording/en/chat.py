"""English: what the bot says in a chat."""

from collections.abc import Sequence
from datetime import datetime, time

from bot.wording import english
from bot.wording.en.chat_alerts import ALERTS
from bot.wording.en.chat_changes import CHANGES
from bot.wording.en.chat_commands import COMMANDS
from bot.wording.en.chat_deliveries import DELIVERIES
from bot.wording.en.chat_papers import PAPERS
from bot.wording.en.chat_places import PLACES
from bot.wording.en.chat_questions import QUESTIONS
from bot.wording.en.chat_reports import REPORTS
from bot.wording.en.chat_settings import SETTINGS
from bot.wording.names import source
from bot.wording.shapes.chat import (
    ChatWords,
    ForgetWords,
    HelpWords,
    PlainWords,
    StartWords,
    StatusWords,
    StopWords,
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
        "and a card for each paper, at the time you choose. Every sentence is checked against the paper's own words."
    ),
    nothing_yet=lambda one: (
        f"Nothing is posted here until you choose: press a category, or write one. Example: /subscribe {one}\n"
        "To look first, read the newest edition: /digest"
    ),
    subscribed=lambda names, moment: f"You get: {names}. Next post: {moment}.",
    privacy=(
        "I keep this chat's address and settings, and for 90 days at most what I sent here and what was asked. Only "
        "the operator sees it; questions also go to the language model, where there is one. "
        "A copy of it: /export. To erase it: /forget"
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
    numbers=(
        "Just a number (3), an arXiv id or a link shows that paper. A question needs no command: why is paper 3 faster?"
    ),
    numbers_in_groups=(
        "A number (3), an arXiv id or a link shows that paper, and a question is answered, in a reply to a message of "
        "mine or with my name in it."
    ),
    later="Not there yet: saving and searching.",
    in_groups="In groups and channels only administrators can change settings; everybody can read.",
    elsewhere="To manage a group or channel, add me to it and write here: settings @name (or its link)",
)

PLAIN = PlainWords(
    possible="I did not understand that. Here is what you can do, for example:",
    examples=(
        ("/digest", "the newest edition"),
        ("/paper 1", "the card of paper 1 (or just: 1)"),
        ("/ask 1 What is new?", "a question about paper 1 (or just: what is new in paper 1?)"),
    ),
    every_day=lambda name: f"the category {name} every day",
    category=lambda name: f"{name} is a category. You can get it every day, or read it now.",
    subscribe_to=lambda name: f"Subscribe to {name}",
    read_category=lambda name: f"Read {name} now",
    show_paper=lambda paper: f"Show paper {paper}",
)

STATUS = StatusWords(
    title="Status",
    next_post=lambda moment: f"Next post: {moment}.",
    no_next_post=lambda one: (
        f"Nothing will be posted here, because nothing is subscribed. To subscribe: /subscribe {one}"
    ),
    paused="Posts are paused. To start them again: /resume",
    begins_after=lambda day: f"The next post begins after the edition of {day}.",
    newest=lambda day, papers: f"Newest edition: {day}, {english.counted(papers, 'paper')}.",
    no_newest="There is no edition yet.",
    last_read=lambda day: f"Edition last read here: {day}.",
    source_fine=lambda name, found, moment: f"{source(name)}: {english.counted(found, 'paper')}, read {moment}",
    source_failed=lambda name, moment, error: f"{source(name)}: could not be read {moment} ({error})",
    sources="Its sources:",
    address=lambda chat, person: f"For the operator: this chat is {chat}{person and f', you are {person}'}.",
    chats=lambda known, subscribed, paused, off: (
        f"Chats: {known:,} known, {subscribed:,} get posts, {paused:,} paused, {off:,} switched off."
    ),
    editions="Last days:",
    edition=lambda day, papers: f"{day}: {english.counted(papers, 'paper')}",
    no_edition=lambda day, reason: f"{day}: {reason}",
)

FORGET = ForgetWords(
    erased=lambda what: f"Erased: {'; '.join(what)}. Nothing about this chat is kept any more, and nothing is posted.",
    nothing="Nothing about this chat was kept, so there is nothing to erase.",
    chats=lambda count: "this chat's address, subscriptions, settings and what it last read",
    topics=lambda count: f"the same of {english.counted(count, 'topic')} in it",
    messages=lambda count: f"what {english.counted(count, 'message')} here showed",
    conversations="what this conversation was about",
    answers=lambda count: f"{english.counted(count, 'answer')} with their questions",
    replies="what a model replied to them",
    spendings="what your questions used of the service's budget",
    changes=lambda count: f"{english.counted(count, 'change')} of settings",
    other=lambda kind, count: f"{count} × {kind}",
    named=(
        "The settings of this service name this place: when it starts again, posts begin again. To end them for good, "
        "remove me."
    ),
    again="To begin again: /start",
    sure=(
        "/forget erases at once what is kept about this chat: its address, subscriptions, settings, what it last read, "
        "questions and answers, and which papers my messages here show. Nothing has been erased so far."
    ),
    erase="Erase it now",
)

STOP = StopWords(ways="Ways to stop:", unsubscribe="end all subscriptions; the settings stay")

TERMINAL = TerminalWords(
    keys="[b1] and [o1] can be typed: b1 presses a button, o1 opens a fold. exit or Ctrl-D ends.",
    prompt="> ",
    no_button=lambda number: f"There is no button b{number} under the last message. All commands: /help",
    no_fold=lambda number: f"There is no fold o{number} in the last message. All commands: /help",
)

CHAT = ChatWords(
    language="en",
    times=TIMES,
    commands=COMMANDS,
    start=START,
    help=HELP,
    settings=SETTINGS,
    changes=CHANGES,
    papers=PAPERS,
    places=PLACES,
    plain=PLAIN,
    questions=QUESTIONS,
    reports=REPORTS,
    status=STATUS,
    deliveries=DELIVERIES,
    alerts=ALERTS,
    forget=FORGET,
    stop=STOP,
    terminal=TERMINAL,
    joined=", ".join,
    went_wrong="Something went wrong on my side. It is in my log. Please try again in a moment, or see /help.",
)
