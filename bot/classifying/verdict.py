"""What the classifier says about a paper: a category, how sure it is, and why, in a small closed set of forms."""

from dataclasses import dataclass
from typing import Final, Literal

ReasonKind = Literal["title_words", "abstract_words", "arxiv_category", "fallback"]

_LABELS: Final[dict[ReasonKind, str]] = {
    "title_words": "title",
    "abstract_words": "abstract",
    "arxiv_category": "arXiv",
    "fallback": "fallback",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact that spoke for the category: words of the title, of the abstract, an arXiv category, …"""

    kind: ReasonKind
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{_LABELS[self.kind]}: {', '.join(self.words)}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`category` is a key of the list that was asked about; `confidence` is a probability from 0 to 1."""

    category: str
    confidence: float
    facts: tuple[Reason, ...]
    by: str = "rules"

    @property
    def reasons(self) -> tuple[str, ...]:
        """The facts as edition.json keeps them: `title: policy gradient, reward`."""
        return tuple(str(reason) for reason in self.facts)
