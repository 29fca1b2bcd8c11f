"""Nothing from outside is shown as anything but text."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.document.blocks import Button, Buttons, Document, Fold, Heading, Items, Paragraph, Picture, Quotation, text
from bot.document.safe import MOST_MARKS, safe, safe_document
from bot.domain.shown import About


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2Jcleared", "[2Jcleared"),
        ("\x1b]0;title\x07x", "]0;titlex"),
        ("\x1b]8;;http://evil\x1b\\click\x1b]8;;\x1b\\", "]8;;http://evil\\click]8;;\\"),
        ("\x9b31mred", "31mred"),
        ("over\rwritten", "overwritten"),
        ("bell\x07 back\x08", "bell back"),
        ("evil\u202egpj.exe", "evilgpj.exe"),
        ("\u2066isolated\u2069", "isolated"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("line\u2028break", "line\nbreak"),
        ("two\r\nlines", "two\nlines"),
        ("tab\there", "tab here"),
        ("nul\x00", "nul"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("a" + "\u0301" * 10_000, "a" + "\u0301" * MOST_MARKS),
        ("한국어 강화학습 🐱", "한국어 강화학습 🐱"),
        ("family 👨‍👩‍👧", "family 👨‍👩‍👧"),
        ("שלום", "שלום"),
        ("<b>&amp;[x](http://evil)", "<b>&amp;[x](http://evil)"),
    ],
)
def test_hostile_text(hostile: str, shown: str) -> None:
    assert safe(hostile) == shown


@given(st.text())
def test_no_control_or_direction_character_is_left_and_every_letter_stays(text: str) -> None:
    shown = safe(text)
    assert not [letter for letter in shown if unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n"]
    assert not set(shown) & set("\x1b\x9b\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    assert [letter for letter in shown if letter.isalnum()] == [letter for letter in text if letter.isalnum()]
    assert safe(shown) == shown
    shown.encode("utf-8")


def test_every_leaf_of_a_document_is_made_safe_and_actions_stay() -> None:
    evil, shown = "a\u202e\x1bb", "ab"
    about = About(date(2024, 7, 16), (1,))
    document = Document(
        (
            Heading(text(evil), level=3),
            Paragraph(text(evil)),
            Items((text(evil),), (evil,)),
            Fold(text(evil), (Quotation(evil, evil),)),
            Picture("categories.png", evil),
            Buttons(((Button(f"{evil}\nx", "/paper 1"),),)),
        ),
        about,
    )
    assert safe_document(document) == Document(
        (
            Heading(text(shown), level=3),
            Paragraph(text(shown)),
            Items((text(shown),), (shown,)),
            Fold(text(shown), (Quotation(shown, shown),)),
            Picture("categories.png", shown),
            Buttons(((Button(f"{shown} x", "/paper 1"),),)),
        ),
        about,
    )
