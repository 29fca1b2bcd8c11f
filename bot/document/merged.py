"""Several editions as one post, or those of a week: one front page, then each category with all their papers.

The newest edition comes first everywhere, and its numbers stay as they are; older papers are numbered `7/15-3`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.document import category_name
from bot.document.blocks import Block, Break, Button, Buttons, Document, Heading, Paragraph, Picture, text
from bot.document.category_page import even_rows
from bot.document.front_page import COMMANDS, ICON, FrontWithout
from bot.document.notes import notes
from bot.document.on_site import on_site
from bot.document.one_message import Fits, first_fitting, front_steps
from bot.document.section import section
from bot.domain.category import Categories
from bot.domain.edition import Edition
from bot.domain.shown import About, Page
from bot.wording.choose import reading

MOST_NAMED = 10
"""Older editions that are named with a button each; of the others only how many there are."""


def merged(editions: Sequence[Edition], categories: Categories, page: Page, fits: Fits | None = None) -> Document:
    """The post of published editions, newest first. `page` says how it is made: `merged` or `weekly`, and for whom."""
    short = fits if page.length == "brief" else None
    page = replace(page, whole=short is None, days=tuple(edition.day for edition in editions))
    front = _Front(editions, categories, page).short(short)
    blocks = list(front.blocks)
    for key in keys_of(editions, categories):
        if page.chosen is None or key in page.chosen:
            shown = section(editions, key, categories, page, short)
            blocks += (Break(shown.about), *shown.blocks)
    return Document(tuple(blocks), front.about)


def keys_of(editions: Sequence[Edition], categories: Categories) -> tuple[str, ...]:
    """Keys of the categories that have papers in any of the editions, in the list's order, unlisted ones last."""
    found = dict.fromkeys(key for edition in editions for key in category_name.with_papers(edition))
    return (*(one.key for one in categories if one.key in found), *(key for key in found if key not in categories))


def counted(editions: Sequence[Edition], categories: Categories, language: str) -> tuple[tuple[str, int], ...]:
    """Names and numbers of papers over all the editions."""
    return tuple(
        (category_name.name(key, categories, language), sum(len(edition.of_category(key)) for edition in editions))
        for key in keys_of(editions, categories)
    )


def trend_place(oldest: date, newest: date) -> str:
    """The place of a week's picture in the archive: weeks of chats with other days of posting are others."""
    year, week, _ = newest.isocalendar()
    return f"{year}-W{week:02}/trend-{oldest:%m%d}-{newest:%m%d}.png"


@dataclass(frozen=True, slots=True)
class _Front:
    """Makes the front page."""

    editions: Sequence[Edition]
    categories: Categories
    page: Page

    def short(self, fits: Fits | None) -> Document:
        """As much of it as is one message."""
        about = About(self.editions[0].day, page=self.page)
        steps = front_steps(len(keys_of(self.editions, self.categories)), len(self._notes()))
        return first_fitting(tuple(steps), lambda without: Document(self._made(without), about), fits)

    def _made(self, without: FrontWithout) -> tuple[Block, ...]:
        lines = self._lines(without)
        shown = self.page.shape == "weekly" and not without.picture
        return (
            Heading(text(f"{ICON} {self._title()}"), level=1),
            *((self._picture(),) if shown else ()),
            Paragraph(text(self._counts(without.counts))),
            *((Paragraph(text("\n".join(lines))),) if lines else ()),
            *on_site([edition.day for edition in self.editions], self.categories, self.page.language),
            *self._buttons(),
        )

    def _title(self) -> str:
        words = reading(self.page.language).merged
        papers = sum(len(edition.papers) for edition in self.editions)
        title = words.week_title if self.page.shape == "weekly" else words.span_title
        return title(self.editions[-1].day, self.editions[0].day, papers)

    def _picture(self) -> Picture:
        oldest, newest = self.editions[-1].day, self.editions[0].day
        named = counted(self.editions, self.categories, self.page.language)
        return Picture(trend_place(oldest, newest), reading(self.page.language).merged.trend(newest, named))

    def _counts(self, left_out: int) -> str:
        """The line of counts; the last ones only as how many more there are."""
        named = counted(self.editions, self.categories, self.page.language)
        shown = [f"{name} {count}" for name, count in named[: len(named) - left_out]]
        more = f"{reading(self.page.language).front.more(left_out)}: {COMMANDS[0]}"
        return " · ".join([*shown, more] if left_out else shown)

    def _lines(self, without: FrontWithout) -> list[str]:
        """What readers must know: the notes, what this chat did not choose, and which editions are only named."""
        words = reading(self.page.language)
        said = self._notes()
        lines = said[: len(said) - without.notes]
        lines += [f"{words.front.more(without.notes)}: {COMMANDS[1]}"] if without.notes else []
        if others := self._not_chosen():
            missing = sum(len(edition.of_category(key)) for edition in self.editions for key in others)
            named = [category_name.name(key, self.categories, self.page.language) for key in others]
            lines.append(words.front.left_out(missing, [] if without.names else named))
        older = self.page.named
        return [*lines, words.merged.older(len(older), older[:MOST_NAMED])] if older else lines

    def _not_chosen(self) -> tuple[str, ...]:
        chosen = self.page.chosen
        return tuple(key for key in keys_of(self.editions, self.categories) if chosen is not None and key not in chosen)

    def _notes(self) -> list[str]:
        """What is said of every edition once, the rest with the day it is said of."""
        language = self.page.language
        said = {edition.day: notes(edition, language) for edition in self.editions}
        common = [each for each in said[self.editions[0].day] if all(each in others for others in said.values())]
        note_of = reading(language).merged.note_of
        own = [note_of(day, each) for day, each in _each(said) if each not in common]
        return [*common, *own]

    def _buttons(self) -> tuple[Block, ...]:
        """To all of each edition where something of it is not shown, and to the older ones."""
        words = reading(self.page.language).merged
        days = [edition.day for edition in self.editions] if self._not_chosen() else []
        every = [Button(words.all_of(day), f"/digest all {day.isoformat()}") for day in days]
        older = [Button(words.older_button(day), f"/digest {day.isoformat()}") for day in self.page.named[:MOST_NAMED]]
        rows = (*even_rows(every), *even_rows(older))
        return (Buttons(rows),) if rows else ()


def _each(said: dict[date, tuple[str, ...]]) -> list[tuple[date, str]]:
    return [(day, each) for day, notes_of_day in said.items() for each in notes_of_day]
