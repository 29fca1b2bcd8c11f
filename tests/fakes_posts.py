"""An in-memory twin of bot.ports.platform.Posts: places by name, who administers them, and everything that was sent."""

from dataclasses import dataclass, field

from adapters.platforms.terminal.plain import plain_lines
from bot.document.blocks import Block, Break, Document
from bot.domain.chat import Address, ChatKind
from bot.domain.shown import About
from bot.errors import JoganError, NotThere
from bot.ports.platform import Place, Rendered


@dataclass
class FakePosts:
    """`fails` is what asking about places raises."""

    name: str = "telegram"
    places: dict[str, Place] = field(default_factory=dict)
    administrators: set[tuple[Address, str]] = field(default_factory=set)
    fails: JoganError | None = None
    sent: list[tuple[Address, Rendered]] = field(default_factory=list)
    edited: list[tuple[Address, str, Rendered]] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)

    def open(self, name: str, place: Place, *administrators: str) -> None:
        """A place that is found by its name and by its id."""
        self.places |= {name: place, place.address.id: place}
        self.administrators |= {(place.address, person) for person in administrators}

    def fits(self, document: Document, kind: ChatKind) -> bool:
        return len(plain_lines(document)) <= 4096

    def render(self, document: Document, kind: ChatKind) -> tuple[Rendered, ...]:
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
        self, address: Address, kind: ChatKind, message: Rendered, *, key: str, silent: bool = False, bare: bool = False
    ) -> str:
        self.sent.append((address, message))
        return str(len(self.sent))

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
