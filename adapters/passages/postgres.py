"""Words of passages on PostgreSQL: its own full-text search in English, weighed within one paper.

`ts_rank` knows no rarity, so how many of the paper's passages have a word is counted in the same question, and the
whole follows BM25 with its usual constants (1.2, 0.75) for passages of the usual length.
"""

import re
from collections.abc import Sequence

from adapters.passages.database import Run
from adapters.passages.index import Change
from bot.domain.answer import Passage
from bot.domain.paper import PaperId
from bot.ports.passages import Word

NO_WORD = re.compile(r"[\W_]+")
FORGET = "DELETE FROM passage_words WHERE paper = ?"
KEEP = """INSERT INTO passage_words (paper, number, length, words)
SELECT ?, number, length, to_tsvector('english', words)
FROM unnest(?::int[], ?::int[], ?::text[]) AS passage (number, length, words)"""
RANKED = """WITH asked AS MATERIALIZED (
SELECT DISTINCT phraseto_tsquery('english', word) AS query FROM unnest(?::text[]) AS word
), own AS MATERIALIZED (
SELECT number, words, length / avg(length) OVER () AS long, count(*) OVER () AS passages
FROM passage_words WHERE paper = ?
), found AS (
SELECT number, long, passages, ts_rank(words, query) AS often, count(*) OVER (PARTITION BY query) AS holding
FROM own JOIN asked ON words @@ query
) SELECT number FROM found GROUP BY number
ORDER BY sum(often * ln(1 + (passages - holding + 0.5) / (holding + 0.5)) / (0.6 + 0.4 * long)) DESC, number LIMIT ?"""


class PostgresWords:
    """adapters.passages.index.WordIndex."""

    def made(self, paper: PaperId, passages: Sequence[Passage]) -> Change:
        """The passages' words; the database stems them."""
        texts = [plain(passage.text) for passage in passages]
        numbers, lengths = [passage.number for passage in passages], [len(text.split()) + 1 for text in texts]

        def keep(run: Run) -> None:
            run.run(FORGET, paper)
            run.run(KEEP, paper, numbers, lengths, texts)

        return keep

    def ranked(self, run: Run, paper: PaperId, words: Sequence[Word], most: int) -> tuple[int, ...]:
        """Numbers of the paper's passages that have any of the words, best first."""
        found = run.all(RANKED, [plain(word) for word in words], paper, most)
        return tuple(number for (number,) in found)


def plain(text: str) -> str:
    """Words and nothing between them: PostgreSQL reads addresses, signs and paths in what is none of them."""
    return NO_WORD.sub(" ", text)
