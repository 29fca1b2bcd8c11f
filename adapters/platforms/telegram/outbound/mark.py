"""A line above a message that was rendered before, such as that it may be here already; left out where it does not fit.

Pure.
"""

from dataclasses import replace

from adapters.platforms.telegram.outbound.body import read
from adapters.platforms.telegram.outbound.markup import html
from adapters.platforms.telegram.outbound.measure import LONGEST_CAPTION, LONGEST_TEXT, measured, units
from bot.document.blocks import Document, Paragraph, Span
from bot.document.safe import safe_document
from bot.ports.platform import Rendered


def marked(message: Rendered, mark: str) -> Rendered:
    """The message with the line. One that was a picture's caption stays one."""
    if not mark:
        return message
    body = read(message.body)
    line = html(safe_document(Document((Paragraph((Span(mark, italic=True),)),))))
    words = f"{line}\n\n{body.html}" if body.html else line
    longest = LONGEST_CAPTION if message.picture and measured(body.html) <= LONGEST_CAPTION else LONGEST_TEXT
    plain = f"{mark}\n\n{message.plain}"
    return replace(
        message,
        body=replace(body, html=words).written() if measured(words) <= longest else message.body,
        plain=plain if units(plain) <= LONGEST_TEXT else message.plain,
    )
