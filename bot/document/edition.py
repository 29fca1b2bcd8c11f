"""An edition as a Document: the only place that decides what a post holds, in a chat as in a terminal."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.document import category_name
from bot.document.blocks import Block, Break, Document, Heading, Items, Paragraph, text
from bot.document.category_page import Without, category_page
from bot.document.front_page import ICON, FrontWithout, front_page
from bot.document.notes import notes
from bot.document.one_message import Fits, first_fitting, front_steps, page_steps
from bot.domain.category import Categories
from bot.domain.chat import Length
from bot.domain.edition import Edition
from bot.domain.shown import About, Page
from bot.wording.choose import reading


def post(
    edition: Edition,
    categories: Categories,
    *,
    chosen: Collection[str] | None,
    language: str,
    length: Length = "brief",
    fits: Fits | None = None,
    before: Sequence[Block] = (),
) -> Document:
    """Front page, then one section for each chosen category that has papers (`chosen` None: all of them).

    With `fits` at brief length each of them is exactly one message: what is too much is left out, and a button leads
    to it. `before` stands above the front page, in the same message.
    """
    if edition.state == "none":
        return Document((*before, *day_without(edition, language).blocks))
    maker = _Maker(edition, categories, chosen, language, length, fits if length == "brief" else None)
    front = maker.front(before)
    blocks = list(front.blocks)
    for key in category_name.with_papers(edition):
        if chosen is None or key in chosen:
            section = maker.section(key)
            blocks += (Break(section.about), *section.blocks)
    return Document(tuple(blocks), front.about)


def _papers(section: Sequence[Block]) -> tuple[int, ...]:
    """The papers that a section lists."""
    return tuple(int(number) for block in section if isinstance(block, Items) for number in block.numbers)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the messages of one post, each short enough where `fits` says what that is."""

    edition: Edition
    categories: Categories
    chosen: Collection[str] | None
    language: str
    length: Length
    fits: Fits | None

    @property
    def page(self) -> Page:
        """How these messages can be made again."""
        chosen = None if self.chosen is None else tuple(sorted(self.chosen))
        return Page("post", self.language, self.length, chosen, whole=self.fits is None)

    def front(self, before: Sequence[Block]) -> Document:
        """The front page, below what stands before it."""
        about = About(self.edition.day, page=self.page)

        def made(without: FrontWithout) -> Document:
            shown = front_page(self.edition, self.categories, self.chosen, self.language, without)
            return Document((*before, *shown), about)

        counts, said = len(category_name.with_papers(self.edition)), len(notes(self.edition, self.language))
        return first_fitting(tuple(front_steps(counts, said)), made, self.fits)

    def section(self, key: str) -> Document:
        """One category's page."""

        def made(without: Without) -> Document:
            shown = category_page(self.edition, key, self.categories, self.language, self.length, without)
            return Document(shown, About(self.edition.day, _papers(shown), key, self.page))

        return first_fitting(page_steps(len(self.edition.of_category(key))), made, self.fits)


def day_without(edition: Edition, language: str) -> Document:
    """A day without an edition: the reason, and what could not be read."""
    words = reading(language)
    reason = words.reasons.of(edition.reason or "no_papers")
    lines = [reason, *notes(edition, language)]
    return Document(
        (
            Heading(text(f"{ICON} {words.front.title_without_papers(edition.day)}"), level=1),
            Paragraph(text("\n".join(lines))),
        )
    )
