"""Procrastinate's and the driver's failures become ours at this edge."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from procrastinate.exceptions import ConnectorException

from bot.errors import Temporary

log = logging.getLogger(__name__)


@contextmanager
def ours() -> Iterator[None]:
    """A database that is away or refuses is Temporary: what was to be put is put again by the next tick."""
    try:
        yield
    except (ConnectorException, psycopg.Error, OSError) as failure:
        cause = failure.__cause__ or failure
        reason = str(cause).strip().partition("\n")[0] or type(cause).__name__
        raise Temporary(f"the database of jobs: {reason}") from failure


@contextmanager
def late_finishes_are_told() -> Iterator[None]:
    """A job that was taken over meanwhile cannot be finished by who had it; the library leaves that to the loop."""
    loop = asyncio.get_running_loop()
    before = loop.get_exception_handler()

    def heard(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        failure = context.get("exception")
        if isinstance(failure, ConnectorException):
            log.warning(
                "A job could not be marked as done (%s): it may be done once more", failure.__cause__ or failure
            )
        elif before is not None:
            before(loop, context)
        else:
            loop.default_exception_handler(context)

    loop.set_exception_handler(heard)
    try:
        yield
    finally:
        loop.set_exception_handler(before)
