"""The claims of a report on their way through the gate: each before the quotes of the one paper that it names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.evidence import Bullet, Dropped
from bot.gate.case import CheckName
from bot.gate.source import Source
from bot.gate.verdict import Claim, judge
from bot.writing.shapes import Claim as ModelClaim
from bot.writing.shapes import ReportReply
from bot.writing.words import overlap, stems

ALIKE = 0.85
"""Share of words from which two claims about one paper say the same."""
THREADS = "common_threads"


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim that may go out: its part, and its thread where it is one of several that belong together."""

    part: str
    bullet: Bullet
    thread: int | None = None


@dataclass(slots=True)
class ReportSheet:
    """`sources` are what may be quoted of each paper, by its number; `dropped` is kept with the report."""

    sources: Mapping[int, Source]
    language: str
    dropped: list[Dropped] = field(default_factory=list)
    _placed: list[Placed] = field(default_factory=list)

    def judge_all(self, reply: ReportReply) -> None:
        """Put every claim before the gate, part by part."""
        for part, thread, claim in _claims(reply):
            self._judge(part, thread, claim)

    def bullets(self) -> list[Bullet]:
        """What may go out, of all parts."""
        return [placed.bullet for placed in self._placed]

    def of_part(self, part: str) -> tuple[Bullet, ...]:
        """What may go out in one part, in the model's order; the claims of a thread stand together."""
        return tuple(placed.bullet for placed in self._placed if placed.part == part)

    def take_out(
        self, refused: Sequence[Bullet], check: CheckName = "vote", detail: str = "a second model refused it"
    ) -> None:
        """What the gate let through and does not go out for another reason."""
        self._remove([each for each in self._placed if each.bullet in refused], check, detail)

    def drop_lonely_threads(self) -> None:
        """A thread needs claims of two papers whose own words share something beyond everyday words."""
        for thread in sorted({each.thread for each in self._placed if each.thread is not None}):
            together = [each for each in self._placed if each.thread == thread]
            if len({each.bullet.paper for each in together}) < 2:
                self._remove(together, "source", "no second paper carries this thread")
            elif not _share([each.bullet for each in together]):
                self._remove(together, "words", "the papers' own words share nothing")

    def _judge(self, part: str, thread: int | None, claim: ModelClaim) -> None:
        text = " ".join(claim.text.split())
        source = self.sources.get(claim.paper)
        if source is None:
            self.dropped.append(Dropped(text, "source", f"{claim.paper} is no paper of this category"))
            return
        judged = judge(Claim(text, tuple(claim.quotes), self.language), source)
        if judged.bullet is None:
            failure = judged.failures[0]
            check = "source" if failure.check == "quote" else failure.check
            detail = f"{failure.word}: {failure.detail}" if failure.word else failure.detail
            self.dropped.append(Dropped(text, check, detail))
        elif self._is_said(judged.bullet, claim.paper):
            self.dropped.append(Dropped(text, "alike", "the report says it already"))
        else:
            self._placed.append(Placed(part, replace(judged.bullet, paper=claim.paper), thread))

    def _is_said(self, bullet: Bullet, paper: int) -> bool:
        said = (each.bullet for each in self._placed if each.bullet.paper == paper)
        return any(overlap(bullet.text, other.text) >= ALIKE for other in said)

    def _remove(self, gone: Sequence[Placed], check: str, detail: str) -> None:
        self.dropped += [Dropped(each.bullet.text, check, detail) for each in gone]
        self._placed = [each for each in self._placed if each not in gone]


def _claims(reply: ReportReply) -> Iterator[tuple[str, int | None, ModelClaim]]:
    """Facts before threads, as a fact is worth more: what one has said the other cannot say again."""
    for part in ("themes", "key_facts", "impact", "outlook"):
        for claim in getattr(reply, part):
            yield part, None, claim
    for number, thread in enumerate(reply.common_threads):
        for claim in thread.claims:
            yield THREADS, number, claim


def _share(bullets: Sequence[Bullet]) -> bool:
    """Whether two papers' quotes have a content word in common."""
    words: dict[int | None, set[str]] = {}
    for bullet in bullets:
        words.setdefault(bullet.paper, set()).update(stems(" ".join(quote.text for quote in bullet.quotes)))
    sets = list(words.values())
    return any(one & other for at, one in enumerate(sets) for other in sets[at + 1 :])
