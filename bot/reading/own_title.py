"""What of a title is the paper's own: an order that stands behind it, or is it, is shown to no model and never quoted.

The card shows the title whole; this is for what is asked and for what may be quoted.
"""

import re
from functools import lru_cache
from itertools import islice
from typing import Final

from bot.gate.addressed import is_addressed
from bot.reading.scripts import is_other_script
from bot.reading.sentences import sentences

MOST_HEADLINE: Final = 6
"""Words before a colon that may call upon the reader, as headlines do (`Trust No Bot: …`)."""
MOST_PARTS: Final = 8
"""Parts of a title that are looked at one by one where it speaks to somebody; what follows is none of it."""
_PART: Final = re.compile(r"(?:[:;|>\]})]|\s[–—-]|[—=#]{1,3})\s+")
_FULL_STOP: Final = re.compile(r"[^\W\d_]{4}\.\s+(?=\S)")


@lru_cache(maxsize=512)
def own_title(title: str) -> str:
    """The title up to the first part that speaks to a reader or a machine, or that follows a full stop.

    Titles ask (`What Are Tools Anyway? A Survey …`) and call (`Look Again! …`), and go on; none tells two sentences.
    """
    stop = _FULL_STOP.search(title)
    pieces = sentences(title[: stop.end()] if stop else title)
    end = 0
    for piece in pieces:
        kept = _own_part(piece.text)
        end = piece.start + kept if kept else end
        if kept < len(piece.text):
            break
    return title if end == len(title.rstrip()) else title[:end].rstrip(" :;|>=#–—-")


def _own_part(piece: str) -> int:
    """How much of a sentence of a title is the paper's: up to the part with which it speaks to somebody."""
    if not _is_other(piece):
        return len(piece)
    ends = [match.end() for match in islice(_PART.finditer(piece), MOST_PARTS)]
    if ends and _is_headline(piece[: ends[0]], piece[ends[0] :]):
        return len(piece)
    own = 0
    for end in ends:
        if _is_other(piece[:end]) or _is_other(piece[own:end]):
            break
        own = end
    return own


def _is_headline(called: str, told: str) -> bool:
    """Whether a few words in capitals call, and what they call to is told behind them."""
    words = called.split()
    named = sum(word[:1].isupper() for word in words)
    return bool(told) and len(words) <= MOST_HEADLINE and named * 4 >= len(words) * 3 and not _is_other(told)


def _is_other(words: str) -> bool:
    return is_addressed(words) or is_other_script(words)
