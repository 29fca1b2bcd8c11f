"""`jogan correct PAPER`: a card found wrong is corrected by editing what was posted."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.delivery.correct import Choice

EXAMPLES = """\b
Examples:
  jogan correct 3                                what would be changed
  jogan correct 3 --date 2024-07-16 --drop --why "the number is not in the paper"
  jogan correct 2407.10671 --anew                from the paper's present abstract
"""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("correct", help="Correct a card found wrong, by editing what was posted.", epilog=EXAMPLES)(correct)


def correct(
    wanted: Annotated[str, typer.Argument(metavar="PAPER", help="A number of the edition, an arXiv id or a link.")],
    day: Annotated[
        str | None, typer.Option("--date", metavar="D", help="Whose number it is; default: the newest edition's.")
    ] = None,
    drop: Annotated[bool, typer.Option("--drop", help="Take the card back; title and votes stay.")] = False,
    anew: Annotated[bool, typer.Option("--anew", help="Write it anew from the paper's present abstract.")] = False,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with the edition.")] = "",
) -> int:
    """Without --drop or --anew nothing is changed.

    Numbers never change; nothing is posted a second time. Repeating a correction edits what could not be edited
    before; exit status 1 while something is left.
    """
    import asyncio

    from adapters import logs
    from adapters.cli.correct_card import correct_card
    from adapters.cli.edition import day_of
    from adapters.config import read

    if drop and anew:
        raise typer.BadParameter("--drop takes the card back, --anew writes it anew: choose one.")
    wanted_day = day_of(day) if day else None
    config = read()
    logs.configure(config.command_log)
    choice: Choice | None = "drop" if drop else "anew" if anew else None
    return asyncio.run(correct_card(config, wanted, wanted_day, choice, why))
