"""The sentences of one text on their way through the gate: what a model drafted, what may go out, what was stopped."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.evidence import Bullet, Dropped
from bot.gate.case import CheckName, Failure
from bot.gate.source import Source
from bot.gate.substituted_places import contradicted
from bot.gate.verdict import Claim, judge
from bot.writing.shapes import CardReply, Said
from bot.writing.yes_or_no import without_yes_or_no

SECTIONS = ("whats_new", "technical_details", "performance_highlights")


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence as a model wrote it; `part` is where it is to stand."""

    part: str
    text: str
    quotes: tuple[str, ...]


def draft(part: str, said: Said) -> Draft:
    """What was said, white space made single; a yes or no before it is no part of it."""
    return Draft(part, without_yes_or_no(" ".join(said.text.split())), tuple(said.quotes))


def drafts_of(reply: CardReply) -> list[Draft]:
    """The one line first, then the sections in their order."""
    parts: Sequence[tuple[str, Sequence[Said]]] = (
        (SECTIONS[0], reply.whats_new),
        (SECTIONS[1], reply.technical_details),
        (SECTIONS[2], reply.performance_highlights),
    )
    return [draft("tldr", reply.tldr), *(draft(part, said) for part, listed in parts for said in listed)]


@dataclass(slots=True)
class Sheet:
    """Drafts by their place; each is in `accepted` or in `failed`. `dropped` is kept with the card."""

    source: Source
    language: str
    drafts: list[Draft]
    accepted: dict[int, Bullet] = field(default_factory=dict)
    failed: dict[int, Failure] = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)

    def judge_all(self) -> None:
        """Put every draft before the gate."""
        for place in range(len(self.drafts)):
            self._judge(place)

    def add(self, drafted: Draft) -> None:
        """Put one more before the gate."""
        self.drafts.append(drafted)
        self._judge(len(self.drafts) - 1)

    def mend(self, mended: Mapping[int, Said]) -> None:
        """Put what was mended before the gate once more; what did not fail is not touched.

        Other quotes do not help a sentence that has a word of the place that it was made from changed.
        """
        for place, said in mended.items():
            if place in self.failed:
                self.drafts[place] = draft(self.drafts[place].part, said)
                self._judge(place)
                self._look_where_it_comes_from(place)

    def drop_failed(self) -> None:
        """What failed goes no further; why is kept."""
        for place in sorted(self.failed):
            failure = self.failed[place]
            self.dropped.append(Dropped(self.drafts[place].text, failure.check, _detail(failure)))
        self.failed.clear()

    def take_out(self, place: int, check: CheckName, detail: str) -> None:
        """A sentence that the gate let through does not go out for another reason."""
        bullet = self.accepted.pop(place, None)
        if bullet is not None:
            self.dropped.append(Dropped(bullet.text, check, detail))

    def of_part(self, part: str) -> tuple[Bullet, ...]:
        """What may go out there, in the model's order."""
        return tuple(self.accepted[place] for place in self._places() if self.drafts[place].part == part)

    def in_sections(self) -> tuple[Bullet, ...]:
        """What may go out in the three sections."""
        return tuple(bullet for part in SECTIONS for bullet in self.of_part(part))

    def _places(self) -> Iterator[int]:
        return iter(sorted(self.accepted))

    def _judge(self, place: int) -> None:
        each = self.drafts[place]
        judged = judge(Claim(each.text, each.quotes, self.language), self.source)
        if judged.bullet is not None:
            self.failed.pop(place, None)
            self.accepted[place] = judged.bullet
        else:
            self.failed[place] = judged.failures[0]

    def _look_where_it_comes_from(self, place: int) -> None:
        if place in self.accepted:
            failure = contradicted(self.drafts[place].text, self.language, self.source)
            if failure is not None:
                del self.accepted[place]
                self.failed[place] = failure


def _detail(failure: Failure) -> str:
    return f"{failure.word}: {failure.detail}" if failure.word else failure.detail
