"""The process that takes documents apart: its limits hold, it is ended in time, and nothing of ours is with it."""

import asyncio
import os
import sys
from pathlib import Path

import pytest
from pages_with_words import RUNNING, TITLE, a_page, a_paper_pdf

from adapters.fulltext import child
from adapters.fulltext.apart import MOST_CHARACTERS, Apart, Unreadable, heard, told
from adapters.fulltext.process import Kind, Limits, taken_apart
from bot.domain.text import TextSection

DEEP = b"<article class=ltx_document>" + b"<div>" * 200_000
"""Takes a parser that is asked for it a minute and more."""


def children() -> set[int]:
    """The processes that this one has started and that are not over."""
    task = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    return {int(number) for number in task.read_text().split()} if task.exists() else set()


def environment_of(processes: set[int]) -> bytes:
    return b"".join(Path(f"/proc/{number}/environ").read_bytes() for number in processes)


@pytest.mark.parametrize(("kind", "payload"), [("html", a_page().encode()), ("pdf", a_paper_pdf())])
async def test_a_document_comes_back_in_sections(kind: Kind, payload: bytes) -> None:
    apart = await taken_apart(kind, payload)
    assert TITLE in apart.front
    assert RUNNING[:60] in apart.sections[0].text


async def test_the_reason_comes_back() -> None:
    with pytest.raises(Unreadable, match="the file is not a PDF"):
        await taken_apart("pdf", b"<html>")


async def test_row_57_a_document_that_takes_too_long_is_left_and_its_process_ended() -> None:
    before = children()
    with pytest.raises(Unreadable, match=r"longer than 0\.5 s"):
        await taken_apart("html", DEEP, Limits(wall=0.5, processor=3))
    assert children() <= before


@pytest.mark.skipif(sys.platform != "linux", reason="limits of processor time and memory are Linux's here")
async def test_row_57_processor_time_is_limited() -> None:
    with pytest.raises(Unreadable, match="too much of the processor"):
        await taken_apart("html", DEEP, Limits(processor=1, wall=19.0))


@pytest.mark.skipif(sys.platform != "linux", reason="limits of processor time and memory are Linux's here")
async def test_row_57_memory_is_limited() -> None:
    page = a_page(f"<p>{'<b>x</b>' * 300_000}</p>").encode()
    with pytest.raises(Unreadable, match=r"too much memory|cannot be taken apart"):
        await taken_apart("html", page, Limits(memory=120 * 1024 * 1024))


async def test_one_who_stops_waiting_leaves_no_process() -> None:
    before = children()
    reading = asyncio.create_task(taken_apart("html", DEEP))
    await asyncio.sleep(0.3)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert children() <= before


@pytest.mark.skipif(sys.platform != "linux", reason="what a process was given is read from /proc")
async def test_no_secret_of_ours_is_with_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "canary-of-a-key")
    before = children()
    reading = asyncio.create_task(taken_apart("html", DEEP))
    given = b""
    while b"PYTHONPATH" not in given:  # a process that was just made still has its parent's
        await asyncio.sleep(0.02)
        given = environment_of(children() - before)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert b"canary" not in given


async def test_a_large_document_is_handed_over_while_it_is_read() -> None:
    payload = b"%PDF-1.7\n" + b"x" * 8_000_000
    with pytest.raises(Unreadable, match="the PDF is broken"):
        await taken_apart("pdf", payload)


def test_row_57_a_text_is_given_within_bounds() -> None:
    many = tuple(TextSection("h" * 1_000, "x" * 1_000) for _ in range(5_000))
    said = heard(told(Apart("front", many)))
    assert len(said.sections) <= 600
    assert {len(section.heading) for section in said.sections} == {200}
    long = heard(told(Apart("front", (TextSection("1", "x" * 3_000_000), TextSection("2", "y")))))
    assert sum(len(section.text) for section in long.sections) + len(long.front) == MOST_CHARACTERS


def test_what_is_told_is_heard() -> None:
    apart = Apart("front", (TextSection("1 Über", "모델 \ud800 x", "caption"),), "v2")
    assert heard(told(apart)) == apart


@pytest.mark.parametrize(
    "line",
    [b"", b"{}", b"[]", b"7", b'{"front": "", "version": null, "sections": [["a", "b", "c"]]}', b'{"sections": [1]}'],
)
def test_what_is_no_answer_is_refused(line: bytes) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        heard(line)


def test_the_child_answers_with_one_line_whatever_it_is_given() -> None:
    for kind in ("html", "pdf"):
        with pytest.raises(Unreadable):
            heard(child.answer(kind, os.urandom(2_000)))
