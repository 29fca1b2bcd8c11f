"""A reply's file in the terminal: where it is in the archive, or what is said where it is not there."""

import io
from pathlib import Path

import pytest
from fakes_outputs import MemoryArchive
from reports_told import NEURIPS, a_report_of_fourteen
from talking import Conversation

from adapters.platforms.terminal.files import with_place
from adapters.platforms.terminal.inbound import PipedLines
from adapters.platforms.terminal.outbound import PlainScreen
from adapters.platforms.terminal.settings import TerminalSettings
from adapters.platforms.terminal.terminal import Terminal
from bot.chat.message import File, Reply
from bot.document.blocks import Button, Buttons, Document, Paragraph, text

FILE = File("colm-2024.en.md", "colm-2024/report.en.md", b"x" * 1_200_345)
TITLE, KEY = Paragraph(text("COLM 2024")), Buttons(((Button("Contents", "/report colm-2024"),),))


def a_reply() -> Reply:
    return Reply(Document((TITLE, KEY)), language="en", file=FILE)


def kept(folder: Path) -> Path:
    path = folder / FILE.place
    path.parent.mkdir()
    path.write_bytes(FILE.content)
    return path


def said(reply: Reply) -> list[str]:
    out = io.StringIO()
    PlainScreen(out, io.StringIO()).reply(reply)
    return [line for line in out.getvalue().splitlines() if line]


def test_a_line_names_the_file_its_size_and_its_place_above_the_buttons(tmp_path: Path) -> None:
    path = kept(tmp_path)
    title, line, key = said(with_place(a_reply(), str(tmp_path)))
    assert (title, key) == ("COLM 2024", "[b1] Contents → /report colm-2024")
    assert line == f"[colm-2024.en.md · 1,201 kB] {path}"


@pytest.mark.parametrize("folder", [None, "", "/nowhere"])
def test_where_the_archive_is_elsewhere_the_words_say_so(folder: str | None) -> None:
    title, line, _ = said(with_place(a_reply(), folder))
    assert title == "COLM 2024"
    assert line.startswith("The file could not be sent here. The operator has it as colm-2024/report.en.md")


def test_a_reply_without_a_file_stays_as_it_is(tmp_path: Path) -> None:
    reply = Reply(Document((TITLE, KEY)))
    assert with_place(reply, str(tmp_path)) is reply


@pytest.mark.parametrize("there", [True, False])
async def test_the_whole_core_names_the_page_of_the_report(tmp_path: Path, there: bool) -> None:
    talk = Conversation(archive=MemoryArchive())
    await talk.store.reports.put(a_report_of_fourteen())
    path = tmp_path / NEURIPS / "report.en.md"
    if there:
        path.parent.mkdir()
        path.write_text("# page", encoding="utf-8")
    out = io.StringIO()
    settings = TerminalSettings(language_hint="en", pictures=str(tmp_path))
    lines = PipedLines(io.StringIO("/report file\n/b1\n"))
    await Terminal(talk.router, settings, lines, PlainScreen(out, io.StringIO(), str(tmp_path))).serve()
    assert (str(path) in out.getvalue()) is there
    assert ("could not be sent here" in out.getvalue()) is not there
    assert "[b1] Contents" in out.getvalue()
