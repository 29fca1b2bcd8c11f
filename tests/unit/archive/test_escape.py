"""Hostile leaves: what an independent Markdown parser reads is exactly the text, with no markup of its own."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from needed_pieces import is_needed

from adapters.archive.markdown.escape import IN_CONTEXT, bare, code, escaped, line_started
from adapters.archive.markdown.render import markdown
from bot.document.blocks import Document, Heading, Items, Paragraph, Quotation, Span, text

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LINK = "https://arxiv.org/abs/2407.10671"
HOSTILE = (
    "[arxiv.org](https://evil.example)",
    "![](https://evil.example/x.png)",
    "<script>alert(1)</script>",
    "<a href='https://evil.example'>x</a>",
    "**bold** _it_ ~~gone~~ `code`",
    "# Heading",
    "Title\n# Heading\n\n- item",
    "1. first",
    "- item",
    "> quoted",
    "a | b\n--|--\n1 | 2",
    "---",
    "===",
    "    indented",
    "```\ncode",
    "<https://evil.example>",
    "&lt;b&gt; &amp; &#65;",
    "back\\slash \\",
    "ends with !",
    "](https://evil.example)",
    "[x]: https://evil.example",
    "C# and #1 and issue #12 #",
    "$x_{i}$ costs $5 and $10",
    "snake_case_name __init__ *args",
    "@everyone @user a@b.example",
    "see www.evil.example or http://evil.example or HTTPS://evil.example",
    "tab\tand\u2028line\u2029separators\x0b",
    "\u202eright to left",
)
ANY = st.text(max_size=60) | st.sampled_from(HOSTILE)
MARKUP_HEAVY = st.text(alphabet="[]()<>*_`~#!|\\-+=.:/@$& 1a가\n", max_size=60)


def flat(tokens: list[Token]) -> list[Token]:
    """All tokens, those inside of lines too."""
    return [inner for token in tokens for inner in (token, *(flat(token.children or [])))]


def read(page: str) -> list[Token]:
    return flat(PARSER.parse(page))


def seen(tokens: list[Token]) -> str:
    """The text that a reader sees."""
    kept = (token.content if token.type in ("text", "code_inline") else "\n" for token in tokens if _shows(token))
    return "".join(kept)


def _shows(token: Token) -> bool:
    return token.type in ("text", "code_inline", "hardbreak", "softbreak")


def kinds(tokens: list[Token]) -> list[str]:
    return [token.type for token in tokens if token.type not in ("text", "inline", "text_special")]


def as_line(said: str) -> str:
    """What a leaf promises to show: its words in one line, without controls and turned directions."""
    hidden = r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    return re.sub(r"\s+", " ", re.sub(hidden, "", said)).strip()


@given(ANY | MARKUP_HEAVY)
@example("a**b")
@example("!")
@example("&amp;")
def test_a_heading_shows_its_text_and_nothing_else(said: str) -> None:
    tokens = read(markdown(Document((Heading(text(said), level=3),))))
    assert kinds(tokens) == ["heading_open", "heading_close"]
    assert seen(tokens) == as_line(said)


@given(ANY | MARKUP_HEAVY)
@example("- x")
@example("10) x")
@example("+")
@example("===")
@example("- - -")
@example("***")
@example("   code")
def test_an_item_shows_its_text_and_nothing_else(said: str) -> None:
    tokens = read(markdown(Document((Items((text("x", said),)),))))
    assert [kind for kind in kinds(tokens) if "paragraph" not in kind] == [
        *("bullet_list_open", "list_item_open", "list_item_close", "bullet_list_close")
    ]
    assert seen(tokens) == as_line(f"x{said}")


@given(ANY | MARKUP_HEAVY)
def test_an_item_that_starts_with_markup_is_one_item(said: str) -> None:
    tokens = read(markdown(Document((Items((text(said), text("last"))),))))
    assert kinds(tokens).count("list_item_open") == 2
    assert not {"heading_open", "link_open", "html_inline", "html_block", "blockquote_open", "hr"} & set(kinds(tokens))


@given(ANY | MARKUP_HEAVY)
def test_a_paragraph_keeps_its_lines_and_is_one_paragraph(said: str) -> None:
    tokens = read(markdown(Document((Paragraph(text("x", said, "x")),))))
    assert [kind for kind in kinds(tokens) if kind != "hardbreak"] == ["paragraph_open", "paragraph_close"]
    lines = [as_line(line) for line in f"x{said}x".split("\n")]
    assert seen(tokens).split("\n") == [line for line in lines if line]


@given(ANY | MARKUP_HEAVY)
def test_a_link_is_ours_whatever_its_text(said: str) -> None:
    tokens = read(markdown(Document((Heading((Span(f"x{said}x", link=LINK),), level=3),))))
    assert [token.attrGet("href") for token in tokens if token.type == "link_open"] == [LINK]
    assert not any(token.type in ("image", "html_inline", "code_inline") for token in tokens)
    assert seen(tokens) == as_line(f"x{said}x")


@given(ANY | MARKUP_HEAVY)
def test_a_quotation_shows_its_words(said: str) -> None:
    tokens = read(markdown(Document((Quotation(f"x{said}", "abstract"),))))
    assert [kind for kind in kinds(tokens) if "paragraph" not in kind] == ["blockquote_open", "blockquote_close"]
    assert as_line(f"x{said}") in seen(tokens)


@given(st.lists(ANY, min_size=1, max_size=5))
def test_neighbours_never_make_markup_together(pieces: list[str]) -> None:
    spans = tuple(piece for said in pieces for piece in (Span(f"x{said}"), Span("y", link=LINK)))
    tokens = read(markdown(Document((Paragraph((*spans,)),))))
    assert sum(token.type == "link_open" for token in tokens) == len(pieces)
    assert not any(token.type in ("image", "html_inline", "em_open", "strong_open") for token in tokens)


@pytest.mark.parametrize("said", HOSTILE)
def test_no_address_is_left_for_a_renderer_to_link(said: str) -> None:
    page = escaped(said)
    assert not re.search(r"(?i)https?:|www\.|mailto:", page)
    assert not re.search(r"(?<!\w)@\w", page)
    assert "a@b" not in page


def test_plain_titles_stay_readable_as_they_are() -> None:
    for title in (
        "Qwen2 Technical Report",
        "M³-ACE: how far? (v2)",
        "멀티모달 학습",
        "pass@1 at 45.7 %",
        "snake_case",
        "C#",
    ):
        assert escaped(title).replace("\\#", "#") == title


@pytest.mark.parametrize(
    ("line", "safe"),
    [
        ("- x", "\\- x"),
        ("1. x", "1\\. x"),
        ("2024) x", "2024\\) x"),
        ("+ x", "\\+ x"),
        ("1.5 times", "1.5 times"),
        ("-5 points", "-5 points"),
        ("plain", "plain"),
        ("---", "\\---"),
        ("", ""),
    ],
)
def test_only_a_line_that_would_start_a_block_is_marked(line: str, safe: str) -> None:
    assert line_started(line) == safe


@given(st.text(max_size=30).filter(lambda said: as_line(said) != "" and as_line(said) == said))
def test_code_shows_what_it_holds(said: str) -> None:
    tokens = read(f"x {code(said)} x")
    assert [token.content for token in tokens if token.type == "code_inline"] == [said]


def test_an_address_is_bare_where_that_is_safe() -> None:
    assert bare(LINK) == LINK
    assert bare("https://doi.org/10.1/a_b*c") == "<https://doi.org/10.1/a_b*c>"


@pytest.mark.parametrize(("mark", "pattern"), [(mark, pattern) for mark, pattern, _ in IN_CONTEXT])
def test_what_is_looked_for_only_beside_a_mark_cannot_be_without_it(mark: str, pattern: re.Pattern[str]) -> None:
    assert is_needed(pattern, [mark])


@given(st.text(st.sampled_from("aw.h:tps/@&;_#! \t\n\x0b\u2028\u3000*x1ä가"), max_size=12))
def test_marks_that_are_passed_by_change_nothing(text: str) -> None:
    everywhere = re.sub(r"\s+", " ", text).replace("*", "\\*")
    for _, pattern, shown in IN_CONTEXT:
        everywhere = pattern.sub(shown, everywhere)
    assert escaped(text) == re.sub(r"!\Z", r"\\!", everywhere)
