"""Folding: what is typed differently reads the same, and every folded place leads back to the text's own."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gate.normalise import normalised

SAME = [
    ("The Model", "the model"),
    ("a  b", "a b"),
    ("a\nb", "a b"),
    ("a\t b", "a b"),
    ("a\u00a0b", "a b"),
    ("a\u2009b", "a b"),
    ("a\u3000b", "a b"),
    ("ﬁne-tuning ﬂow", "fine-tuning flow"),
    ("eﬀective oﬃce", "effective office"),
    ("“quoted” words", '"quoted" words'),
    ("‘quoted’ words", "'quoted' words"),
    ("``quoted'' words", '"quoted" words'),
    ("«quoted» words", "quoted words"),
    ("the model’s size", "the model's size"),
    ("state‑of‑the‑art", "state-of-the-art"),
    ("state–of–the–art", "state-of-the-art"),
    ("mem-\nory use", "memory use"),
    ("mem-\n  ory use", "memory use"),
    ("mem\u00adory use", "memory use"),
    ("self-\nattention", "self-attention"),
    ("fast — and small", "fast - and small"),
    ("fast—and small", "fast - and small"),
    ("fast--and small", "fast - and small"),
    ("fast---and small", "fast - and small"),
    ("fast – and small", "fast - and small"),
    ("from 1–3 to 4", "from 1-3 to 4"),
    ("loss of −3.5", "loss of -3.5"),
    ("wait… now", "wait... now"),
    ("zero\u200bwidth", "zerowidth"),
    ("\ufeffstart", "start"),
    ("right\u202eto left", "rightto left"),
    ("cafe\u0301", "café"),
    ("Zu\u0308rich", "zürich"),
    ("Ｆｕｌｌ ｗｉｄｔｈ", "full width"),
    (unicodedata.normalize("NFD", "한국어 모델"), "한국어 모델"),
    ("STRASSE straße", "strasse strasse"),
    ("$\\mathcal{O}(n)$ time", "o(n) time"),
    ("\\textbf{bold} and \\emph{this}", "bold and this"),
    ("\\textit{Trans-LoRA} is", "trans-lora is"),
    ("90.0\\% of it", "90.0% of it"),
    ("R\\&D", "r&d"),
    ("$10^{5}$ steps", "10^5 steps"),
    ("10⁵ steps", "10^5 steps"),
    ("as shown [12] here", "as shown  here"),
    ("as shown [1, 3, 7] here", "as shown  here"),
    ("as shown [3–5] here", "as shown  here"),
    ("½ of it", "1/2 of it"),
    ("∼5 points", "~5 points"),
    ("a ∗ b", "a * b"),
    ("x ⩽ 3", "x ≤ 3"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_is_typed_differently_reads_the_same(one: str, other: str) -> None:
    assert normalised(one).text.replace("  ", " ") == normalised(other).text.replace("  ", " ")


DIFFERENT = [
    ("5.2 points", "52 points"),
    ("10⁵ steps", "105 steps"),
    ("-3.5", "3.5"),
    ("GPT-4", "GPT 4"),
    ("1-3", "13"),
    ("able", "unable"),
    ("85%", "85"),
    ("not used", "used"),
    ("α and β", "α and γ"),
    ("pre- and post-training", "preand post-training"),
    ("모델은", "모델을"),
    ("[0.5]", "[0.7]"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_says_something_else_stays_different(one: str, other: str) -> None:
    assert normalised(one).text != normalised(other).text


def test_a_hyphen_before_and_at_a_line_end_is_the_words_own() -> None:
    assert normalised("pre-\nand post-training").text == "pre- and posttraining"


def test_a_folded_place_leads_back_to_its_own_place() -> None:
    text = "Our “self-\nattention” uses ﬁne   parts"
    normal = normalised(text)
    at = normal.text.index("fine")
    assert text[normal.start(at) : normal.end(at + 4)] == "ﬁne"
    at = normal.text.index("selfattention")
    assert text[normal.start(at) : normal.end(at + len("selfattention"))] == "self-\nattention"
    at = normal.text.index("parts")
    assert text[normal.start(at) : normal.end(at + 5)] == "parts"


def test_what_was_left_out_belongs_to_no_word() -> None:
    text = "[12] words and {braces}"
    normal = normalised(text)
    at = normal.text.index("words")
    assert text[normal.start(at) : normal.end(at + 5)] == "words"
    at = normal.text.index("braces")
    assert text[normal.start(at) : normal.end(at + 6)] == "braces"


@pytest.mark.parametrize("text", ["", " ", "-", "\u200b", "{}", "[1]"])
def test_hardly_any_text_has_places_too(text: str) -> None:
    normal = normalised(text)
    assert normal.start(0) >= 0
    assert normal.end(len(normal.text)) <= len(text)


@given(st.text(max_size=60))
def test_any_text_folds_and_every_place_is_in_it(text: str) -> None:
    normal = normalised(text)
    starts = [normal.start(at) for at in range(len(normal.text))]
    ends = [normal.end(at + 1) for at in range(len(normal.text))]
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert starts == sorted(starts)


@given(
    st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126, exclude_characters="-[]{}$\\`'\""), max_size=60)
)
def test_plain_text_keeps_every_place(text: str) -> None:
    normal = normalised(text)
    if "  " not in text:
        assert normal.text == text.lower()
        assert [normal.start(at) for at in range(len(text))] == list(range(len(text)))


HOSTILE = [
    "-",
    "- ",
    "a-",
    " ",
    "\n",
    "[1",
    "[1,",
    "“",
    "`",
    "\\text",
    "{",
    "é",
    "e\u0301",
    "ᄒ",
    "—",
    "\u200b",
    "'",
    "$",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_of_any_length_is_folded_in_one_pass(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + " end"
    normal = normalised(text)
    at = normal.text.index("end")
    assert text[normal.start(at) : normal.end(at + 3)] == "end"
