"""Sentences: verbatim slices; abbreviations, numbers, names, lists and quotes stay whole."""

from collections.abc import Callable

import pytest
from growth import LINEAR, growth
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.sentences import MOST, sentences

SPLIT = [
    ("One is here. Two is there.", ["One is here.", "Two is there."]),
    ("As Vaswani et al. (2017) say. It holds.", ["As Vaswani et al. (2017) say.", "It holds."]),
    ("Proposed by Hu et al. We extend it.", ["Proposed by Hu et al.", "We extend it."]),
    ("Some, e.g. Mamba, do. Others, i.e. Most, do not.", ["Some, e.g. Mamba, do.", "Others, i.e. Most, do not."]),
    ("See Fig. 3 and Sec. 4. We go on.", ["See Fig. 3 and Sec. 4.", "We go on."]),
    ("It is better (69.48 vs. 72.41). It is fast.", ["It is better (69.48 vs. 72.41).", "It is fast."]),
    ("Speech vs. Text is hard. Yes.", ["Speech vs. Text is hard.", "Yes."]),
    ("In the U.S. Army it works. Fine.", ["In the U.S. Army it works.", "Fine."]),
    ("They live in the U.S. We do not.", ["They live in the U.S.", "We do not."]),
    ("It gains 3.5 points. It beats GPT-3.5. It ends.", ["It gains 3.5 points.", "It beats GPT-3.5.", "It ends."]),
    ("Its predecessor Qwen1.5 is older. New.", ["Its predecessor Qwen1.5 is older.", "New."]),
    ("We show that it holds (cf. Sec. 3). So be it.", ["We show that it holds (cf. Sec. 3).", "So be it."]),
    ("Inspired by James P. Carse's games. Next.", ["Inspired by James P. Carse's games.", "Next."]),
    ("Can it? It can! Good.", ["Can it?", "It can!", "Good."]),
    ("We ask Yahoo! users to answer. Done.", ["We ask Yahoo! users to answer.", "Done."]),
    ('He said "Is it?" and left. We stayed.', ['He said "Is it?" and left.', "We stayed."]),
    ('It is "open." It is free.', ['It is "open."', "It is free."]),
    ("(This is one. And this too.) Then more.", ["(This is one. And this too.)", "Then more."]),
    ("Ways: 1. Take it. 2. Leave it.", ["Ways: 1. Take it.", "2. Leave it."]),
    ("Parts: 1) a tool 2) a set. We use both.", ["Parts: 1) a tool 2) a set.", "We use both."]),
    ("It was so in 2023. We changed it.", ["It was so in 2023.", "We changed it."]),
    ("It is No. 1 on MTEB. It is small.", ["It is No. 1 on MTEB.", "It is small."]),
    ("Code is at https://x.y/z.html. It is free.", ["Code is at https://x.y/z.html.", "It is free."]),
    ("A first end. mPLUG-Owl follows it.", ["A first end.", "mPLUG-Owl follows it."]),
    ("Data, models, etc. into one. Then two.", ["Data, models, etc. into one.", "Then two."]),
    ("이것은 첫 문장입니다. 두 번째 문장이다. 끝!", ["이것은 첫 문장입니다.", "두 번째 문장이다.", "끝!"]),
    ("第一句。第二句！Third.", ["第一句。", "第二句！", "Third."]),
    ("A heading without a stop\n\nA text under it.", ["A heading without a stop", "A text under it."]),
    ("Lines break\nin here. And go\non.", ["Lines break\nin here.", "And go\non."]),
    ("Cut off in the mid", ["Cut off in the mid"]),
    ("  ", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_split(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == expected


@given(st.text(alphabet=st.sampled_from("aB1.?! ()\"'\n가。e.g.i"), max_size=80) | st.text(max_size=200))
def test_slices_are_verbatim_in_order_and_lose_only_white_space(text: str) -> None:
    found = sentences(text)
    end = 0
    for sentence in found:
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        assert text[end : sentence.start].strip() == ""
        end = sentence.end
    assert text[end:].strip() == ""


@pytest.mark.parametrize(
    "text",
    [
        lambda size: "(" * size,
        lambda size: ". " * size,
        lambda size: "1) " * size,
        lambda size: "a." * size,
        lambda size: "A. " * size,
        lambda size: "(" * size + ". A" * (size // 2),
        lambda size: "(" * size + ". A)" * (size // 4),
        lambda size: "\n" * size,
        lambda size: "\n " * (size // 2) + ".",
        lambda size: "。" + " " * size,
        lambda size: "." * size + "a",
        lambda size: "。" * size,
    ],
)
def test_hostile_text_takes_time_in_proportion_to_it(text: Callable[[int], str]) -> None:
    assert growth(sentences, text, 40_000) < LINEAR


def test_what_follows_the_last_sentence_told_apart_is_left_together() -> None:
    text = "It is so. " * 5000
    found = sentences(text)
    assert len(found) == MOST
    assert found[-1].text == text[found[-1].start :].strip()
