"""Somebody else's summary, in whatever form it comes, gives its sentences and nothing else."""

import pytest
from growth import LINEAR, growth

from bot.reading.foreign_summary import MOST_SENTENCES, summary_sentences

TWO = ("Lantern reads maps.", "It is small.")
CARD = """\
## Daily Papers (2024-07-16)

### [Lantern: Small Models See Far](https://arxiv.org/abs/2407.00001)

![](https://example.org/2407.00001.png)

Vote: 91

Authors: Ada Lovelace, Alan Turing

- **What's New**: Lantern reads maps. It is small.
- **Technical Details**: 지도 200만 장으로 학습했습니다. 다음과 같습니다:
1) 인코더는 **희소**합니다.
2) `Top-K` 함수를 씁니다.
- **Performance Highlights**: ['It wins by 3.2 points.', 'FMoW에서 81.5%입니다.']

---
"""


@pytest.mark.parametrize(
    "text",
    [
        "Lantern reads maps. It is small.",
        "Lantern reads maps.\nIt is small.",
        "- Lantern reads maps.\n- It is small.\n",
        "* Lantern reads maps.\r\n* It is small.",
        "• Lantern reads maps.\n• It is small.",
        "1. Lantern reads maps.\n2. It is small.",
        "(1) Lantern reads maps.\n(2) It is small.",
        "\ufeffLantern reads maps.\n\nIt is small.",
        "Lantern\nreads maps. It is\nsmall.",
        "**TL;DR**: Lantern reads maps. It is small.",
        "Summary: Lantern reads maps. It is small.",
        "# Lantern\nLantern reads maps. It is small.",
        "**Lantern** reads `maps`. It is __small__.",
        "['Lantern reads maps.', \"It is small.\"]",
        '["Lantern reads maps. It is small."]',
        "Authors: A. Lovelace\nVote: 3\nLantern reads maps. It is small.",
    ],
)
def test_one_content_in_many_forms(text: str) -> None:
    assert summary_sentences(text) == TWO


def test_a_card_of_a_digest_gives_its_claims() -> None:
    assert summary_sentences(CARD) == (
        "Lantern reads maps.",
        "It is small.",
        "지도 200만 장으로 학습했습니다.",
        "인코더는 희소합니다.",
        "Top-K 함수를 씁니다.",
        "It wins by 3.2 points.",
        "FMoW에서 81.5%입니다.",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lantern has 2 million images\nIt is small", ("Lantern has 2 million images", "It is small")),
        ("지도를 읽습니다\n작은 모델입니다", ("지도를 읽습니다", "작은 모델입니다")),
        ("새로운 점: 지도를 읽습니다.", ("지도를 읽습니다.",)),
        ("It reaches 81.5% on FMoW, e.g. in cities.", ("It reaches 81.5% on FMoW, e.g. in cities.",)),
        ("See [the code](https://example.org/x) here.", ("See the code (https://example.org/x) here.",)),
        ("- 72B 모델이 가장 큽니다.", ("72B 모델이 가장 큽니다.",)),
        (
            "0.5 to 72 billion parameters are\nused in the models.",
            ("0.5 to 72 billion parameters are used in the models.",),
        ),
    ],
)
def test_lines_are_kept_apart_or_joined_as_they_are_meant(text: str, expected: tuple[str, ...]) -> None:
    assert summary_sentences(text) == expected


def test_a_page_that_broke_its_lines_is_read_as_prose() -> None:
    wrapped = (
        "Lantern is a sparse encoder for satellite images that was trained on the maps of\n"
        "Kenya and thirteen other countries. It is small."
    )
    assert summary_sentences(wrapped) == (" ".join(wrapped.split()).removesuffix(" It is small."), "It is small.")


@pytest.mark.parametrize(
    "text", ["", "   \n\n", "# Only a heading", "![](x.png)", "---", "3.", "- \n- \n", "As follows:"]
)
def test_what_claims_nothing_gives_nothing(text: str) -> None:
    assert summary_sentences(text) == ()


def test_a_list_that_is_none_stays_as_it_is() -> None:
    assert summary_sentences("['Lantern reads maps.', 3]") == ("['Lantern reads maps.', 3]",)
    assert summary_sentences("['Lantern reads', maps']") == ("['Lantern reads', maps']",)


def test_of_more_than_a_summary_has_there_is_one_more() -> None:
    assert len(summary_sentences("Lantern reads maps.\n" * (MOST_SENTENCES + 50))) == MOST_SENTENCES + 1


@pytest.mark.parametrize(
    "unit", ["- a ", "[", "[a](", "**", "['", "a\n", ". ", "A. ", "#", "(", "1) ", "가나다 ", "['a', ", "\t", "|-"]
)
def test_hostile_text_costs_what_its_length_does(unit: str) -> None:
    assert growth(summary_sentences, lambda size: unit * (size // len(unit)), 60_000) < LINEAR
