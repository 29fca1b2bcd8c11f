"""The blocks of a Document. Leaves are plain text: a renderer escapes them, nothing in them is ever markup."""

from dataclasses import dataclass

from bot.domain.shown import About


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style; `link` is an https address made by us from a canonical id, or, in a page of the
    archive, the `#anchor` of a place in it.

    `foreign`: words that are not ours (a paper's): no platform makes a command of what looks like one.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str | None = None
    foreign: bool = False


Text = tuple[Span, ...]


def foreign(words: str) -> Span:
    """A paper's own words."""
    return Span(words, foreign=True)


def text(*pieces: str | Span) -> Text:
    """Text from strings and spans."""
    return tuple(Span(piece) if isinstance(piece, str) else piece for piece in pieces)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the document's own, 2 a section's, 3 a paper's. `anchor`: its name in a page's links."""

    text: Text
    level: int = 2
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; it may hold line breaks. `anchor` as a heading's."""

    text: Text
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list: `numbers` beside the items where they have their own (papers), else bullets."""

    items: tuple[Text, ...]
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words quoted from a paper, and where they stand."""

    text: str
    section: str


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks behind a title that a reader opens; a platform without folds shows the title and the blocks."""

    title: Text
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by file name or https address, with the words for those who do not see it."""

    source: str
    words: str


@dataclass(frozen=True, slots=True)
class Button:
    """`action` is the command line that pressing it stands for (`/paper 3`)."""

    label: str
    action: str


@dataclass(frozen=True, slots=True)
class Buttons:
    """Rows of buttons; a platform without buttons shows the commands."""

    rows: tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A new message starts here where the platform has messages; `about` is what it shows."""

    about: About | None = None


Block = Heading | Paragraph | Items | Quotation | Fold | Picture | Buttons | Break


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that is said at once, in reading order; `about` is what it shows up to the first Break."""

    blocks: tuple[Block, ...]
    about: About | None = None
