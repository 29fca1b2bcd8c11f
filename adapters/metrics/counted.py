"""What only this process knows: questions and calls to models, stages of what it built, its tasks that died.

Gone with the process.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from adapters.measured import Calls, Spread
from adapters.metrics.exposed import Sample
from adapters.supervise import Vitals
from bot.domain.answer import Answer, Ending


@dataclass
class Counted:
    """`question` is told of each answer, `vitals` by who watches over tasks, `calls` and `stages` by who measures."""

    vitals: Vitals
    calls: Calls = field(default_factory=Calls)
    stages: Mapping[str, float] = field(default_factory=dict)
    _endings: Counter[Ending] = field(default_factory=Counter)
    _stopped: Counter[str] = field(default_factory=Counter)
    _answers: Spread = field(default_factory=Spread)

    def question(self, answer: Answer, seconds: float) -> None:
        """A question was answered."""
        self._endings[answer.ending] += 1
        self._stopped.update(each.check for each in answer.dropped)
        self._answers.add(seconds)

    def samples(self) -> Iterator[Sample]:
        """Everything that was counted so far."""
        for ending, count in sorted(self._endings.items()):
            yield Sample("jogan_questions_total", count, (ending,))
        yield Sample("jogan_question_seconds", self._answers)
        for check, count in sorted(self._stopped.items()):
            yield Sample("jogan_question_stopped_total", count, (check,))
        for stage, seconds in self.stages.items():
            yield Sample("jogan_edition_stage_seconds", seconds, (stage,))
        for purpose, spread in sorted(self.calls.spreads.items()):
            yield Sample("jogan_model_call_seconds", spread, (purpose,))
        for labels, count in sorted(self.calls.failures.items()):
            yield Sample("jogan_model_failures_total", count, labels)
        yield from self._tasks()

    def _tasks(self) -> Iterator[Sample]:
        for task in sorted(self.vitals.deaths):
            yield Sample("jogan_task_deaths_total", self.vitals.deaths[task], (task,))
            yield Sample("jogan_task_up", float(task not in self.vitals.down), (task,))
