"""How categories are called, also where an old edition has one that the list no longer has."""

import pytest
from builders import a_listed, an_edition

from bot.document.category_name import icon, name, parsed, with_papers
from bot.domain.category import Categories, Category
from bot.domain.nine import NINE


@pytest.mark.parametrize(
    ("key", "korean", "heading"),
    [
        ("LLM", "거대 언어 모델(LLM)", "LLM · 거대 언어 모델"),
        ("Inference acceleration", "추론 가속", "Inference acceleration · 추론 가속"),
        ("General AI", "AI 일반", "General AI · AI 일반"),
        ("Robotics", "Robotics", "Robotics"),
    ],
)
def test_names_and_the_headings_that_parsers_read(key: str, korean: str, heading: str) -> None:
    assert name(key, NINE, "ko") == korean
    assert parsed(key, NINE, "ko") == heading
    assert parsed(key, NINE, "en") == key


def test_a_category_of_the_operators_own_is_called_by_its_words() -> None:
    own = Categories((Category("Robotics", "🤖", {"ko": "로봇"}, {}),))
    assert (icon("Robotics", own), name("Robotics", own, "ko"), name("Robotics", own, "en")) == (
        "🤖",
        "로봇",
        "Robotics",
    )


def test_an_unlisted_category_has_an_icon_all_the_same() -> None:
    assert icon("Robotics", NINE) == "📄"


def test_order_is_the_editions_and_no_category_is_lost() -> None:
    papers = [a_listed(1, category="Multimodal"), a_listed(2, category="LLM"), a_listed(3, category="Robotics")]
    edition = an_edition(papers=papers, counts={"LLM": 1, "Multimodal": 1})
    assert with_papers(edition) == ("LLM", "Multimodal", "Robotics")
