"""One line for a chat that wants to know why there is nothing new. No heading, no picture: it is not a post."""

from collections.abc import Mapping
from datetime import date

from bot.document.blocks import Button, Buttons, Document, Paragraph, text
from bot.document.category_page import even_rows
from bot.domain.edition import Edition
from bot.domain.shown import About
from bot.wording.choose import reading


def notice(days: tuple[date, ...], editions: Mapping[date, Edition], language: str) -> Document:
    """Why nothing is posted: `days` begins with the day that it is about, `editions` is what is kept of these days.

    Where there are editions, they have no paper of the chat's categories, and buttons lead to all of them.
    """
    words = reading(language)
    published = [editions[day] for day in days if day in editions and editions[day].state == "published"]
    kept = editions.get(days[0])
    if published:
        said = words.notice.none_chosen(sum(len(edition.papers) for edition in published))
    elif kept is not None:
        said = words.reasons.of(kept.reason or "no_papers")
    else:
        said = words.notice.not_written
    one = len(published) == 1
    buttons = [
        Button(words.show_all if one else words.merged.all_of(edition.day), f"/digest all {edition.day.isoformat()}")
        for edition in published
    ]
    shown = (Buttons(tuple(even_rows(buttons))),) if buttons else ()
    line = words.notice.line(published[0].day if published else days[0], said)
    return Document((Paragraph(text(line)), *shown), About(published[0].day) if published else None)
