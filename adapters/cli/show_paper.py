"""What `jogan paper` does once its arguments are read."""

from adapters.archive.markdown.edition_json import listed_json
from adapters.cli import show
from adapters.config import Config, chosen
from adapters.wiring.program import program
from bot.chat.arguments.papers import number_written
from bot.digest.one_paper import PaperDesk
from bot.document.paper_card import card
from bot.errors import Temporary, UserMistake
from bot.wording.speak import in_command_line


async def show_paper(config: Config, wanted: str, language: str, *, as_json: bool) -> int:
    """Print the card, or why there is none; the exit status."""
    async with program(chosen(config, languages=[language])) as running:
        digest = running.digest
        desk = PaperDesk(running.store, digest.metadata, running.categories, running.clock, (language,), digest.writing)
        try:
            found = await desk.card(wanted)
        except (UserMistake, Temporary) as failure:
            show.remark(f"jogan: {in_command_line(failure, language)}")
            return 1
        if as_json:
            show.document({"edition": found.edition.day.isoformat(), **listed_json(found.listed)})
        else:
            newest = await running.store.editions.newest()
            number = number_written(found.listed.number, found.edition.day, newest.day if newest else None)
            written = number if found.kept else None
            show.reading(card(found.listed, found.edition, running.categories, language, number=written))
    return 0
