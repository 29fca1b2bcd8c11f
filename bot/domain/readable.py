"""TeX and whatever else sources send, made readable Unicode; a text without TeX keeps every word.

Never raises, whatever the text. The source's text is kept beside it by others.
"""

from bot.domain.readable_characters import clean


def readable(text: str) -> str:
    """The text as a reader should see it; the same again gives the same."""
    return clean(text)
