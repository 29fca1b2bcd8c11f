"""What texts are written with: the model behind its budget, and where papers' texts come from. None without a model."""

from typing import TYPE_CHECKING

from adapters.config import Config
from adapters.wiring.fulltext import ladder
from adapters.wiring.llm import Models, budget
from bot.ports.clock import SteadyClock
from bot.ports.store import Store
from bot.settings import WritingSettings
from bot.writing.desk import Writing
from bot.writing.outlook import Outlook
from bot.writing.paid import AT_ONCE, PaidModel
from bot.writing.purse import Purse

if TYPE_CHECKING:
    from adapters.fetch import Fetcher


def writing(
    config: Config, models: Models, store: Store, fetcher: "Fetcher | None", clock: SteadyClock
) -> Writing | None:
    """The means of writing; one budget for the model that writes and the one that votes."""
    if models.writer is None:
        return None
    spent, calls = budget(config), config.model_calls or AT_ONCE
    purse = Purse(store.payments, spent, clock)
    voter = PaidModel(models.voter, store.payments, spent, clock, calls, purse=purse) if models.voter else None
    return Writing(
        model=PaidModel(models.writer, store.payments, spent, clock, calls, purse=purse),
        texts=ladder(config, fetcher, store.texts, clock),
        settings=WritingSettings(at_once=calls),
        voter=voter,
        outlook=Outlook(store.payments, spent, clock, votes=voter is not None),
    )
