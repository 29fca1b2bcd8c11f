"""The command line: registers the commands, and is the last place where an error becomes one clear line.

Exit status: 0 done (also nothing new, said with its reason), 1 failed, 2 wrong usage. No traceback, ever.
"""

import io
import sys
from collections.abc import Sequence

import typer

from adapters.cli import (
    ask,
    chat,
    check,
    correct,
    db,
    deliveries,
    demo,
    doctor,
    edition,
    paper,
    post,
    report,
    run,
    site,
)
from adapters.zones import use_packaged_zones
from bot.errors import BadSetting, JoganError

EPILOG = "Start with: jogan demo  (no key, no account, no network)"

app = typer.Typer(
    name="jogan",
    help="The morning paper for AI research, delivered in chat. Every sentence is carried by the paper's own words.",
    epilog=EPILOG,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # boxes would cost a third of the time that --help may take
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (demo, edition, chat, paper, doctor, post, run, report, site, ask, check, correct):
    command.register(app)
app.add_typer(db.app, name="db")
app.add_typer(deliveries.app, name="deliveries")


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help="Say the version and stop."),
) -> None:
    """The morning paper for AI research, delivered in chat. Every sentence is carried by the paper's own words."""
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"jogan {installed('jogan')}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a console without emoji or Hangul shows ? and goes on
    use_packaged_zones()
    sys.exit(status_of(list(sys.argv[1:] if arguments is None else arguments)))


def status_of(arguments: list[str]) -> int:
    """Run one command; every error becomes one line on stderr here."""
    try:
        result = app(args=arguments, prog_name="jogan", standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        return _say("Stopped.", 130)
    except typer.TyperException as mistake:
        return _wrong_usage(mistake)
    except BrokenPipeError:
        return _closed_pipe()
    except JoganError as failure:
        of_option = isinstance(failure, BadSetting) and failure.name.startswith("-")
        return _say(f"jogan: {failure}", 2 if of_option else 1)
    except Exception as bug:  # noqa: BLE001 - the top of the command line is one of the four named boundaries
        return _say(_of_a_bug(bug, arguments), 1)
    return result if isinstance(result, int) else 0


def _say(line: str, status: int) -> int:
    from adapters.logs import masked

    print(masked(line), file=sys.stderr)
    return status


def _wrong_usage(mistake: typer.TyperException) -> int:
    """What the parser says of a mistake, with the usage line, on stderr."""
    show = getattr(mistake, "show", None)
    if callable(show):
        show()
    return int(getattr(mistake, "exit_code", 2))


def _closed_pipe() -> int:
    """Whoever read our output has left (`| head`): not an error, and nothing more may be written."""
    sys.stdout = None  # keeps the interpreter from flushing into the closed pipe
    return 0


def _of_a_bug(bug: Exception, arguments: list[str]) -> str:
    """Log a bug with its context and give the line for the person."""
    import logging

    logging.getLogger("jogan.cli").debug("jogan %s failed", arguments[:1], exc_info=bug)
    return f"jogan: this is a bug ({type(bug).__name__}: {bug}). JOGAN_LOG=debug shows where; please report it."
