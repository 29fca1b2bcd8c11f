"""A line above a message that was rendered before, such as that it may be here already; left out where it does not fit.

Pure.
"""

from dataclasses import replace

from adapters.platforms.discord.outbound.form import MOST_COMPONENTS, MOST_TEXT, Words, loaded, units
from adapters.platforms.discord.outbound.markup import markdown
from adapters.platforms.discord.outbound.sending import plain_contents
from bot.document.blocks import Paragraph, Span
from bot.document.safe import safe
from bot.ports.platform import Rendered


def marked(message: Rendered, mark: str) -> Rendered:
    """The message with the line as a text of its own, so that what was rendered is found again below it."""
    if not mark:
        return message
    form = loaded(message.body)
    line = markdown((Paragraph((Span(safe(mark), italic=True),)),))
    other = replace(form, pieces=(Words(line), *form.pieces))
    length = sum(units(piece.markdown) for piece in other.pieces if isinstance(piece, Words))
    fits = length <= MOST_TEXT and other.components() <= MOST_COMPONENTS
    plain = f"{mark}\n\n{message.plain}"
    return replace(
        message,
        body=other.dumped() if fits else message.body,
        plain=plain if len(plain_contents(plain)) == len(plain_contents(message.plain)) else message.plain,
    )
