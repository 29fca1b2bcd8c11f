"""Names of sources and the classifier's reasons as readers of both languages meet them: a closed set, all of it."""

import re
from typing import get_args

import pytest

from bot.classifying.reasons import NOTHING, UNLISTED
from bot.classifying.verdict import Reason, ReasonKind
from bot.wording import speak
from bot.wording.names import source

ALL = [Reason(kind, ("cs.CV", "policy gradient")) for kind in get_args(ReasonKind) if kind != "fallback"]
FALLBACKS = [*NOTHING, *UNLISTED]


def said(language: str, reason: Reason) -> str:
    kind, _, words = str(reason).partition(": ")
    return speak.chat(language).papers.why.reason(kind, words)


@pytest.mark.parametrize("reason", ALL, ids=str)
def test_every_kind_of_reason_is_worded_and_keeps_its_words(reason: Reason) -> None:
    korean, english = said("ko", reason), said("en", reason)
    assert korean.endswith(": cs.CV, policy gradient")
    assert english.endswith(": cs.CV, policy gradient")
    assert re.search("[가-힣]", korean)
    assert english[0].isupper() or english.startswith("arXiv")
    assert korean != str(reason)


@pytest.mark.parametrize("reason", FALLBACKS, ids=str)
def test_a_fallback_is_a_sentence(reason: Reason) -> None:
    assert said("ko", reason).endswith("습니다.") or said("ko", reason).endswith("없습니다.")
    assert said("en", reason).endswith(".")
    assert "fallback" not in said("en", reason)


def test_labels_in_korean() -> None:
    assert said("ko", Reason("title_words", ("llm",))) == "제목에 나온 말: llm"
    assert said("ko", Reason("abstract_words", ("llm",))) == "초록에 나온 말: llm"
    assert said("ko", Reason("arxiv_category", ("cs.CV",))) == "arXiv 분류: cs.CV"


def test_what_a_model_wrote_is_shown_as_it_is() -> None:
    assert speak.chat("ko").papers.why.reason("It says", "a robot walks") == "It says: a robot walks"


def test_the_rule_of_cards_is_told_in_both_languages() -> None:
    for language, words in (("ko", ("추천", "출처", "카드가 적은 분야")), ("en", ("votes", "sources", "fewest cards"))):
        why = speak.chat(language).papers.why
        for sentence in (why.card, why.listed_only):
            assert all(word in sentence for word in words)


def test_sources_are_written_as_their_owners_write_them() -> None:
    assert source("huggingface") == "Hugging Face"
    assert source("arxiv") == "arXiv"
    assert source("my-feed") == "my-feed"
