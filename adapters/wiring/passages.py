"""The port `passages`: in the store's own database, with that database's own English."""

from typing import TYPE_CHECKING

from bot.ports.passages import Passages

if TYPE_CHECKING:
    from adapters.store.opening import SqlStore


def passages(store: "SqlStore") -> Passages:
    """The index of the database that the store is on."""
    from adapters.passages.index import IndexedPassages

    if store.connections.writer.dialect.name == "postgresql":
        from adapters.passages.postgres import PostgresStemmer

        return IndexedPassages(store.connections, PostgresStemmer())
    from adapters.passages.sqlite import SqliteStemmer

    return IndexedPassages(store.connections, SqliteStemmer())
