"""A reply's file as the terminal shows it: a line with its name, size and place in the archive, or the file itself
where it is kept nowhere. Writes no file."""

from dataclasses import replace
from pathlib import Path

from bot.chat.message import Reply
from bot.chat.without_file import with_line, without_file
from bot.document.blocks import Paragraph, text

KILO = 1000


def with_place(reply: Reply, archive: str | None) -> Reply:
    """The reply with the line above its buttons; where the archive does not hold the file, what is said instead."""
    if reply.file is None:
        return reply
    if not reply.file.place:
        return replace(reply, document=with_line(reply.document, Paragraph(text(reply.file.content.decode()))))
    path = Path(archive, reply.file.place) if archive else None
    if path is None or not path.is_file():
        return without_file(reply)
    line = f"[{reply.file.name} · {-(-len(reply.file.content) // KILO):,} kB] {path}"
    return replace(reply, document=with_line(reply.document, Paragraph(text(line))))
