"""English: the sentence for every user mistake."""

from collections.abc import Sequence

from bot.errors import MissingArgument, NoEdition, NotThereYet, UnknownCommand, UnknownPaper, UnknownZone
from bot.wording import english
from bot.wording.shapes.errors import ErrorWords


def _or(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _unknown_command(mistake: UnknownCommand) -> str:
    near = f" Did you mean {_or([f'/{name}' for name in mistake.nearest])}?" if mistake.nearest else ""
    return f"I do not know the command “{mistake.word}”.{near} /help lists all of them."


def _unknown_category(typed: str, near: Sequence[str]) -> str:
    meant = f" Did you mean {_or(near)}?" if near else ""
    return f"I have no category called “{typed}”.{meant} /categories lists all of them."


def _unknown_paper(mistake: UnknownPaper) -> str:
    if mistake.text.isdecimal():
        first = f"The edition we are talking about has no paper {mistake.text}."
    else:
        first = f"I do not know the paper “{mistake.text}”."
    return f"{first} Use a number of the edition (/paper 1) or an arXiv id (/paper 2407.10671); /digest lists them."


def _no_edition(mistake: NoEdition) -> str:
    if mistake.newest is None:
        return "There is no edition yet. Subscribe now (/subscribe LLM) and the first one comes to you."
    newest = f"The newest is that of {english.day(mistake.newest)} {mistake.newest.year}: /digest."
    if mistake.day is None:
        return newest
    return f"There is no edition of {english.day(mistake.day)} {mistake.day.year}. {newest}"


def _unknown_zone(mistake: UnknownZone) -> str:
    near = f" Did you mean {_or(mistake.nearest)}?" if mistake.nearest else ""
    return f"I do not know the time zone “{mistake.text}”.{near} Write it like this: /timezone Asia/Seoul"


def _missing_argument(mistake: MissingArgument) -> str:
    return f"/{mistake.command} needs something after it, for example: {mistake.example}"


_LATER = {
    "ask": "Questions about a paper come in a later version. /paper 1 shows what the paper itself says.",
    "report": "Conference reports come in a later version. /digest shows the newest edition.",
}


def _not_there_yet(mistake: NotThereYet) -> str:
    later = f"/{mistake.command} comes in a later version. /help lists what works now."
    return _LATER.get(mistake.command, later)


ERRORS = ErrorWords(
    unknown_command=_unknown_command,
    missing_argument=_missing_argument,
    unknown_category=_unknown_category,
    unknown_paper=_unknown_paper,
    ambiguous_paper=lambda mistake: (
        f"“{mistake.text}” fits several papers: "
        + "; ".join(f"{number}. {title}" for number, title in mistake.choices)
        + ". Write the number, for example /paper "
        + f"{mistake.choices[0][0] if mistake.choices else 1}"
    ),
    no_edition=_no_edition,
    bad_date=lambda mistake: (
        f"“{mistake.text}” is not a date. Write it like this: /digest 2024-07-16, /digest 7/16 or /digest yesterday"
    ),
    bad_time=lambda mistake: f"“{mistake.text}” is not a time of day. Write it like this: /time 07:30",
    unknown_zone=_unknown_zone,
    bad_days=lambda mistake: (
        f"“{mistake.text}” names no days. Write it like this: /days mon-fri, /days mon,wed,fri or /days daily"
    ),
    unknown_language=lambda mistake: (
        f"I cannot write in “{mistake.text}”. I can in: " + ", ".join(f"/language {code}" for code in mistake.offered)
    ),
    bad_choice=lambda mistake: (
        f"/{mistake.command} does not take “{mistake.text}”. It takes: "
        + ", ".join(f"/{mistake.command} {choice}" for choice in mistake.offered)
    ),
    administrators_only=lambda mistake: (
        f"Only administrators may use /{mistake.command} here. Everybody may read: /digest, /paper 1. "
        "In a private chat with me you choose for yourself."
    ),
    not_there_yet=_not_there_yet,
)
