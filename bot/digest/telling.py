"""What came of a day in one line with all that an operator asks: on time, written by whom, for how much, what stopped.

It times the stages by what they tell whoever waits, and decides nothing.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.card import Card, ReportText
from bot.domain.edition import Edition
from bot.events import event
from bot.wording.choose import reading
from bot.writing.spent import Cost

log = logging.getLogger(__name__)


@dataclass
class Stages:
    """bot.ports.progress.Progress that measures: a stage lasts until another one is told of, or until the end.

    `time` gives seconds, from any thread: some stages tell from one.
    """

    time: Callable[[], float]
    seconds: dict[str, float] = field(default_factory=dict)
    _now: str = ""
    _since: float = 0.0

    def __call__(self, stage: str, done: int = 0, of: int = 0) -> None:
        """The next stage begins, or the same one goes on."""
        at = self.time()
        if self._now:
            self.seconds[self._now] = self.seconds.get(self._now, 0.0) + at - self._since
        self._now, self._since = stage, at

    def end(self) -> None:
        """Nothing more is done."""
        self("")


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a building beside its edition."""

    at: datetime
    cost: Cost | None
    stages: dict[str, float]
    minutes: float
    """Until its sources are asked again, where they failed."""


def tell(edition: Edition, told: Told) -> None:
    """A line of what came of a day, for whoever reads nothing but the log."""
    failed = "; ".join(f"{source.name}: {source.error}" for source in edition.sources if source.error)
    fields = event("edition", **_fields(edition, told))
    if edition.state == "published":
        log.info("The edition of %s is there: %d papers", edition.day, len(edition.papers), extra=fields)
        if failed:
            log.warning("The edition of %s is without what a source could not say (%s)", edition.day, failed)
    elif edition.reason == "sources_failed":
        log.warning("%s has no edition yet: the sources cannot be read (%s)", edition.day, failed, extra=fields)
        log.info("The sources of %s are asked again in %.0f min", edition.day, told.minutes)
    else:
        reason = reading("en").reasons.of(edition.reason or "no_papers")
        log.info("%s has no edition: %s", edition.day, reason, extra=fields)


def _fields(edition: Edition, told: Told) -> dict[str, object]:
    texts = list(texts_of(edition))
    return {
        "day": edition.day,
        "state": edition.state,
        "reason": edition.reason,
        "cut_at": edition.cut_at,
        "published_at": told.at,
        "late_seconds": round((told.at - edition.cut_at).total_seconds()),
        "papers": len(edition.papers),
        "texts": dict(sorted(Counter(text.writer for text in texts).items())),
        "dropped": dict(sorted(Counter(each.check for text in texts for each in text.dropped).items())),
        "calls": told.cost.calls if told.cost else None,
        "tokens": told.cost.tokens if told.cost else None,
        "money": told.cost.money if told.cost else None,
        "seconds": round(sum(told.stages.values()), 3),
        "stages": {stage: round(seconds, 3) for stage, seconds in told.stages.items()},
    }


def texts_of(edition: Edition) -> Iterator[Card | ReportText]:
    """Every card and report, in every language."""
    for listed in edition.papers:
        yield from listed.cards.values()
    for report in edition.reports:
        yield from report.texts.values()
