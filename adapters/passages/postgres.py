"""Words as PostgreSQL's full-text search takes them in English; words that say nothing (`the`) are none there."""

import re
from collections.abc import Sequence

from adapters.passages.bm25 import Phrase
from adapters.passages.database import Run

NO_WORD = re.compile(r"[\W_]+")
TOLD = """SELECT number, lexeme, positions
FROM unnest(?::text[]) WITH ORDINALITY AS given (words, number), unnest(to_tsvector('english', words))"""


class PostgresStemmer:
    """adapters.passages.index.Stemmer."""

    def stems(self, run: Run, texts: Sequence[str]) -> Sequence[Phrase]:
        """The stems of each text, with their places in it."""
        found: list[list[tuple[int, str]]] = [[] for _ in texts]
        for number, stem, places in run.all(TOLD, [plain(text) for text in texts]):
            found[number - 1] += [(place, stem) for place in places]
        return [tuple(sorted(phrase)) for phrase in found]


def plain(text: str) -> str:
    """Words and nothing between them: PostgreSQL reads addresses, signs and paths in what is none of them."""
    return NO_WORD.sub(" ", text)
