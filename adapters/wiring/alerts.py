"""Who is told what needs a hand, and what is looked at for it."""

from collections.abc import Mapping

from adapters.config import Config
from adapters.wiring.llm import budget
from adapters.wiring.program import Program
from bot.alerts.alerts import Alerts
from bot.alerts.operators import Operators
from bot.alerts.watch import Watch, Watched


def alerts(config: Config, program: Program) -> Alerts:
    """The alerts of this process, told to the operators of the settings by the platforms that are connected."""
    people = Operators(config.operators, program.posts, program.store.chats, program.defaults.language)
    return Alerts(program.store.alerts, people, program.clock)


def watch(config: Config, program: Program, told: Alerts, down: Mapping[str, str]) -> Watch:
    """The look at what the settings name."""
    digest = program.digest
    sources = {source.name for source in digest.sources} | ({digest.metadata.name} if digest.metadata else set())
    model = digest.writing.model.name if digest.writing is not None else ""
    watched = Watched(program.edition.cut, sources, model, budget(config).daily, down, program.desk.twice)
    return Watch(program.store, program.clock, told, watched)
