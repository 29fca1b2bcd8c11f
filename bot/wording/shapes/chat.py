"""What the bot says in a chat: one field a sentence, callables where something is filled in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.wording.shapes.chat_alerts import AlertWords
from bot.wording.shapes.chat_changes import ChangeWords
from bot.wording.shapes.chat_commands import CommandWords
from bot.wording.shapes.chat_deliveries import DeliveryWords
from bot.wording.shapes.chat_papers import PaperWords
from bot.wording.shapes.chat_places import PlaceWords
from bot.wording.shapes.chat_questions import QuestionWords
from bot.wording.shapes.chat_reports import ReportChatWords
from bot.wording.shapes.chat_settings import SettingWords


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Dates and times as a reader of the language writes them; a moment is given in the chat's own zone."""

    day: Callable[[date], str]
    clock: Callable[[time], str]
    moment: Callable[[datetime, str], str]
    days: Callable[[Sequence[int]], str]


@dataclass(frozen=True, slots=True)
class StartWords:
    """/start: one short page."""

    title: str
    what: str
    nothing_yet: Callable[[str], str]
    """A private chat without subscriptions gets no posts, and what to do (with a category for example)."""
    subscribed: Callable[[str, str], str]
    """What is subscribed, and when the next post comes."""
    privacy: str
    contact: Callable[[str], str]
    everything: str
    newest: str
    settings: str
    help: str
    other_language: tuple[str, str]
    """Label and code of the button to the other language, written in that language."""


@dataclass(frozen=True, slots=True)
class HelpWords:
    """/help."""

    title: str
    read: str
    subscribe: str
    schedule: str
    chat: str
    numbers: str
    """What a bare number or an arXiv link does."""
    numbers_in_groups: str
    """The same where only what is said to us is heard."""
    later: str
    in_groups: str
    elsewhere: str
    """How a group or channel is managed from a private chat."""


@dataclass(frozen=True, slots=True)
class PlainWords:
    """Answers to messages without a command."""

    possible: str
    """Not understood; what is possible."""
    examples: tuple[tuple[str, str], ...]
    """Example lines, and what each does."""
    every_day: Callable[[str], str]
    """What subscribing to a category does, as one more example."""
    category: Callable[[str], str]
    subscribe_to: Callable[[str], str]
    read_category: Callable[[str], str]
    show_paper: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """/status."""

    title: str
    next_post: Callable[[str], str]
    no_next_post: Callable[[str], str]
    paused: str
    begins_after: Callable[[str], str]
    """The edition that this chat had, or that it began at: what came after it is still to come."""
    newest: Callable[[str, int], str]
    no_newest: str
    last_read: Callable[[str], str]
    """Where nothing is posted: the edition that was read last."""
    source_fine: Callable[[str, int, str], str]
    source_failed: Callable[[str, str, str], str]
    sources: str
    address: Callable[[str, str], str]
    """For the operator's settings: this chat's address, and the person's where it is another one (else empty)."""
    chats: Callable[[int, int, int, int], str]
    """For operators: chats that are known, get posts, are paused, and are switched off."""
    editions: str
    edition: Callable[[str, int], str]
    no_edition: Callable[[str, str], str]
    """A day without an edition, and the reason."""


@dataclass(frozen=True, slots=True)
class ForgetWords:
    """/forget."""

    erased: Callable[[Sequence[str]], str]
    nothing: str
    chats: Callable[[int], str]
    topics: Callable[[int], str]
    """The same of the place's topics."""
    messages: Callable[[int], str]
    conversations: str
    answers: Callable[[int], str]
    replies: str
    """What models said to the questions."""
    spendings: str
    changes: Callable[[int], str]
    other: Callable[[str, int], str]
    named: str
    """The place is named in the service's own settings, which begin it again."""
    again: str
    sure: str
    """Before anything is erased: what would be, and how."""
    erase: str


@dataclass(frozen=True, slots=True)
class StopWords:
    """/stop."""

    ways: str
    unsubscribe: str
    """What ending all subscriptions does."""


@dataclass(frozen=True, slots=True)
class TerminalWords:
    """What only the terminal says."""

    keys: str
    prompt: str
    no_button: Callable[[int], str]
    no_fold: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class ChatWords:
    """Everything said in a chat, in one language."""

    language: str
    times: TimeWords
    commands: CommandWords
    start: StartWords
    help: HelpWords
    settings: SettingWords
    changes: ChangeWords
    papers: PaperWords
    places: PlaceWords
    plain: PlainWords
    questions: QuestionWords
    reports: ReportChatWords
    status: StatusWords
    deliveries: DeliveryWords
    alerts: AlertWords
    forget: ForgetWords
    stop: StopWords
    terminal: TerminalWords
    joined: Callable[[Sequence[str]], str]
    went_wrong: str
    """A fault of ours, in one line, with what to do."""
