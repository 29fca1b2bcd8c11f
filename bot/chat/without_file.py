"""A reply whose file cannot be sent: its words, and where the file is. Pure; decides not whether it can be sent."""

from dataclasses import replace

from bot.chat.message import File, Reply
from bot.document.blocks import Buttons, Document, Paragraph, text
from bot.wording import speak


def without_file(reply: Reply) -> Reply:
    """The same reply without its file, and a line where that is; one without a file as it is."""
    if reply.file is None:
        return reply
    return replace(reply, document=with_line(reply.document, elsewhere(reply.file, reply.language)), file=None)


def elsewhere(file: File, language: str) -> Paragraph:
    """The line where a file is that is not sent."""
    words = speak.chat(language)
    return Paragraph(text(words.reports.file_kept(file.place) if file.place else words.changes.no_file))


def with_line(document: Document, line: Paragraph) -> Document:
    """The document with one paragraph more, above the buttons that it ends with."""
    words = len(document.blocks)
    while words and isinstance(document.blocks[words - 1], Buttons):
        words -= 1
    return replace(document, blocks=(*document.blocks[:words], line, *document.blocks[words:]))
