"""The gate alone: every lie and every honest sentence put before `judge`, one by one, without model or edition."""

import statistics
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hostile.lie import Lie
from hostile.material import Honest, Paper

from bot.domain.text import PaperText
from bot.gate.source import Source
from bot.gate.verdict import Claim, judge
from bot.reading.source import source_of


@dataclass
class Judged:
    """What became of a set of sentences: those let out, the checks that stopped the others, milliseconds of each."""

    out: list[Lie | Honest] = field(default_factory=list)
    stopped: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[Lie | Honest, str]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many were judged."""
        return len(self.times)

    @property
    def share(self) -> float:
        """What part was let out."""
        return len(self.out) / self.count if self.count else 0.0


class Prepared:
    """Sources prepared once a paper, as in an edition."""

    def __init__(self) -> None:
        self._sources: dict[Paper, Source] = {}

    def source(self, paper: Paper) -> Source:
        """A paper's text prepared; its parts folded, so that the first sentence pays for nothing."""
        if paper not in self._sources:
            made = source_of(PaperText(f"arxiv:{paper.id}", paper.title, paper.abstract))
            for part in made.parts:
                assert part.normal
                assert part.strong
            self._sources[paper] = made
        return self._sources[paper]

    def judge(self, sentences: Iterable[Lie | Honest]) -> Judged:
        """Each sentence over its paper."""
        found = Judged()
        for sentence in sentences:
            source = self.source(sentence.paper)
            began = time.process_time()
            judged = judge(Claim(sentence.text, sentence.quotes, sentence.language), source)
            found.times.append(1000 * (time.process_time() - began))
            if judged.bullet is not None:
                found.out.append(sentence)
            else:
                failure = judged.failures[0]
                found.stopped[failure.check] += 1
                found.refused.append((sentence, f"{failure.check}: {failure.word} ({failure.detail})"))
        return found


def median_ms(judged: Sequence[Judged]) -> float:
    """The median of all sentences' CPU milliseconds."""
    return statistics.median([each for one in judged for each in one.times] or [0.0])


def slow_ms(judged: Sequence[Judged]) -> float:
    """The 95th percentile of the same."""
    return statistics.quantiles([each for one in judged for each in one.times] or [0.0, 0.0], n=20)[-1]
