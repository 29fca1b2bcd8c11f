"""What an operator is told of an edition by a model: how many cards are its own, and why the others are not."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from responders.openai_api.scripts import wrong_key
from responders.openai_api.service import Asked, OpenAiService, Told
from scripted_model import honest
from writing_days import DAY, settings, told

from adapters.cli.build_edition import build_and_tell


def generic(asked: Asked) -> Told:
    """Cards that no paper carries."""
    document = json.loads(asked.user)
    line = {"text": "This changes everything.", "quotes": ["Large language models read long documents slowly."]}
    said = {"tldr": line, "whats_new": [line]} if document["task"] == "card" else honest(document)
    return Told(json.dumps(said))


@pytest.mark.parametrize(
    ("answer", "limit", "line"),
    [
        (told(), "", "Cards: 6 of 6 by the model (model-1)"),
        (lambda _: wrong_key(), "", "Cards: 0 of 6 by the model, 6 excerpts: it could not be asked, `jogan doctor`"),
        (generic, "", "Cards: 0 of 6 by the model, 6 excerpts: the papers carry too little of what it wrote"),
        (told(), "100", "Cards: 0 of 6 by the model, 6 excerpts: the day's tokens are used (JOGAN_DAILY_TOKENS)"),
    ],
    ids=["well", "outage", "gate", "budget"],
)
async def test_the_cards_are_counted_by_who_wrote_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: Callable[[Asked], Told], limit: str, line: str
) -> None:
    async with OpenAiService(answer) as service:
        assert (
            await build_and_tell(
                settings(tmp_path, service.url, JOGAN_DAILY_TOKENS=limit), DAY, None, send=False, as_json=False
            )
            == 0
        )
    (cards,) = [said for said in capsys.readouterr().out.splitlines() if said.startswith("Cards:")]
    assert cards.startswith(line)


async def test_without_a_model_nothing_is_said_of_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = settings(tmp_path, "", JOGAN_MODEL="")
    assert await build_and_tell(config, DAY, None, send=False, as_json=False) == 0
    said = capsys.readouterr().out
    assert "papers" in said
    assert "Cards:" not in said
