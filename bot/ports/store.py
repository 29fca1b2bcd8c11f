"""What is remembered: papers and where they were seen, editions, chats. Every method is one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, Protocol

from bot.domain.answer import Answer
from bot.domain.chat import Address, Chat, ChatKind
from bot.domain.conversation import Conversation
from bot.domain.edition import Edition
from bot.domain.paper import Paper, PaperId
from bot.domain.shown import About
from bot.domain.text import PaperText

if TYPE_CHECKING:
    from bot.ports.alerts import ToldAlerts
    from bot.ports.changes import By, Changes
    from bot.ports.ledger import Ledger  # which keeps what messages show, as they are kept here
    from bot.ports.payments import Payments  # which brings the port of models
    from bot.ports.reports import Reports
    from bot.ports.sources import SourceHealth


AnswerState = Literal["given", "reported", "withdrawn", "kept"]


@dataclass(frozen=True, slots=True)
class ListRecord:
    """That a source was asked for a day, and the ids it listed, in its order (to know a repeated list)."""

    source: str
    day: date
    asked_at: datetime
    papers: tuple[PaperId, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paper was published: the edition's day and the number in it."""

    day: date
    number: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What /forget erased: rows by kind (`chats`, `messages`, `deliveries`, `conversations`, `answers`, `replies`,
    `spendings`, `changes`); `topics` are the chats of the place's topics."""

    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ChatCounts:
    """How many chats are known, have subscriptions and can be posted to, are paused, or were switched off.

    One that is paused and switched off counts as switched off.
    """

    known: int
    subscribed: int
    paused: int
    off: int


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A message of ours in a chat: the platform's id of it, what it shows, which part it was of how many, and when.

    `kind` is the chat's, for rendering it again.
    """

    address: Address
    kind: ChatKind
    message: str
    about: About
    part: int
    parts: int
    sent_at: datetime


class Papers(Protocol):
    """Papers by id, with all their sightings."""

    async def add(self, papers: Sequence[Paper]) -> None:
        """Keep papers whole: a known id is replaced; its sightings are united by (source, day), the newer wins."""
        ...

    async def get(self, ids: Sequence[PaperId]) -> dict[PaperId, Paper]:
        """Those of `ids` that are known."""
        ...

    async def titled(self, keys: Sequence[str]) -> dict[str, PaperId]:
        """Ids of papers that a source showed by title key (bot.domain.identity.title_key); one that only a conference
        report has lends its identity to no other."""
        ...

    async def waiting(self, day: date) -> tuple[Paper, ...]:
        """Papers whose earliest batch is `day` or before and that no edition has yet, by id."""
        ...


class Lists(Protocol):
    """Which lists were read."""

    async def add(self, record: ListRecord) -> None:
        """Remember a list; the same source and day again replaces it."""
        ...

    async def before(self, source: str, day: date) -> ListRecord | None:
        """The source's newest list before `day` that was not empty."""
        ...


class Editions(Protocol):
    """Published editions and the days without one."""

    async def publish(self, edition: Edition) -> bool:
        """Keep an edition in one commit; False where the day is published already or a paper of it has an edition.

        A day kept with state `none` may be replaced.
        """
        ...

    async def on(self, day: date) -> Edition | None:
        """What is kept for `day`."""
        ...

    async def newest(self, *, before: date | None = None) -> Edition | None:
        """The newest published edition (before a day, where given)."""
        ...

    async def last(self) -> Edition | None:
        """What is kept for the last day of all, with an edition or without."""
        ...

    async def counts(self, *, before: date, most: int) -> tuple[tuple[date, Mapping[str, int]], ...]:
        """Counts by category of up to `most` published editions before a day, newest first."""
        ...

    async def correct(self, edition: Edition) -> bool:
        """Put a corrected edition in the place of the published one of its day.

        False, and nothing changes, where the day is not published, or where the papers or their numbers are others:
        what readers were told stays. Papers keep what they were known by.
        """
        ...

    async def place(self, paper: PaperId) -> Place | None:
        """The edition that has a paper."""
        ...


class Chats(Protocol):
    """Chats and what they want."""

    async def get(self, address: Address) -> Chat | None:
        """The chat at an address."""
        ...

    async def put(self, chat: Chat, by: "By | None" = None) -> int | None:
        """Keep a chat whole; only its cursor never goes back: a plan may have moved it meanwhile.

        Where somebody changes it, each setting that is another than what is kept is written down in the same
        transaction; gives the last one's number, None where none is another.
        """
        ...

    async def forget(self, address: Address) -> Forgotten:
        """Erase all that is kept about a chat, about its topics and about threads that bear the name of one of its
        messages: what their messages show, what was asked in them, what models answered.

        The owner of a private chat is forgotten as the owner of others as well, and their questions everywhere: with
        the answers, and with the conversations of the chats where they asked. What they changed in other chats stays,
        as nobody's. What was paid for the chat goes to the payer FORGOTTEN, so that the limits of the day hold: no
        trace of the chat is in it, so its own limit begins anew.
        """
        ...

    async def within(self, place: Address) -> tuple[Chat, ...]:
        """The chat at a place and those of its topics (`-100123`, `-100123/45`), by address."""
        ...

    async def move(self, old: Address, new: Address) -> bool:
        """A place has another address now: its chat and its topics move in one transaction.

        What was talked about and answered there moves too, and it pays from the same purse; of two conversations the
        one that was kept last stays. Changes of settings go with the chat that stays; the other's are forgotten. False
        where no chat was kept at the old address. Where a chat is already kept at the new one, that with subscriptions
        stays; otherwise the old one, which the readers set up. Messages of the old address are forgotten in the same
        transaction, also where no chat was kept: the place numbers its messages anew, and a correction by an old number
        would overwrite another message; for the same reason no answer knows its message any more. Those of the new
        address stay.
        """
        ...

    async def counts(self) -> ChatCounts:
        """How many chats there are."""
        ...


class Messages(Protocol):
    """Messages of ours that show papers: what a reply is about, and what a correction must change."""

    async def add(self, shown: Sequence[ShownMessage]) -> None:
        """Remember messages; the same address and message again replaces."""
        ...

    async def at(self, address: Address, message: str) -> About | None:
        """What the message shows."""
        ...

    async def showing(self, day: date, number: int) -> tuple[ShownMessage, ...]:
        """All messages that show a paper of an edition, oldest first."""
        ...

    async def fronts(self, day: date) -> tuple[ShownMessage, ...]:
        """All messages of an edition that show none of its papers, as its front page does, oldest first."""
        ...

    async def of(self, address: Address) -> tuple[ShownMessage, ...]:
        """All messages of a chat, oldest first."""
        ...

    async def drop(self, before: datetime) -> int:
        """Forget messages of before a moment; how many there were."""
        ...


class Heard(Protocol):
    """Updates that were heard, so that one that a platform sends again is answered once."""

    async def first(self, lane: str, update: str, at: datetime) -> bool:
        """Note an update; False where it was noted before."""
        ...

    async def drop(self, before: datetime) -> int:
        """Forget updates noted before a moment; how many there were."""
        ...


class Texts(Protocol):
    """Papers' texts as they were read, so that a paper is fetched and taken apart once."""

    async def put(self, text: PaperText, at: datetime) -> None:
        """Keep a text; an earlier one of the same paper is replaced. One that is only an abstract is refused
        (ValueError): abstracts are kept with papers."""
        ...

    async def get(self, paper: PaperId) -> PaperText | None:
        """The text that was read of a paper."""
        ...

    async def drop(self, before: datetime) -> int:
        """Forget texts that were put before a moment; how many there were."""
        ...


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it was given to a person in a chat. `key` names the papers and the question, folded, for whoever
    asks the same again. `message` is the platform's id of the message that shows it, or those of its
    parts with spaces between them; empty until it is known.

    `state`: `given`; `reported` by a reader as wrong; `withdrawn` by an operator who agreed; `kept` by one who did not.
    """

    number: int
    address: Address
    kind: ChatKind
    person: str
    key: str
    answer: Answer
    at: datetime
    message: str = ""
    state: AnswerState = "given"
    remark: str = ""

    @property
    def lasting(self) -> bool:
        """Whether it answers whoever asks the same later: a model's, from the whole text, and not what was ready when
        the time was over. An abstract may have stood for a text that only came late."""
        answer = self.answer
        return answer.whole_text and answer.writer == "model" and answer.ending in ("answered", "own_words", "not_said")


class Answers(Protocol):
    """Answers that were given: for evidence, for the same question again, and for what was reported as wrong."""

    async def add(self, answer: KeptAnswer) -> int:
        """Keep an answer, whatever `number` it has; its number."""
        ...

    async def get(self, number: int) -> KeptAnswer | None:
        """The answer of a number."""
        ...

    async def same(self, key: str, language: str, since: datetime) -> KeptAnswer | None:
        """The newest lasting answer to the same question, in any chat.

        None where any of them is reported or withdrawn: the others may say the same, word for word.
        """
        ...

    async def to_same(self, key: str, language: str, state: AnswerState | None = None) -> tuple[KeptAnswer, ...]:
        """Every answer to the same question, in any chat, in the order of their numbers; those of a state, where one is
        given."""
        ...

    async def mark(self, number: int, state: AnswerState, remark: str = "") -> bool:
        """Change an answer's state; False where there is none of that number."""
        ...

    async def sent(self, number: int, message: str) -> None:
        """Remember the message that shows an answer, or its parts in order, with spaces between them."""
        ...

    async def reported(self, most: int) -> tuple[KeptAnswer, ...]:
        """Those that wait for an operator, oldest first."""
        ...

    async def count(self, address: Address, person: str, since: datetime) -> int:
        """How many a person was given anywhere on a chat's platform since a moment; of those whose name is not known,
        how many in that chat."""
        ...

    async def asked(self, address: Address, person: str = "") -> tuple[KeptAnswer, ...]:
        """Every answer in a chat, and every one that a person was given on its platform, by their numbers."""
        ...

    async def drop(self, before: datetime, reported: datetime) -> int:
        """Forget answers of before a moment, and those that wait for an operator of before `reported`; how many."""
        ...


class Conversations(Protocol):
    """What chats talked about lately."""

    async def get(self, address: Address) -> Conversation:
        """The conversation of a chat or thread; an empty one where there is none."""
        ...

    async def put(self, conversation: Conversation, at: datetime) -> None:
        """Keep a conversation whole."""
        ...

    async def unanswered(self, platform: str, since: datetime) -> tuple[Conversation, ...]:
        """Those of a platform that were kept since a moment and in which a question is being answered, by address."""
        ...

    async def drop(self, before: datetime) -> int:
        """Forget conversations that were kept before a moment; how many there were."""
        ...


class Store(Protocol):
    """Everything that is remembered, by kind."""

    @property
    def papers(self) -> Papers: ...
    @property
    def lists(self) -> Lists: ...
    @property
    def editions(self) -> Editions: ...
    @property
    def chats(self) -> Chats: ...
    @property
    def messages(self) -> Messages: ...
    @property
    def heard(self) -> Heard: ...
    @property
    def ledger(self) -> "Ledger": ...
    @property
    def texts(self) -> Texts: ...
    @property
    def answers(self) -> Answers: ...
    @property
    def conversations(self) -> Conversations: ...
    @property
    def payments(self) -> "Payments": ...
    @property
    def reports(self) -> "Reports": ...
    @property
    def alerts(self) -> "ToldAlerts": ...
    @property
    def source_health(self) -> "SourceHealth": ...
    @property
    def changes(self) -> "Changes": ...

    async def close(self) -> None:
        """Let go of files and connections."""
        ...
