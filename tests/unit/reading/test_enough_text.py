"""No text, no summary: what is enough to write from, and what only looks like text."""

import pytest
from builders import ABSTRACT, a_paper

from bot.reading.enough_text import enough_text

ENOUGH = (
    "Large models are slow at long inputs. We present a cache that keeps what matters and drops the rest, "
    "and it needs a third of the memory on four benchmarks without losing accuracy."
)
KOREAN = (
    "대형 언어 모델은 긴 입력에서 느리다. 우리는 중요한 것만 남기고 나머지를 버리는 캐시를 제안한다. "
    "네 개의 벤치마크에서 정확도를 잃지 않고 메모리를 삼분의 일만 사용하며, 기존 방법보다 두 배 빠르다. "
    "코드와 모델을 공개하고 후속 연구를 돕는다."
)
TITLE = "A cache that keeps what matters and drops the rest: " * 3
NOT_ENOUGH = {
    "nothing": "",
    "white space": " \n ",
    "placeholder": "Abstract not available.",
    "long placeholder": "The abstract of this paper is not available here. " * 5,
    "no abstract": "No abstract was given by the source for this paper. Please see the paper itself for more. " * 3,
    "one sentence": "We present " + "a very long sentence about a cache that keeps what matters " * 5 + ".",
    "a comment": "15 pages, 4 figures. Accepted at a conference.",
    "the title again": TITLE,
    "an error page": "<!DOCTYPE html><html><body>" + ENOUGH,
    "an error message": "Error 404. The page that you asked for was not found on this server. " * 4,
    "a template": "{{ abstract }} " + ENOUGH,
    "lorem ipsum": "Lorem ipsum dolor sit amet, consectetur adipiscing elit. " * 6,
    "one sentence again and again": "This is all that there is to say here. " * 8,
    "numbers": "12.5 33.1 44.0 51.2 0.5 99.1. 12.7 88.1 23.0 11.4 55.2. " * 5,
    "one word": "Foo foo foo foo foo foo foo. Bar bar foo foo foo foo foo. " * 10,
}


@pytest.mark.parametrize("abstract", [ENOUGH, ABSTRACT, KOREAN], ids=["english", "short", "korean"])
def test_enough(abstract: str) -> None:
    assert enough_text(a_paper(abstract=abstract))


@pytest.mark.parametrize("abstract", NOT_ENOUGH.values(), ids=NOT_ENOUGH.keys())
def test_not_enough(abstract: str) -> None:
    assert not enough_text(a_paper(title=TITLE.strip(), abstract=abstract))


def test_the_comment_alone_is_not_enough() -> None:
    comment = (
        "Accepted at a large conference in Seoul. 15 pages with 4 figures and 9 tables, and the code is with it now."
    )
    assert not enough_text(a_paper(abstract=comment + " Thanks to all.", comment=comment))
