"""Without JOGAN_MODEL no command connects to anybody for a model, whatever keys lie about; with one, to it only."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from integration.llm.commands import EDITION, kept_with, run
from responders.openai_api import scripts
from responders.openai_api.service import Asked, OpenAiService, Told

LYING_ABOUT = {
    "OPENAI_API_KEY": scripts.KEY, "OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "OPENAI_ORG_ID": "org-x",
    "JOGAN_FALLBACK_MODEL": "m", "JOGAN_VOTE_MODEL": "m", "JOGAN_FALLBACK_API_KEY": scripts.KEY,
}  # fmt: skip


@pytest.mark.slow  # a process of its own
@pytest.mark.timeout(60)
async def test_the_guard_sees_what_connects(tmp_path: Path) -> None:
    """Else it would prove nothing: a source that cannot be reached leaves its trace."""
    source = {"JOGAN_HUGGINGFACE_URL": "http://127.0.0.1:9", "JOGAN_ARXIV_API_URL": "http://127.0.0.1:9"}
    _, _, seen, _ = await run(tmp_path, "edition", "--date", "2024-07-16", "--no-send", **source)
    assert any(line.startswith("127.0.0.1") for line in seen)


COMMANDS = {
    "demo": (("demo",), ""),
    "edition": (EDITION, ""),
    "chat": (("chat",), "/start\n/digest\n/ask 1 why?\n"),
}


@pytest.mark.slow  # a process of its own that builds a day
@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", COMMANDS)
async def test_no_key_and_no_model_ask_nobody(name: str, tmp_path: Path) -> None:
    arguments, typed = COMMANDS[name]
    status, said, seen, _ = await run(tmp_path, *arguments, typed=typed, **LYING_ABOUT)
    assert status == 0, said
    assert seen == []


def answer(asked: Asked) -> Told:
    task = json.loads(asked.user)["task"]
    return scripts.as_json({"bullets": []} if task == "repair" else {"papers": []}) if task != "card" else Told("{}")


@pytest.mark.slow  # a process of its own that builds a day, by a model
@pytest.mark.timeout(60)
async def test_a_local_address_is_the_only_one_that_is_asked(tmp_path: Path) -> None:
    async with OpenAiService(answer) as service:
        settings = {"JOGAN_MODEL": "m", "OPENAI_BASE_URL": service.url, "OPENAI_API_KEY": scripts.KEY}
        status, said, seen, _ = await run(tmp_path, *EDITION, **settings)
        assert status == 0, said
        assert len(service.calls) >= 16
        assert seen == [f"127.0.0.1 {urlsplit(service.url).port}"]


@pytest.mark.slow  # the same, three times in a row
@pytest.mark.timeout(60)
async def test_row_f_a_wrong_key_is_told_in_one_line_and_the_edition_goes_out(tmp_path: Path) -> None:
    key = scripts.KEY
    async with OpenAiService(lambda _: scripts.wrong_key(key)) as service:
        settings = {"JOGAN_MODEL": "m", "OPENAI_BASE_URL": service.url, "OPENAI_API_KEY": key}
        status, said, _, _ = await run(tmp_path, *EDITION, **settings)
        assert status == 0, said
        assert len(service.calls) <= 2
    assert "16 papers" in said
    assert len([line for line in said.splitlines() if "OPENAI_API_KEY" in line]) == 1
    assert key not in said
    assert kept_with(key, tmp_path) == []
