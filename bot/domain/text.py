"""A paper's own text as it could be had: HTML, PDF or only the abstract, in sections with their headings."""

from dataclasses import dataclass
from typing import Literal

from bot.domain.paper import PaperId

TextSource = Literal["html", "pdf", "abstract"]
SectionKind = Literal["body", "appendix", "caption", "references"]


@dataclass(frozen=True, slots=True)
class TextSection:
    """One section: its heading as the paper has it (`3.2 Attention`), and its readable text.

    `caption` is a figure's or a table's words, with `heading` "Figure 3"; `references` are kept apart and never quoted.
    """

    heading: str
    text: str
    kind: SectionKind = "body"


@dataclass(frozen=True, slots=True)
class PaperText:
    """Everything that may be quoted. Title and abstract are those that are known of the paper, not the text's own.

    `sections` is empty where only the abstract could be had. `version` is arXiv's (`v2`) where the text names it.
    """

    paper: PaperId
    title: str
    abstract: str
    source: TextSource = "abstract"
    sections: tuple[TextSection, ...] = ()
    version: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether more than the abstract was read."""
        return bool(self.sections)
