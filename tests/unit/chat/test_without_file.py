"""What is said where a file cannot be sent."""

import pytest

from bot.chat.message import File, Reply
from bot.chat.without_file import elsewhere, with_line, without_file
from bot.document.blocks import Block, Button, Buttons, Document, Paragraph, text
from bot.document.plain import plain

FILE = File("colm-2024.en.md", "colm-2024/report.en.md", b"# COLM")
TITLE, BUTTONS, LINE = Paragraph(text("COLM 2024")), Buttons(((Button("Contents", "/report"),),)), Paragraph(text("-"))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((TITLE, BUTTONS), (TITLE, LINE, BUTTONS)),
        ((TITLE, BUTTONS, BUTTONS), (TITLE, LINE, BUTTONS, BUTTONS)),
        ((TITLE, BUTTONS, TITLE), (TITLE, BUTTONS, TITLE, LINE)),
        ((TITLE,), (TITLE, LINE)),
        ((BUTTONS,), (LINE, BUTTONS)),
        ((), (LINE,)),
    ],
)
def test_a_line_stands_above_the_last_buttons(blocks: tuple[Block, ...], expected: tuple[Block, ...]) -> None:
    assert with_line(Document(blocks), LINE).blocks == expected


@pytest.mark.parametrize(("language", "begins"), [("en", "The file could not be"), ("ko", "여기로는 파일을")])
def test_the_words_say_where_the_file_is(language: str, begins: str) -> None:
    reply = Reply(Document((TITLE, BUTTONS)), ephemeral=True, language=language, file=FILE)
    without = without_file(reply)
    assert (without.file, without.ephemeral) == (None, True)
    assert without.document.blocks == (TITLE, elsewhere(FILE, language), BUTTONS)
    said = plain(without.document)
    assert begins in said
    assert "colm-2024/report.en.md" in said


def test_a_reply_without_a_file_stays_as_it_is() -> None:
    reply = Reply(Document((TITLE, BUTTONS)))
    assert without_file(reply) is reply


def test_what_is_in_a_file_is_not_in_logs() -> None:
    assert "COLM" not in repr(FILE)
