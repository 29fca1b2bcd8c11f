"""`jogan deliveries`: the ledger in the open. Reads the command line only; show_deliveries.py does the work."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from adapters.config import Config

EXAMPLES = """\b
Examples:
  jogan deliveries                              the newest rows
  jogan deliveries list --state parked          what waits for you
  jogan deliveries why 1042                     what happened to one, and what happens next
  jogan deliveries retry 1042 1043              send these again
"""
app = typer.Typer(help="What was sent, what waits, what is dead and why.", epilog=EXAMPLES)
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
NEWEST = 100


@app.callback(invoke_without_command=True)
def deliveries(context: typer.Context, as_json: Json = False) -> int:
    """What was sent, what waits, what is dead and why."""
    return list_(as_json=as_json) if context.invoked_subcommand is None else 0


@app.command("list")
def list_(
    state: Annotated[
        list[str] | None,
        typer.Option("--state", metavar="STATE", help="ready, sending, unsure, sent, dead, parked or expired."),
    ] = None,
    chat: Annotated[
        str, typer.Option("--chat", metavar="CHAT", help="PLATFORM:ID, an id, or #NUMBER of the log.")
    ] = "",
    posting: Annotated[str, typer.Option("--posting", metavar="NAME", help="Such as edition:2024-07-16.")] = "",
    most: Annotated[int, typer.Option("--most", min=1, help="How many, the newest first.")] = NEWEST,
    as_json: Json = False,
) -> int:
    """List rows, the newest first."""
    import asyncio

    from adapters.cli.show_deliveries import Wanted, show_rows, states_of

    wanted = Wanted(states_of(state or ()), chat, posting, most)
    return asyncio.run(show_rows(_config(), wanted, as_json=as_json))


@app.command("why")
def why(
    number: Annotated[int, typer.Argument(metavar="N", help="The row's number, as `list` shows it.")],
    as_json: Json = False,
) -> int:
    """Tell what happened to one row, and what happens next."""
    import asyncio

    from adapters.cli.show_deliveries import tell_row

    return asyncio.run(tell_row(_config(), number, as_json=as_json))


@app.command("retry")
def retry(
    numbers: Annotated[list[int] | None, typer.Argument(metavar="[N]...", help="Rows by number.")] = None,
    state: Annotated[
        list[str] | None, typer.Option("--state", metavar="STATE", help="All that are dead, parked or expired.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: Json = False,
) -> int:
    """Send rows again that are dead, parked or expired. What was parked may be there already."""
    import asyncio

    from adapters.cli.show_deliveries import RETRIED, send_again, states_of

    if bool(numbers) == bool(state):
        raise typer.BadParameter("Name rows by number, or all of a state: --state parked.")
    states = states_of(state or ())
    if not set(states) <= RETRIED:
        raise typer.BadParameter("Only dead, parked and expired rows can be sent again.")
    return asyncio.run(send_again(_config(), numbers or (), states, asks=not yes, as_json=as_json))


def _config() -> "Config":
    from adapters import logs
    from adapters.config import read

    config = read()
    logs.configure(config.command_log)
    return config
