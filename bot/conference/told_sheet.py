"""The sentences told of one paper on their way through the gate, and what only this kind of text must not do: give an
opinion, or say in its one line what the insight says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.conference.opinions import OPINION, opinion
from bot.conference.shapes import ToldReply
from bot.domain.conference import DETAIL_PARTS, DetailPart, Details
from bot.domain.evidence import Bullet
from bot.gate.case import Failure
from bot.gate.source import Source
from bot.gate.whole_card import Abstract, check_card
from bot.writing.sheet import Draft, Sheet, draft

LINE = "tldr"
STANDS_IN: tuple[DetailPart, ...] = ("insight", "method", "problem", "application")
"""Where the sentence comes from that stands in for a line that did not go out."""
NOBODY = Abstract("", "")


@dataclass
class ToldSheet:
    """A reply put before the gate; `sheet` holds what may go out and what was stopped."""

    source: Source
    language: str
    reply: ToldReply
    sheet: Sheet = field(init=False)

    def __post_init__(self) -> None:
        self.sheet = Sheet(self.source, self.language, list(_drafts(self.reply)))
        self.sheet.judge_all()

    def hold_back(self) -> None:
        """Stop opinions, and what one line and insight both say: a repair may mend them."""
        for place, bullet in list(self.sheet.accepted.items()):
            said = opinion(bullet.text, [quote.text for quote in bullet.quotes])
            if said:
                self._stop(place, Failure("words", said, OPINION))
        self._say_once()

    def look_at_all(self, paper: Abstract, others: Sequence[Abstract]) -> None:
        """What only all sentences together show: of two that say the same the later goes; what is not this paper's
        goes whole."""
        places = sorted(self.sheet.accepted)
        for found in check_card([self.sheet.accepted[at].text for at in places], paper, others):
            for at in [places[found.at[-1]]] if found.at else places:
                self.sheet.take_out(at, found.failure.check, found.failure.detail)

    def told(self) -> tuple[Bullet, Details]:
        """The one line and the details. A sentence that stands in for the line leaves its part."""
        parts = {part: self.sheet.of_part(part) for part in DETAIL_PARTS}
        line = self.sheet.of_part(LINE)
        if line:
            return line[0], Details(**parts)
        part = _stand_in(parts)
        return parts[part][0], Details(**{**parts, part: parts[part][1:]})

    def _say_once(self) -> None:
        """Of an insight's several sentences the one goes that the line says too; for a single one the line goes, since
        an empty insight would say that the paper has none."""
        line, insight = self._of(LINE), self._of("insight")
        if not line or not insight:
            return
        texts = [self.sheet.accepted[place].text for place in (*line, *insight)]
        same = [insight[found.at[1] - 1] for found in check_card(texts, NOBODY, ()) if found.at[:1] == (0,)]
        if not same:
            return
        if len(same) == len(insight):
            self._stop(line[0], Failure("alike", "", "the insight says it already: say what the paper brings instead"))
            same = same[1:] if len(same) > 1 else []
        for place in same:
            self._stop(place, Failure("alike", "", "the tldr says it already: say what else was found"))

    def _of(self, part: str) -> list[int]:
        return [place for place in sorted(self.sheet.accepted) if self.sheet.drafts[place].part == part]

    def _stop(self, place: int, failure: Failure) -> None:
        del self.sheet.accepted[place]
        self.sheet.failed[place] = failure


def _drafts(reply: ToldReply) -> Iterator[Draft]:
    """The one line first, then the parts in their order."""
    yield draft(LINE, reply.tldr)
    for part in DETAIL_PARTS:
        for said in getattr(reply, part):
            yield draft(part, said)


def _stand_in(parts: Mapping[DetailPart, Sequence[Bullet]]) -> DetailPart:
    """A part with a sentence to spare, else any but the insight, as long as there is one."""
    spare = [part for part in STANDS_IN if len(parts[part]) > 1]
    single = [part for part in (*STANDS_IN[1:], STANDS_IN[0]) if parts[part]]
    return (spare or single)[0]
