"""Documents in a pipe and on a terminal."""

import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.platforms.terminal.choices import choices_of
from adapters.platforms.terminal.plain import plain_lines
from adapters.platforms.terminal.pretty import draw, draw_fold
from bot.document.blocks import (
    Break,
    Button,
    Buttons,
    Document,
    Fold,
    Heading,
    Items,
    Paragraph,
    Picture,
    Quotation,
    Span,
    text,
)

LINK = "https://arxiv.org/abs/2407.10671"
FOLD = Fold(text("Key facts"), (Items((text("one fact"),)), Quotation("exact words", "abstract")))
DOCUMENT = Document(
    (
        Heading(text("Jogan"), level=1),
        Picture("categories.png", "Papers by category: LLM 2"),
        Paragraph(text("first line\nsecond line")),
        Break(),
        Heading(text("LLM"), level=2),
        Items(((Span("Qwen2", link=LINK), Span(" — a line")), text("two\nlines")), ("1", "4")),
        FOLD,
        Buttons(((Button("1 details", "/paper 1"), Button("4 details", "/paper 4")), (Button("/help", "/help"),))),
        Paragraph((Span("bold", bold=True), Span(" it", italic=True), Span(" /code", code=True))),
    )
)
PLAIN = f"""# Jogan

[Papers by category: LLM 2]

first line
second line

## LLM
1. Qwen2 ({LINK}) — a line
4. two
  lines

▸ Key facts
  - one fact

  > “exact words” (abstract)

[b1] 1 details → /paper 1
[b2] 4 details → /paper 4
[b3] /help

bold it /code
"""
ANSI = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


def drawn(document: Document, *, unfolded: bool = False, width: int = 80, pictures: str | None = None) -> str:
    out = io.StringIO()
    draw(document, out, unfolded=unfolded, pictures=pictures, width=width)
    return out.getvalue()


def test_plain_lines_word_for_word() -> None:
    assert plain_lines(DOCUMENT, "/data") == PLAIN


def test_a_picture_is_named_where_it_is_a_file(tmp_path: Path) -> None:
    picture = Document((Picture("2024-07-16/categories.png", "words"),))
    place = tmp_path / "2024-07-16" / "categories.png"
    assert plain_lines(picture, str(tmp_path)) == "[words]\n"
    place.parent.mkdir()
    place.write_bytes(b"")
    assert plain_lines(picture, str(tmp_path)) == f"[words] {place}\n"
    assert str(place) in drawn(picture, pictures=str(tmp_path), width=500)


def test_a_picture_with_an_address_keeps_it() -> None:
    shown = plain_lines(Document((Picture("https://cdn.example.org/x.png", "words"),)), "/data")
    assert shown == "[words] https://cdn.example.org/x.png\n"


def test_a_link_that_is_its_own_text_stands_once() -> None:
    assert plain_lines(Document((Paragraph((Span(LINK, link=LINK),)),))) == f"{LINK}\n"


def test_pretty_shows_the_same_words_with_links_and_a_closed_fold() -> None:
    shown = drawn(DOCUMENT)
    bare = ANSI.sub("", shown)
    for words in (
        "Jogan",
        "🖼  Papers by category",
        "1. Qwen2 — a line",
        "▸ Key facts  [o1]",
        "[b2] 4 details",
        "/code",
    ):
        assert words in bare
    assert f";{LINK}\x1b\\" in shown
    assert "one fact" not in bare


def test_full_length_draws_folds_open_in_a_panel() -> None:
    bare = ANSI.sub("", drawn(DOCUMENT, unfolded=True))
    assert "one fact" in bare
    assert "“exact words” abstract" in bare
    assert "╭─ ▸ Key facts" in bare


def test_an_opened_fold() -> None:
    out = io.StringIO()
    draw_fold(FOLD, out, width=60)
    assert "one fact" in out.getvalue()


@pytest.mark.parametrize("width", [20, 40, 200])
def test_any_width_keeps_every_word(width: int) -> None:
    bare = ANSI.sub("", drawn(DOCUMENT, unfolded=True, width=width))
    for word in ("second", "Qwen2", "details", "exact", "code"):
        assert word in bare


def test_a_link_that_is_not_https_is_no_link() -> None:
    for bad in ("http://evil", "javascript:alert(1)", "tg://user?id=1", "file:///etc/passwd"):
        assert "\x1b]8" not in drawn(Document((Paragraph((Span("x", link=bad),)),)))


def test_markup_in_text_stays_text() -> None:
    hostile = "[bold]x[/bold] [link=https://evil]y[/link] :smile: <b> \x1b[31mred"
    bare = ANSI.sub("", drawn(Document((Heading(text(hostile)), Paragraph(text(hostile)))), width=200))
    assert bare.count("[bold]x[/bold] [link=https://evil]y[/link] :smile: <b> [31mred") == 2


@given(st.text(max_size=200), st.text(max_size=40))
@example("a\rb", "\x1b[2Jc")
@example("\x1b]8;;https://evil\x1b\\d", "e\rf")
def test_no_escape_of_others_ever_reaches_the_output(words: str, label: str) -> None:
    span = text(words)
    document = Document(
        (
            Heading(span, level=3),
            Paragraph(span),
            Items((span,), (label,)),
            Quotation(words, label),
            Fold(span, (Paragraph(span),)),
            Picture(label, words),
            Buttons(((Button(label, words),),)),
        )
    )
    shown = plain_lines(document)
    assert "\x1b" not in shown
    assert "\r" not in shown
    shown.encode("utf-8")
    assert "\x1b" not in ANSI.sub("", drawn(document, unfolded=True))


def test_buttons_are_numbered_alike_in_both_renderings_also_inside_closed_folds() -> None:
    inner = Fold(text("in"), (Buttons(((Button("a", "/paper 1"), Button("b", "/paper 2")),)),))
    document = Document((inner, Buttons(((Button("c", "/paper 3"),),))))
    assert [button.action for button in choices_of(document).buttons] == ["/paper 1", "/paper 2", "/paper 3"]
    assert "[b3] c → /paper 3" in plain_lines(document)
    assert "[b3] c" in ANSI.sub("", drawn(document))
    assert "[b3] c" in ANSI.sub("", drawn(document, unfolded=True))


def test_rich_is_not_imported_for_a_pipe() -> None:
    code = "import sys, adapters.platforms.terminal.terminal; print('rich' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("show", [plain_lines, drawn])
def test_a_numbered_list_stands_apart_from_the_words_before_it(show: Callable[[Document], str]) -> None:
    items = (text("a paper"),)
    numbered = show(Document((Paragraph(text("Not found.")), Items(items, ("8",)))))
    assert "Not found.\n\n8. a paper" in ANSI.sub("", numbered)
    marked = show(Document((Paragraph(text("Key facts")), Items(items))))
    assert re.search(r"Key facts\n *\S+ a paper", ANSI.sub("", marked))
