"""The categories file: what it can say, and one clear line for every mistake."""

from pathlib import Path

import pytest

from adapters.categories_file import PLAIN_ICON, read_categories
from adapters.given_file import LARGEST_TOML
from bot.classifying.rules import classify
from bot.domain.category import Categories
from bot.domain.nine import NINE
from bot.errors import BadFile

EXAMPLE = Path(__file__).parents[2] / "captured" / "classifier" / "categories.toml"


def read(folder: Path, text: str) -> Categories:
    """The categories of a file with this text."""
    path = folder / "categories.toml"
    path.write_text(text, encoding="utf-8")
    return read_categories(path)


def test_the_example_is_read_in_its_order() -> None:
    categories = read_categories(EXAMPLE)
    assert [category.key for category in categories] == ["LLM", "Computer Vision", "Robotics", "Speech", "General AI"]
    assert categories["LLM"] == NINE["LLM"]
    vision = categories["Computer Vision"]
    assert (vision.icon, vision.name("ko"), vision.name("en")) == ("👀", "비전", "Computer Vision")
    assert vision.definitions == NINE["Computer Vision"].definitions
    assert vision.words == ("camera trap",)
    assert categories["Robotics"].definitions["ko"] == "로봇의 조작, 이동, 제어."
    assert categories.find("로봇").key == "Robotics"


def test_the_example_sorts_papers() -> None:
    categories = read_categories(EXAMPLE)
    papers = {
        "Dexterous manipulation with humanoid robots": "Robotics",
        "End-to-end speech recognition": "Speech",
        "음성 인식을 위한 모델": "Speech",
        "Jailbreaking large language models": "LLM",
        "Instance segmentation of images": "Computer Vision",
        "Strategic voting": "General AI",
    }
    assert {title: classify(title, "", (), categories).category for title in papers} == papers


def test_the_least_that_a_category_needs(tmp_path: Path) -> None:
    categories = read(tmp_path, '[[category]]\nkey = "Robots"\nwords = ["robot"]')
    robots = categories["Robots"]
    assert (robots.icon, robots.name("en"), robots.name("ko"), robots.words) == (
        PLAIN_ICON,
        "Robots",
        "Robots",
        ("robot",),
    )


def test_a_definition_alone_is_enough(tmp_path: Path) -> None:
    categories = read(tmp_path, '[[category]]\nkey = "Storms"\ndefinition = { en = "Storms and\\n rain." }')
    assert categories["Storms"].definitions == {"en": "Storms and rain."}


def test_a_built_in_key_is_known_in_any_spelling(tmp_path: Path) -> None:
    assert read(tmp_path, '[[category]]\nkey = "computer-vision"')["Computer Vision"] == NINE["Computer Vision"]


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert len(read(tmp_path, '\ufeff[[category]]\nkey = "LLM"')) == 1


def test_ones_own_names_win_over_built_in_aliases(tmp_path: Path) -> None:
    kept = '[[category]]\nkey = "Reinforcement Learning"\n'
    text = kept + '[[category]]\nkey = "Robots"\naliases = ["로봇"]\nwords = ["robot"]'
    categories = read(tmp_path, text)
    assert categories.find("로봇").key == "Robots"
    assert categories.find("강화학습").key == "Reinforcement Learning"


OWN = '[[category]]\nkey = "Robots"\nwords = ["robot"]\n'

MISTAKES = {
    "not TOML": ("[[category]\n", "is not TOML"),
    "nothing": ("", "names no category"),
    "an empty list": ("category = []", "names no category"),
    "no list": ('category = "LLM"', "names no category"),
    "no table": ("category = [1]", "no table"),
    "another table": ("[categories]\n", 'has "categories"'),
    "no key": ('[[category]]\nicon = "x"', "category 1 has no key"),
    "a key that is a number": ("[[category]]\nkey = 3", "category 1 has no key"),
    "a key of signs": ('[[category]]\nkey = "!"', "category 1 has no key"),
    "a key with a comma": ('[[category]]\nkey = "a, b"\nwords = ["x"]', "has a key that is no short text"),
    "a long key": (f'[[category]]\nkey = "{"k" * 61}"\nwords = ["x"]', "has a key that is no short text"),
    "an unknown field": (OWN + 'icn = "x"', "did you mean icon?"),
    "a key that no button holds": (f'[[category]]\nkey = "{"로" * 11}"\nwords = ["x"]', "more than 32 bytes"),
    "a strange field": (OWN + "zzzz = 1", "known are key, icon"),
    "no words": ('[[category]]\nkey = "Robots"', "needs words or a definition"),
    "words in one text": ('[[category]]\nkey = "Robots"\nwords = "robot"', "needs words as a list"),
    "an empty word": ('[[category]]\nkey = "Robots"\nwords = [""]', "needs words as a list"),
    "a number as alias": (OWN + "aliases = [1]", "needs aliases as a list"),
    "names without language": (OWN + 'names = "Robots"', "needs names by language"),
    "a language that is none": (OWN + 'names = { english = "Robots" }', "needs names by language"),
    "a name that is empty": (OWN + 'names = { en = "" }', "has names that are no texts"),
    "a definition of numbers": (OWN + "definition = { en = 1 }", "has definition that are no texts"),
    "an icon of two lines": (OWN + 'icon = "a\\nb"', "has a icon"),
    "a category twice": (OWN + OWN, 'has the category "Robots" twice'),
    "a built-in category twice": ('[[category]]\nkey="LLM"\n[[category]]\nkey="llm"', 'has the category "LLM" twice'),
    "a name for two": (
        OWN + 'aliases = ["x"]\n[[category]]\nkey = "B"\nwords = ["y"]\naliases = ["X"]',
        'means both "Robots" and "B"',
    ),
    "deep nesting": ("a = " + "[" * 5_000 + "]" * 5_000, "nested too deeply"),
}


@pytest.mark.parametrize(("text", "says"), MISTAKES.values(), ids=MISTAKES.keys())
def test_each_mistake_is_one_clear_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(BadFile) as caught:
        read(tmp_path, text)
    line = str(caught.value)
    assert says in line
    assert line.startswith(str(tmp_path / "categories.toml"))
    assert len(line.splitlines()) == 1


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="cannot be read"):
        read_categories(tmp_path / "none.toml")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="cannot be read"):
        read_categories(tmp_path)


def test_a_huge_file(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="is larger than 256 KB"):
        read(tmp_path, "#" * (LARGEST_TOML + 1))


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "categories.toml"
    path.write_bytes('key = "한글"'.encode("euc-kr"))
    with pytest.raises(BadFile, match="not UTF-8"):
        read_categories(path)
