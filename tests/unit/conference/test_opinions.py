"""Who speaks: the paper may, the writer of a report may not."""

import json
from pathlib import Path

import pytest

from bot.conference.opinions import opinion

QUOTE = "Lantern halves the memory of training."
HOPES = "We believe that Lantern will help with training on small devices."
HONEST = Path(__file__).parents[2] / "honest"


@pytest.mark.parametrize(
    "text",
    [
        "I think that Lantern halves the memory of training.",
        "In my opinion, Lantern halves the memory.",
        "Personally, it is the best paper of the venue.",
        "It seems to me that Lantern halves the memory.",
        "개인적으로 아주 중요한 논문입니다.",
        "제 생각에는 Lantern이 메모리를 절반으로 줄입니다.",
        "필자는 Lantern이 유용하다고 봅니다.",
        "저는 Lantern을 써 보았습니다.",
        "이 방법은 널리 쓰일 것으로 생각됩니다.",
        "이 논문은 아주 중요한 연구로 사료됩니다.",
        "훈련에 도움이 된다고 판단됩니다.",
    ],
)
def test_a_writer_who_speaks_is_heard(text: str) -> None:
    assert opinion(text, [QUOTE])


@pytest.mark.parametrize(
    "text",
    [
        "Lantern halves the memory of training.",
        "The Type I error stays below 5 %.",
        "Personalized agents read pages.",
        "Personally identifiable information is removed.",
        "Lantern은 개인 정보를 지웁니다.",
        "모델이 생각하는 과정을 보여 줍니다.",
        "사람의 판단을 모방합니다.",
    ],
)
def test_words_that_only_look_like_it_are_not(text: str) -> None:
    assert opinion(text, [QUOTE]) == ""


def test_the_authors_own_hope_may_be_told() -> None:
    assert opinion("저자들은 Lantern이 작은 기기에서 도움이 된다고 생각합니다.", [HOPES]) == ""
    assert opinion("저자들은 Lantern이 작은 기기에서 도움이 된다고 생각합니다.", [QUOTE])


def test_what_others_think_may_be_told_where_the_paper_says_so() -> None:
    said = "이 과제는 사람에게도 어렵다고 여겨집니다."
    assert opinion(said, ["the task is widely considered hard for people"]) == ""
    assert opinion(said, ["the task is hard for people as well"])


@pytest.mark.parametrize(
    "text", ["I believe that it helps on small devices.", "저는 작은 기기에서 도움이 된다고 생각합니다."]
)
def test_a_writer_does_not_share_the_authors_hope(text: str) -> None:
    assert opinion(text, [HOPES])


def test_words_that_the_quote_has_too_are_the_papers() -> None:
    assert opinion("Agents answer “I think” before each step.", ["agents answer I think before each step"]) == ""


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_honest_sentence_is_an_opinion(language: str) -> None:
    lines = (HONEST / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    assert len(told) > 250
    assert [each["text"] for each in told if opinion(each["text"], each["quotes"])] == []
