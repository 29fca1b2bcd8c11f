"""What rewriting may cost: a model that answers nonsense is not asked the same again every quarter of an hour."""

from typing import Any

import pytest
from scripted_model import ScriptedModel, honest
from unit.digest.test_rewriting import Desk, out

from bot.digest.rewriting import wanted_of
from bot.errors import BadReply


@pytest.mark.parametrize("bad", [BadReply("the model refuses: I cannot"), {"tldr": None}, {}])
async def test_row_24_a_paper_that_a_model_never_answers_for_is_not_paid_for_with_every_run(bad: Any) -> None:
    def answer(asked: dict[str, Any]) -> object:
        return bad if asked["paper"]["title"].startswith("Borealis") else honest(asked)

    desk = Desk(ScriptedModel(card=answer))
    edition = (await desk.digest.build(await _day(desk))).edition
    assert [each.cards["en"].writer for each in edition.papers] == ["model", "extractive", "model"]
    desk.model.asked.clear()
    assert await desk.rewrite() == []
    assert desk.model.asked == []


@pytest.mark.parametrize("task", ["report", "card"])
async def test_a_model_that_speaks_no_json_is_not_said_to_be_out_of_reach(task: str) -> None:
    desk = Desk(ScriptedModel(**{task: lambda asked: BadReply("the reply is not JSON")}))
    edition = (await desk.digest.build(await _day(desk))).edition
    assert {note.kind for note in edition.notes} == {"excerpts_gate"}
    assert (wanted_of(edition).cards, wanted_of(edition).reports) == ([], [])


async def _day(desk: Desk) -> Any:
    (day,) = desk.days
    return day


async def test_where_only_the_files_cannot_be_written_the_messages_are_to_be_edited_all_the_same(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The edition is kept by then: nothing would be owed the next time, and nobody would edit what was posted."""

    desk = Desk(out())
    await desk.digest.build(await _day(desk))
    desk.model.answers.clear()
    desk.archive.writable = False
    assert await desk.rewrite() == [(await _day(desk), (1, 2, 3))]
    assert "not in files: The archive folder " in caplog.text
