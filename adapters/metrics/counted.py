"""What only this process knows: questions that it answered, and its tasks that died. Gone with the process."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from adapters.metrics.exposed import Sample
from adapters.supervise import Vitals
from bot.domain.answer import Ending


@dataclass
class Counted:
    """`question` is told of each answer, `vitals` by who watches over tasks."""

    vitals: Vitals
    _endings: Counter[Ending] = field(default_factory=Counter)
    _seconds: float = 0.0

    def question(self, ending: Ending, seconds: float) -> None:
        """A question was answered."""
        self._endings[ending] += 1
        self._seconds += seconds

    def samples(self) -> Iterator[Sample]:
        """Everything that was counted so far."""
        for ending, count in sorted(self._endings.items()):
            yield Sample("jogan_questions_total", count, (ending,))
        yield Sample("jogan_question_seconds_total", self._seconds)
        for task in sorted(self.vitals.deaths):
            yield Sample("jogan_task_deaths_total", self.vitals.deaths[task], (task,))
            yield Sample("jogan_task_up", float(task not in self.vitals.down), (task,))
