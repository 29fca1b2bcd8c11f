"""TeX and whatever else sources send, made readable Unicode; a text without TeX keeps every word.

Never raises, whatever the text, and takes time in proportion to it. The source's text is kept beside it by others.
"""

from bot.domain.readable.characters import clean
from bot.domain.readable.prose import without_habits
from bot.domain.readable.tex import without_tex

MOST_PASSES = 6
"""What one pass leaves may be TeX again (`\\$x\\$`); a text that is not done after these is no TeX but an attack."""


def readable(text: str) -> str:
    """The text as a reader should see it; the same again gives the same.

    White space: NFC, every run of it one space, so paragraphs join; nothing invisible (bot.domain.readable.characters).
    TeX: only where a command or a formula in dollars is found; styles go, symbols and accents become Unicode, whole
    numbers and signs are raised and lowered (`M$^3$` is M³), other scripts stay (`x_ij`, `n^(2/3)`). Quotation marks
    of TeX are typographic ones. Money, paths, regular expressions and a lone dollar or backslash are what they were.
    """
    plain = said = clean(text)
    for _ in range(MOST_PASSES):
        before, said = said, clean(without_habits(without_tex(said)))
        if said == before:
            return said
    return plain
