"""What `jogan db restore` and `jogan db restored` do once their arguments are read.

Nothing is lost, and nothing that may have been sent since the backup is sent again without a search or a mark.
"""

import asyncio
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.cli import show
from adapters.cli.move_data import alone
from adapters.clock import SystemClock
from adapters.config import Config
from adapters.wiring.store import database_url, store
from bot.errors import OperatorMistake

if TYPE_CHECKING:
    from adapters.store.opening import SqlStore
    from adapters.store.transfer.doubts import Doubted


def restore(config: Config, file: Path, *, nothing_sent: bool) -> None:
    """Make a backup the database, and say what became of what waited in it."""
    from adapters.store.transfer.restore import prepared, put_in_place

    url = database_url(config)
    with alone(config, "restore"):
        part = prepared(url, file)
        found = asyncio.run(settled(replace(config, database_url=f"sqlite:///{part}"), nothing_sent=nothing_sent))
        replaced = put_in_place(url, part)
    show.line(f"Restored from {file}.")
    _tell(found)
    if replaced:
        show.line(f"The database of before is kept: {replaced}")


def restored(config: Config, *, nothing_sent: bool) -> None:
    """As restore(), after PostgreSQL's own tool put the data back."""
    if database_url(config).startswith("sqlite:"):
        raise OperatorMistake("`jogan db restored` is for PostgreSQL, after pg_restore; here: `jogan db restore FILE`")
    with alone(config, "say that it was restored"):
        found = asyncio.run(settled(config, nothing_sent=nothing_sent))
    _tell(found)


async def settled(config: Config, *, nothing_sent: bool) -> "Doubted":
    """Plan what was due until now and doubt it with all that waited, in a database that nobody uses yet."""
    from adapters.store.transfer.doubts import doubt, newest

    async with store(config) as kept:
        since = await kept.connections.direct_read(newest)
        if not nothing_sent:
            await _plan(config, kept, SystemClock().now())
        return await kept.connections.direct_write(lambda run: doubt(run, since, waiting=not nothing_sent))


async def _plan(config: Config, kept: "SqlStore", now: datetime) -> None:
    """What was due may have been planned and sent since the backup: it waits too, as far as its editions are there."""
    from adapters.archive.markdown.folder import MarkdownArchive
    from adapters.store.transfer.doubts import due_lanes
    from adapters.wiring.categories import categories
    from adapters.wiring.program import ChartsWhenDrawn
    from adapters.wiring.renderers import renderers
    from bot.delivery.plan import Planner

    drawing = renderers()
    lanes = await kept.connections.direct_read(lambda run: due_lanes(run, now))
    by_lane = {lane: drawing[lane.partition(":")[0]] for lane in lanes if lane.partition(":")[0] in drawing}
    archive = MarkdownArchive(config.data_dir / "archive")
    await Planner(
        ledger=kept.ledger,
        store=kept,
        categories=categories(config),
        cut=config.cut,
        clock=SystemClock(),
        posts=by_lane,
        charts=ChartsWhenDrawn(),
        archive=archive,
    ).plan_due(now)


def _tell(found: "Doubted") -> None:
    total = found.waiting + found.on_wire
    if not total:
        show.line("No message waited in it: nothing is in doubt.")
        return
    show.line(f"{total} messages waited in it and may have been sent since: unsure now, none is forgotten.")
    show.line(
        "Where a platform can be asked, each is looked for, and sent if it is not there. Where it cannot, your setting "
        "`resend` sends each once more, marked, and `hold` leaves them to `jogan deliveries retry`."
    )
