"""Whatever follows /report, and whatever a report says: one short answer, and nothing of it is markup or a command."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports_told import MADE, NEURIPS, a_report_of_fourteen
from talking import Conversation, buttons

from bot.chat.arguments.reports import papers_said, readings
from bot.document.blocks import Block, Heading, Items, Paragraph, Span
from bot.document.plain import plain
from bot.domain.shown import About

WORDS = st.sampled_from(
    [
        "neurips",
        "2023",
        "llm",
        "3",
        "3장",
        "제",
        "chapter",
        "file",
        "파일",
        "보고서",
        "report",
        ":",
        "12",
        "-",
        "the",
        "\n",
        "장",
        "0",
    ]
)
LINES = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60)
EVIL = "/forget @everyone <b>x</b> [free](https://evil.example)\n/stop"


@settings(max_examples=60, deadline=None)
@given(LINES)
async def test_any_line_after_report_gets_one_answer_that_leads_on(line: str) -> None:
    talk = Conversation(reports=[a_report_of_fourteen()])
    reply = await talk.reply(f"/report {line}")
    assert "went wrong" not in plain(reply.document)
    assert buttons(reply) or "/" in plain(reply.document)


@settings(max_examples=40, deadline=None)
@given(LINES)
async def test_any_plain_line_after_a_report_gets_one_answer(line: str) -> None:
    talk = Conversation(reports=[a_report_of_fourteen()])
    await talk.reply("/report")
    for about in (None, About(MADE, (4, 5), report=NEURIPS), About(MADE, (4, 5), report="gone-2022")):
        for said in await talk.hear(line, reply_to=about):
            assert "went wrong" not in repr(said)


@pytest.mark.parametrize("letter", ["a", "-", "1", " ", "장", ":", "a-", "report ", "a:1"])
def test_long_lines_are_read_in_no_time(letter: str) -> None:
    line = letter * 4_000
    assert len(readings(line)) < 20
    assert len(list(papers_said(line[:1_000]))) <= 500


def spans(blocks: tuple[Block, ...]) -> list[Span]:
    found: list[Span] = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            found += block.text
        elif isinstance(block, Items):
            found += (span for item in block.items for span in item)
    return found


@pytest.mark.parametrize("line", ["/report", f"/why {NEURIPS}:1"])
async def test_a_title_is_foreign_words_wherever_it_is_said(line: str) -> None:
    report = a_report_of_fourteen(title=EVIL)
    other = a_report_of_fourteen(slug="other-2024", title=EVIL)
    talk = Conversation(reports=[report, other])
    shown = (await talk.reply(line)).document.blocks
    evil = [span for span in spans(shown) if "/forget" in span.text]
    assert evil
    assert all(span.foreign for span in evil)
