"""A message of ours made again from a corrected edition: from how it was made, for the place in which it stands.

Pure. A message that was sent never becomes two: where the new text needs other messages than the old one had, the
first of them is shortened to one message, and the others say so.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from bot.document.blocks import Break, Button, Buttons, Document, Paragraph, text
from bot.document.edition import post
from bot.document.merged import merged
from bot.document.paper_card import card, card_buttons, line
from bot.domain.category import Categories
from bot.domain.chat import ChatKind
from bot.domain.edition import Edition
from bot.domain.shown import Page
from bot.ports.platform import Rendered
from bot.ports.store import ShownMessage
from bot.wording.choose import reading


class Renders(Protocol):
    """The part of bot.ports.platform.Posts that needs no network."""

    def fits(self, document: Document, kind: ChatKind) -> bool:
        """Whether a document is one message in such a chat."""
        ...

    def render(self, document: Document, kind: ChatKind) -> tuple[Rendered, ...]:
        """The messages of a document."""
        ...


@dataclass(frozen=True, slots=True)
class Again:
    """Makes messages that show one edition again; `others` are those that were merged with it, by day."""

    edition: Edition
    categories: Categories
    others: Mapping[date, Edition] = field(default_factory=dict)

    def message(self, shown: ShownMessage, renders: Renders, *, first: bool) -> Rendered | None:
        """What the message is to be now; None where it is not known how it was made.

        `first`: no message before it was made with it and shows the same.
        """
        page = shown.about.page
        if page is None or not self._has(page):
            return None

        def fits(document: Document) -> bool:
            return renders.fits(document, shown.kind)

        made = renders.render(self._document(shown, page, fits), shown.kind)
        if page.shape != "card" and not (page.whole and _shows_papers(shown)):
            own = [one for one in made if one.about and one.about.category == shown.about.category]
            return own[0] if len(own) == 1 else None
        if len(made) == shown.parts:
            return made[shown.part - 1]
        return renders.render(self._short(shown, page, fits, first=first), shown.kind)[0]

    def _on(self, day: date) -> Edition | None:
        return self.edition if day == self.edition.day else self.others.get(day)

    def _has(self, page: Page) -> bool:
        """Whether everything is there that the message was made of."""
        return all(self._on(day) for day in page.days)

    def _document(self, shown: ShownMessage, page: Page, fits: Callable[[Document], bool]) -> Document:
        if page.shape == "card":
            return self._card(shown, page)
        if page.shape != "post":
            shown_days = [edition for day in page.days if (edition := self._on(day)) is not None]
            return merged(shown_days, self.categories, page, None if page.whole else fits)
        return post(
            self.edition,
            self.categories,
            chosen=page.chosen,
            language=page.language,
            length=page.length,
            fits=None if page.whole else fits,
        )

    def _card(self, shown: ShownMessage, page: Page) -> Document:
        (number,) = shown.about.papers
        listed = self.edition.numbered(number)
        assert listed is not None, "a correction keeps the edition's numbers"
        made = card(listed, self.edition, self.categories, page.language)
        return replace(made, blocks=(*made.blocks, card_buttons(str(number), page.language)))

    def _short(self, shown: ShownMessage, page: Page, fits: Callable[[Document], bool], *, first: bool) -> Document:
        """One message in the place of several."""
        words = reading(page.language)
        if page.shape != "card" and first:
            return _of_category(self._document(shown, replace(page, length="brief", whole=False), fits), shown)
        day, said = self.edition.day.isoformat(), text(words.moved)
        all_of_it = f"/digest {shown.about.category} {day}"
        if page.shape == "card":
            number = shown.about.papers[0]
            all_of_it, listed = f"/paper {day}-{number}", self.edition.numbered(number)
            said = line(listed, page.language) if first and listed else said
        return Document((Paragraph(said), Buttons(((Button(words.show_all, all_of_it),),))), shown.about)


def _shows_papers(shown: ShownMessage) -> bool:
    """The front page shows none: it is one message, however long the others are."""
    return bool(shown.about.papers or shown.about.older)


def _of_category(document: Document, shown: ShownMessage) -> Document:
    """The section of a post that a message showed."""
    starts = [place for place, block in enumerate(document.blocks) if isinstance(block, Break)]
    for start, end in zip(starts, [*starts[1:], len(document.blocks)], strict=True):
        block = document.blocks[start]
        if isinstance(block, Break) and block.about and block.about.category == shown.about.category:
            return Document(document.blocks[start + 1 : end], block.about)
    return Document((), shown.about)


def begins(shown: ShownMessage, others: Sequence[ShownMessage]) -> bool:
    """Whether a message is the first of those that were sent together with it and show the same."""
    together = [
        other.part
        for other in others
        if (other.address, other.sent_at, other.about.page, other.about.category)
        == (shown.address, shown.sent_at, shown.about.page, shown.about.category)
    ]
    return shown.part == min(together)
