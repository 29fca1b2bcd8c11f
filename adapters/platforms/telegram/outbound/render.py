"""A document as messages: pure, the same for every chat of a kind. Nothing is shortened, nothing said twice.

The documents' leaves are made safe first; the joined text of the parts is then the document's text.
"""

from adapters.platforms.telegram.outbound import keyboard
from adapters.platforms.telegram.outbound.body import Body
from adapters.platforms.telegram.outbound.markup import html, words_of
from adapters.platforms.telegram.outbound.measure import LONGEST_TEXT, MOST_ENTITIES, measured
from bot.document.blocks import Block, Document, Heading, Picture, Span
from bot.document.plain import plain_blocks
from bot.document.safe import safe_document
from bot.document.split import Part, split
from bot.domain.chat import ChatKind
from bot.domain.shown import About
from bot.ports.platform import Rendered

NO_WORDS = "•"
"""The text of a message that has only buttons: the Bot API takes none without."""


def render(document: Document, kind: ChatKind, own_name: str = "") -> tuple[Rendered, ...]:
    """The messages, in order. In a channel, buttons that show a paper lead to the chat of the bot `own_name`."""
    return tuple(_message(part, kind, own_name) for part in parts(document))


def fits(document: Document, kind: ChatKind, own_name: str = "") -> bool:
    """Whether a document is one message."""
    return len(render(document, kind, own_name)) <= 1


def parts(document: Document) -> tuple[Part, ...]:
    """The document in parts that are each a message within the limits."""
    return split(safe_document(document), LONGEST_TEXT, measured, _counted)


def _counted(part: Document) -> str:
    """What is measured: more keys than a message takes are too much of it."""
    return html(part) if keyboard.count(part.blocks) <= keyboard.MOST_KEYS else "<b>" * (MOST_ENTITIES + 1)


def _message(part: Part, kind: ChatKind, own_name: str) -> Rendered:
    """A picture goes with its words: as their title where they are short enough, else before them."""
    under = keyboard.under(part.about, kind, own_name)
    body = Body(html(part) or NO_WORDS, keyboard.keys(part.blocks, under), _preview(part))
    said = plain_blocks(words_of(part.blocks)) or NO_WORDS
    return Rendered(body.written(), said, part.about, _picture(part.blocks))


def _picture(blocks: tuple[Block, ...]) -> str | None:
    """The first picture that is a file of ours; what is elsewhere is not fetched and not shown."""
    files = (block.source for block in blocks if isinstance(block, Picture) and "://" not in block.source)
    return next(files, None)


def _preview(part: Part) -> str | None:
    """A card shows its paper's page, small; everything else shows none of its links."""
    if not _is_card(part.about):
        return None
    titles = (span for block in part.blocks if isinstance(block, Heading) for span in block.text)
    return next((span.link for span in titles if _leads(span)), None)


def _is_card(about: About | None) -> bool:
    return about is not None and about.page is not None and about.page.shape == "card"


def _leads(span: Span) -> bool:
    return span.link is not None and span.link.startswith("https://")
