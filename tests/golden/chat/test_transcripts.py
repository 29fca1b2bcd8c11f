"""The golden transcripts: the same script gives the same conversation, in both languages.

`JOGAN_WRITE_GOLDEN=1 pytest tests/golden/chat` writes them anew; read the difference before it is committed.
"""

import importlib.util
import os
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from builders import a_day_without
from fakes_outputs import MemoryArchive
from reports_told import a_report_of_fourteen
from talking import Conversation, an_edition_of_four

from bot.domain.nine import NINE

HERE = Path(__file__).parent


def script() -> ModuleType:
    found = importlib.util.spec_from_file_location("golden_chat_script", HERE / "script.py")
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


async def transcript(language: str, lines: list[str]) -> str:
    editions, report = (a_day_without(date(2024, 7, 14)), an_edition_of_four()), a_report_of_fourteen()
    archive = MemoryArchive()
    await archive.write_report(report, NINE, {})
    talk = Conversation(editions, reports=[report], archive=archive, language_hint=language)
    turns = [f"> {line}\n\n{await talk.say(line)}" for line in lines]
    return "\n".join(turns)


@pytest.mark.parametrize(("language", "name"), [("en", "ENGLISH"), ("ko", "KOREAN")])
async def test_the_conversation_is_as_it_was_read(language: str, name: str) -> None:
    module = script()
    said = await transcript(language, module.lines(getattr(module, name)))
    golden = HERE / f"{language}.txt"
    if os.environ.get("JOGAN_WRITE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_turn_is_a_dead_end(language: str) -> None:
    turns = (HERE / f"{language}.txt").read_text(encoding="utf-8").split("\n> ")
    assert len(turns) >= 40
    without = [turn.splitlines()[0] for turn in turns if "/" not in turn.split("\n\n", 1)[1]]
    assert without == []
