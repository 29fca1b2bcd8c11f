"""A Document as the messages of this platform. Pure: no network, no client library, always the same messages."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from adapters.platforms.discord.outbound.actions import opens_card
from adapters.platforms.discord.outbound.form import (
    IN_A_ROW,
    LONGEST_LABEL,
    LONGEST_NAME,
    LONGEST_OPTION,
    MOST_COMPONENTS,
    MOST_OPTIONS,
    MOST_TEXT,
    Form,
    Image,
    Menu,
    Piece,
    Post,
    Row,
    Words,
    shortened,
    units,
)
from adapters.platforms.discord.outbound.markup import markdown, safe_address
from bot.document.blocks import Block, Button, Buttons, Document, Heading, Items, Picture
from bot.document.plain import plain, plain_text
from bot.document.safe import safe_document, safe_line
from bot.document.split import Part, split
from bot.domain.chat import ChatKind
from bot.domain.shown import About
from bot.ports.platform import Rendered
from bot.wording import speak

MOST_DETAILS = 5
"""More buttons than these that open papers become one menu."""
_NUMBER = re.compile(r"(?:\d{1,2}/\d{1,2}-)?\d+")
NO_TITLES: Mapping[str, str] = {}


def fits(document: Document, kind: ChatKind) -> bool:
    """Whether a document is one message in such a chat."""
    return len(render(document, kind)) == 1


def render(document: Document, kind: ChatKind) -> tuple[Rendered, ...]:
    """The messages of a document, in order."""
    safe = safe_document(document)
    parts, titles = [part for part in _parts(safe) if _said(part)], _titles(safe.blocks)
    rendered = []
    titled: Part | None = None
    for part in parts:
        begins = titled is None or not _continues(titled, part)
        titled = part if begins else titled
        post = _post(titled or part, begins=begins) if kind == "forum" else None
        rendered.append(_rendered(part, post, titles))
    return tuple(rendered)


def _said(part: Part) -> bool:
    return bool(_pieces(part.blocks))


def _parts(document: Document) -> tuple[Part, ...]:
    return split(document, MOST_TEXT, units, _weighed)


def _weighed(document: Document) -> str:
    """The texts of a message, and more than fits where its components are too many."""
    pieces = _pieces(document.blocks)
    texts = "".join(piece.markdown for piece in pieces if isinstance(piece, Words))
    return texts + (" " * MOST_TEXT if Form(pieces).components() > MOST_COMPONENTS else "")


def _continues(first: Part, part: Part) -> bool:
    """Whether a part goes on with the category that another began."""
    return bool(part.joint) and _topic(first.about) == _topic(part.about)


def _topic(about: About | None) -> tuple[object, ...]:
    return (about.day, about.category) if about else ()


def _rendered(part: Part, post: Post | None, titles: Mapping[str, str]) -> Rendered:
    about = part.about
    form = Form(_pieces(part.blocks, titles, _language(about)), about.day if about else None, post)
    return Rendered(form.dumped(), plain(part), about, _file(part.blocks))


def _file(blocks: Iterable[Block]) -> str | None:
    """The place in the archive of the picture that goes with the message."""
    return next((one.source for one in blocks if isinstance(one, Picture) and "://" not in one.source), None)


def _language(about: About | None) -> str | None:
    return about.page.language if about and about.page else None


def _pieces(
    blocks: Sequence[Block], titles: Mapping[str, str] = NO_TITLES, language: str | None = None
) -> tuple[Piece, ...]:
    """Texts and pictures in their order, then everything that can be pressed."""
    shown: list[Piece] = []
    run: list[Block] = []
    for block in blocks:
        if isinstance(block, Picture):
            shown += [*_words(run), *_image(block)]
            run = []
        elif not isinstance(block, Buttons):
            run.append(block)
    shown += _words(run)
    return (*shown, *_controls(blocks, titles, language))


def _words(run: Sequence[Block]) -> list[Piece]:
    said = markdown(run)
    return [Words(said)] if said.strip() else []


def _image(block: Picture) -> list[Piece]:
    if "://" not in block.source:
        return [Image(shortened(safe_line(block.words), 1000))]
    address = safe_address(block.source)
    return [Image(shortened(safe_line(block.words), 1000), address)] if address else []


def _controls(blocks: Sequence[Block], titles: Mapping[str, str], language: str | None) -> Iterator[Piece]:
    buttons = [row for block in blocks if isinstance(block, Buttons) for row in block.rows]
    details = [button for row in buttons for button in row if opens_card(button.action)]
    if len(details) > MOST_DETAILS:
        yield from _menus(details, titles, speak.chat(language).places.asking.open_one if language else "")
        buttons = [tuple(button for button in row if button not in details) for row in buttons]
    for row in buttons:
        for start in range(0, len(row), IN_A_ROW):
            yield Row(tuple(_labelled(button, LONGEST_LABEL) for button in row[start : start + IN_A_ROW]))


def _menus(details: Sequence[Button], titles: Mapping[str, str], says: str) -> Iterator[Piece]:
    unique = {button.action: button for button in details}
    options = []
    for action, button in unique.items():
        number = _number(button)
        title = titles.get(number)
        options.append((shortened(f"{number}. {title}" if title else button.label, LONGEST_OPTION), action))
    for start in range(0, len(options), MOST_OPTIONS):
        chosen = tuple(options[start : start + MOST_OPTIONS])
        yield Menu(says or _opens(details[0]), chosen)


def _opens(button: Button) -> str:
    """What a menu of no language that is known says before one is chosen: what its buttons said, without the number."""
    return shortened(" ".join(re.sub(r"\d+", " ", safe_line(button.label)).split()) or "…", LONGEST_OPTION)


def _number(button: Button) -> str:
    """The number that a paper's button says, as the list above says it (`3`, `7/15-3`)."""
    found = _NUMBER.search(button.label)
    return found[0] if found else ""


def _titles(blocks: Iterable[Block]) -> dict[str, str]:
    """What papers are called in the numbered lists of a document, of which a menu may be in another message."""
    return {
        number: _name(plain_text(item[:1]))
        for block in blocks
        if isinstance(block, Items)
        for number, item in zip(block.numbers, block.items, strict=False)
        if number and item
    }


def _name(shown: str) -> str:
    return safe_line(shown).removesuffix("↗").rstrip()


def _labelled(button: Button, longest: int) -> tuple[str, str]:
    return shortened(safe_line(button.label) or button.action, longest), button.action


def _post(part: Part, *, begins: bool) -> Post:
    """A forum's post: its title is found again by search, so it holds the day."""
    about = part.about
    heading = next((block for block in part.blocks if isinstance(block, Heading)), None)
    title = safe_line(plain_text(heading.text) if heading else plain(part)) or "jogan"
    day = f" · {about.day.isoformat()}" if about else ""
    return Post(shortened(title, LONGEST_NAME - len(day)) + day, about.category if about else "", begins)
