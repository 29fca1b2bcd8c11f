"""Checks somebody else's summary of a paper against the paper's own text: its sentences come without quotes.

The whole is as bad as the worst of it that is certain; what the given text lacks may stand in a fuller one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.gate.align import Aligner, telling
from bot.gate.foreign_sentence import CheckedSentence, SentenceVerdict, check_sentence, without_citations
from bot.gate.source import Source
from bot.gate.terms import terms

Verdict = Literal["supported", "unsupported", "contradicted", "not_this_paper"]

FEWEST_ALIGNED = 0.2
"""Share of the sentences that are aligned in a summary of this paper."""
RARE = 0.85
"""What a term of the paper tells that no summary of another paper has by chance."""
OF_THE_TITLE = 0.3
"""What a word of the title tells, of which the same holds."""


@dataclass(frozen=True, slots=True)
class CheckedText:
    """All sentences in order, and the worst that is certain of them."""

    verdict: Verdict
    sentences: tuple[CheckedSentence, ...]

    def count(self, verdict: SentenceVerdict) -> int:
        """How many sentences have this verdict."""
        return sum(sentence.verdict == verdict for sentence in self.sentences)


def check_text(sentences: Sequence[str], source: Source) -> CheckedText:
    """Every sentence against the paper's text, and what that makes of the whole. Never raises, whatever the text is."""
    paper = Aligner(source)
    checked = tuple(check_sentence(sentence, paper) for sentence in sentences)
    return CheckedText(_whole(checked, paper), checked)


def _whole(checked: Sequence[CheckedSentence], paper: Aligner) -> Verdict:
    aligned = sum(sentence.aligned for sentence in checked)
    if aligned < FEWEST_ALIGNED * len(checked) and not _names_paper([each.text for each in checked], paper):
        return "not_this_paper"
    if any(sentence.verdict == "contradicted" for sentence in checked):
        return "contradicted"
    return "supported" if all(sentence.verdict == "supported" for sentence in checked) else "unsupported"


def _names_paper(sentences: Iterable[str], paper: Aligner) -> bool:
    """Whether any sentence has a rare term of the paper or a telling word of its title."""
    spoken = (term for sentence in sentences for term in terms(without_citations(sentence)) if term.renderings)
    return any(
        (telling(term) >= RARE and paper.says.carries(term))
        or (telling(term) >= OF_THE_TITLE and paper.title.carries(term))
        for term in spoken
    )
