"""Where an edition is read on the site of the archive, for posts in chats; nothing where no site is served."""

from collections.abc import Sequence
from datetime import date

from bot.document.addresses import https
from bot.document.blocks import Block, Paragraph, Span, text
from bot.domain.category import Categories
from bot.wording.choose import site


def page_of(language: str, day: date) -> str:
    """An edition's page, from the root of the site."""
    return f"{language}/{day.isoformat()}.html"


def on_site(days: Sequence[date], categories: Categories, language: str) -> tuple[Block, ...]:
    """One line that leads to the pages of these days' editions."""
    if categories.site is None:
        return ()
    words = site(language)
    pages = [(day, https(f"{categories.site}/{page_of(language, day)}")) for day in days]
    named = [Span(words.short_day(day), link=page) for day, page in pages if page]
    if not named:
        return ()
    if len(named) == 1:
        return (Paragraph((Span(words.read_on_site, link=named[0].link),)),)
    between = [piece for each in named for piece in (Span(" · "), each)][1:]
    return (Paragraph(text(f"{words.read_on_site}: ", *between)),)
