"""An in-memory twin of bot.ports.platform.Posts: places by name, who administers them, and everything that was sent."""

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from adapters.platforms.terminal.plain import plain_lines
from bot.document.blocks import Block, Break, Document
from bot.domain.chat import Address, ChatKind
from bot.domain.shown import About
from bot.errors import JoganError, NotThere, Unsure
from bot.ports.clock import Clock
from bot.ports.platform import Place, Rendered

LONGEST = 4096


@dataclass(frozen=True)
class Stored:
    """The message is in the chat, and what is told about it is this failure."""

    failure: BaseException


@dataclass(frozen=True)
class Arrival:
    """One message that is there: where, with which key, in which form, and when."""

    address: Address
    key: str
    message: Rendered
    at: datetime
    silent: bool = False
    bare: bool = False
    mark: str = ""


@dataclass
class FakePosts:
    """`fails` is what asking about places raises. `answers` are what the next sends come to: None is as always, a
    failure that nothing arrived, `Stored` that it did. `searchable`: it can be asked what is there."""

    name: str = "telegram"
    repeatable: float = 0.0
    searchable: bool = False
    lane: str = ""
    clock: Clock | None = None
    answers: deque[BaseException | Stored | None] = field(default_factory=deque)
    arrivals: list[Arrival] = field(default_factory=list)
    tried: list[tuple[Address, str]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    administrators: set[tuple[Address, str]] = field(default_factory=set)
    fails: JoganError | None = None
    undrawable: ChatKind | None = None
    sent: list[tuple[Address, Rendered]] = field(default_factory=list)
    edited: list[tuple[Address, str, Rendered]] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lane = self.lane or f"{self.name}:1"

    def open(self, name: str, place: Place, *administrators: str) -> None:
        """A place that is found by its name and by its id."""
        self.places |= {name: place, place.address.id: place}
        self.administrators |= {(place.address, person) for person in administrators}

    def fits(self, document: Document, kind: ChatKind) -> bool:
        return len(plain_lines(document)) <= LONGEST

    def render(self, document: Document, kind: ChatKind) -> tuple[Rendered, ...]:
        if kind == self.undrawable:
            raise AttributeError("a bug in what draws for such chats")
        made: list[tuple[About | None, list[Block]]] = [(document.about, [])]
        for block in document.blocks:
            if isinstance(block, Break):
                made.append((block.about, []))
            elif made[-1][1] and not self.fits(Document((*made[-1][1], block)), kind):
                made.append((made[-1][0], [block]))
            else:
                made[-1][1].append(block)
        plain = [(about, plain_lines(Document(tuple(blocks)))) for about, blocks in made]
        return tuple(Rendered(words, words, about) for about, words in plain)

    async def send(
        self,
        address: Address,
        kind: ChatKind,
        message: Rendered,
        *,
        key: str,
        silent: bool = False,
        bare: bool = False,
        mark: str = "",
    ) -> str:
        self.tried.append((address, key))
        answer = self.answers.popleft() if self.answers else None
        if isinstance(answer, BaseException):
            raise answer
        number = self._there(address, key) or self._put(address, message, key, silent=silent, bare=bare, mark=mark)
        if answer is not None:
            raise answer.failure
        return number

    def _now(self) -> datetime:
        return self.clock.now() if self.clock else datetime.now(UTC)

    def _there(self, address: Address, key: str) -> str | None:
        """The message of this key, while the same key makes no second one."""
        for place, one in enumerate(self.arrivals, 1):
            young = (self._now() - one.at).total_seconds() < self.repeatable
            if (one.address, one.key) == (address, key) and young:
                return str(place)
        return None

    def _put(self, address: Address, message: Rendered, key: str, *, silent: bool, bare: bool, mark: str) -> str:
        marked = f"{mark}\n{message.plain}" if mark else message.plain
        said = replace(message, plain=marked if len(marked) <= LONGEST else message.plain)
        self.sent.append((address, said))
        self.arrivals.append(Arrival(address, key, said, self._now(), silent, bare, mark))
        return str(len(self.sent))

    async def arrived(
        self, address: Address, kind: ChatKind, message: Rendered, *, key: str, since: datetime
    ) -> str | None:
        if not self.searchable:
            raise Unsure("the platform does not say what is there")
        found = (
            str(place)
            for place, one in enumerate(self.arrivals, 1)
            if (one.address, one.key) == (address, key) and one.at >= since
        )
        return next(found, None)

    async def edit(self, address: Address, kind: ChatKind, message_id: str, message: Rendered) -> None:
        place = int(message_id) - 1
        if not 0 <= place < len(self.sent):
            raise NotThere("there is no such message")
        self.edited.append((address, message_id, message))
        self.sent[place] = (address, message)

    async def tell(self, person: str, document: Document) -> None:
        self.told.append((person, plain_lines(document)))

    async def find(self, name: str) -> Place | None:
        if self.fails:
            raise self.fails
        return self.places.get(name)

    async def is_administrator(self, place: Address, person: str) -> bool:
        if self.fails:
            raise self.fails
        return (place, person) in self.administrators
