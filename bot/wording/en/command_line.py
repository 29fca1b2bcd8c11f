"""English: what the command line says otherwise than a chat."""

from bot.errors import NoEdition, Temporary, UnknownPaper
from bot.wording.shapes.command_line import CommandLineWords


def _no_edition(mistake: NoEdition) -> str:
    of, by = (f"of {mistake.day}", f" --date {mistake.day}") if mistake.day else ("yet", "")
    return f"There is no edition {of}. `jogan edition{by}` builds it"


def _unknown_paper(mistake: UnknownPaper) -> str:
    if mistake.is_identity:
        return f"Nothing is known of {mistake.text}: no edition has listed it, and no source told of it"
    if mistake.text.isdecimal():
        return f"The edition has no paper {mistake.text}; `jogan edition` shows where its files are"
    return f"“{mistake.text}” names no paper. Write an arXiv id (2407.10671), a link, or a number of the newest edition"


def _not_asked(failure: Temporary) -> str:
    return f"{failure}; `jogan doctor` shows which sources answer"


COMMAND_LINE = CommandLineWords(
    no_edition=_no_edition,
    unknown_paper=_unknown_paper,
    not_asked=_not_asked,
    not_asked_of_text=lambda failure: f"{_not_asked(failure)}. With --text FILE nobody is asked",
)
