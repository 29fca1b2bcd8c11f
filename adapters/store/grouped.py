"""Changes that share a commit: those that come while one is written go together in the next. It knows no table.

A commit waits for the disk; with sixteen calls of a model at once, each would wait for fifteen others' commits.
"""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from adapters.store.connections import Connections
from adapters.store.direct import Statements

MOST_TOGETHER = 500
Result = TypeVar("Result")
Change = Callable[[Statements], Result]


class Grouped:
    """Runs each change in a transaction that others may share: all are kept, or none and each hears the error.

    So a change must be checked before it is given: what it asks of the database never fails for reasons of its own.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._waiting: list[tuple[Change[Any], asyncio.Future[Any]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def run(self, change: Change[Result]) -> Result:
        """The change's result, once it is committed. Who is cancelled meanwhile does not hear it; it is made."""
        done: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((change, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write(), name="store-grouped")
        return await done

    async def _write(self) -> None:
        while self._waiting:
            together, self._waiting = self._waiting[:MOST_TOGETHER], self._waiting[MOST_TOGETHER:]
            written = await self._written([change for change, _ in together])
            results = written if isinstance(written, list) else [written] * len(together)
            for (_, done), result in zip(together, results, strict=True):
                if done.done():
                    continue  # who waited was cancelled
                if isinstance(result, BaseException):
                    done.set_exception(result)
                else:
                    done.set_result(result)

    async def _written(self, changes: Sequence[Change[Any]]) -> list[Any] | BaseException:
        """What each gave, or what all of them met."""
        writing = self._connections.direct_write(lambda run: [change(run) for change in changes])
        found: tuple[list[Any] | BaseException] = await asyncio.gather(writing, return_exceptions=True)
        return found[0]
