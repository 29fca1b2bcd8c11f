"""Questions about papers: who answers them, and where papers are found that nobody listed. Works without a model."""

from typing import TYPE_CHECKING

from adapters.config import Config
from adapters.wiring.fulltext import ladder
from adapters.wiring.passages import passages
from bot.ports.clock import SteadyClock
from bot.questions.means import Means
from bot.questions.retrieve import Retrieval
from bot.questions.service import Questions
from bot.settings import QuestionSettings
from bot.writing.desk import Writing

if TYPE_CHECKING:
    from adapters.fetch import Fetcher
    from adapters.store.opening import SqlStore


def question_settings(config: Config) -> QuestionSettings:
    """How many may be asked, and how long an answer may take."""
    return QuestionSettings(config.questions_a_minute, config.questions_a_day, config.answer_seconds)


def questions(
    config: Config, written: Writing | None, kept: "SqlStore", fetcher: "Fetcher | None", clock: SteadyClock
) -> Questions:
    """Who answers: with the model, the voter and the texts that editions are written with, so that both share one
    budget and one reading of a paper; without a model from the texts alone."""
    index = passages(kept)
    return Questions(
        Means(
            texts=ladder(config, fetcher, kept.texts, clock) if written is None else written.texts,
            index=index,
            search=Retrieval(index, clock),
            model=None if written is None else written.model,
            voter=None if written is None else written.voter,
            settings=question_settings(config),
        )
    )
