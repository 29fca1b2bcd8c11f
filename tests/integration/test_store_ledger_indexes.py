"""Each question that the ledger asks often is answered by its index, also of an empty or a strange table."""

import pytest
from builders_ledger import LANE, NOW

from adapters.store.direct import Statements
from adapters.store.ledger import bundles, due, exchange, lanes, retention, waiting
from adapters.store.opening import open_store

MOMENT = object()
"""Stands for an instant, as each database keeps it."""
NUMBERS = object()
WAITS = ("fresh", "again", "begun", "troubled")
QUESTIONS = {
    "due": (due.DUE, (LANE, MOMENT, 5, MOMENT, 10), "ix_chats_lane_next_due_id"),
    "fresh": (waiting.READY_FRESH, (LANE, 0, LANE, 10), "ix_deliveries_fresh"),
    "again": (waiting.READY_AGAIN, (LANE, MOMENT, 10), "ix_deliveries_again"),
    "unsure": (waiting.UNSURE, (LANE, MOMENT, 10), "ix_deliveries_begun"),
    "oldest": (waiting.OLDEST, (LANE, LANE), "ix_deliveries_fresh"),
    "next again": (waiting.NEXT_AGAIN, (LANE,), "ix_deliveries_again"),
    "next unsure": (waiting.NEXT_UNSURE, (LANE,), "ix_deliveries_begun"),
    **{f"owing {index}": (waiting.OWING, (MOMENT, MOMENT), f"ix_deliveries_{index}") for index in WAITS[:3]},
    "unbegun": (due.WAITING, (NUMBERS,), "ix_deliveries_unbegun"),
    "begun": (due.STARTED, (NUMBERS,), "uq_deliveries_chat_posting_part"),
    "claim": (exchange.CLAIM, (1, MOMENT, NUMBERS, LANE), "uq_deliveries_chat_posting_part"),
    "read": (exchange.READ, (7, 7, LANE, 1), "pk_deliveries"),
    "settle": (exchange.SETTLE, (1, "sent", "", "m", False, None, MOMENT, 7, LANE, 1, True), "pk_deliveries"),
    "returned": (exchange.RETURNED, (7, LANE, 1), "pk_deliveries"),
    "follow": (exchange.FOLLOW, (MOMENT, MOMENT, 1, LANE), "ix_deliveries_unbegun"),
    "refence": (lanes.REFENCE, (1, LANE), "ix_deliveries_begun"),
    "doubt": (lanes.DOUBT, (1, LANE), "ix_deliveries_begun"),
    **{f"unsent {index}": (bundles.UNSENT, (), f"ix_deliveries_{index}") for index in WAITS},
    **{f"counted {index}": (lanes.COUNTS, (), f"ix_deliveries_{index}") for index in ("settled", *WAITS[:3])},
    "ended": (retention.ENDED, (), "ix_deliveries_settled"),
    "old": (retention.OLD, (LANE, "sent", MOMENT, 10), "ix_deliveries_settled"),
}
AUTOMATIC = {
    "pk_deliveries": "USING INTEGER PRIMARY KEY",
    "uq_deliveries_chat_posting_part": "sqlite_autoindex_deliveries_1",
}


@pytest.mark.parametrize("name", QUESTIONS)
async def test_each_question_is_answered_by_its_index(database_url: str, name: str) -> None:
    question, values, index = QUESTIONS[name]
    store = await open_store(database_url)

    def explained(run: Statements) -> str:
        said = {MOMENT: run.instant(NOW), NUMBERS: run.ids([1, 2])}
        given = [said.get(value, value) for value in values]
        return str(run.all(f"{'EXPLAIN' if run.postgres else 'EXPLAIN QUERY PLAN'} {question}", *given))

    found = await store.connections.direct_write(explained)
    await store.close()
    assert index in found or AUTOMATIC.get(index, index) in found
    assert "Seq Scan on deliveries" not in found
    assert "SCAN deliveries" not in found.replace("SCAN deliveries USING", "")
    assert "TEMP B-TREE FOR ORDER" not in found
