"""The words of editions and cards: both languages say everything, differently, in their own register."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest

from bot.domain.edition import Reason
from bot.errors import UnknownLanguage
from bot.wording.choose import LANGUAGES, reading

SAMPLES = {
    "title": (date(2024, 7, 16), 16),
    "title_without_papers": (date(2024, 7, 20),),
    "picture": (date(2024, 7, 16), [("LLM", 5)]),
    "left_out": (7, ["Multimodal"]),
    "source_failed": ("arxiv", datetime(2024, 7, 17, 3, 10, tzinfo=UTC), "429 Too Many Requests"),
    "silent_parts": (["A", "B"], True),
    "unconfirmed_parts": (["A", "B"],),
    "in_list": (["A", "B"],),
    "verbatim": (["A"],),
    "section": ("abstract",),
    "confidence": ("LLM", 0.83),
    "silent": (True,),
    "insights_title": (date(2024, 7, 16), 16),
    "votes_read": ("2024-11",),
    "vote_read": ("2024-11",),
    "listed_only_unvoted": (16, True),
    "authors_as_listed": ("arXiv",),
    "papers": (16,),
    "corrected": (date(2024, 7, 17),),
    "all_not_by_model": ("outage",),
    "cards_not_by_model": ("budget", 3),
    "reports_not_by_model": ("gate", 3),
    "texts_not_by_model": ("budget", 3, 2),
    "rewritten": (date(2024, 7, 17),),
    "card_corrected": (3, date(2024, 7, 17), True, "4.2"),
    "span_title": (date(2024, 7, 12), date(2024, 7, 16), 42),
    "week_title": (date(2024, 7, 15), date(2024, 7, 19), 80),
    "trend": (date(2024, 7, 19), [("LLM", 25)]),
    "note_of": (date(2024, 7, 15), "429"),
    "all_of": (date(2024, 7, 15),),
    "older": (12, [date(2024, 7, 5), date(2024, 7, 4)]),
    "older_button": (date(2024, 7, 5),),
    "line": (date(2024, 7, 20), "429"),
    "keywords": ("LLM",),
    "instalment": ("LLM", 2, 5),
    "in_chapter": (3, "LLM"),
    "continued": (26, 50),
    "listed": (304, [("A", 67), ("B", 237)]),
    "selected": (40, [("A", 10), ("B", 30)]),
    "selected_of_topic": ("LLM", 40, [("A", 10), ("B", 30)]),
    "told_whole": (30, 12),
    "shown_first": (30, date(2022, 12, 5), date(2023, 10, 10)),
}
SAME_IN_BOTH = {"votes", "introduction"}
"""Signs, and a heading that parsers look for."""
ENGLISH_ALSO_IN_KOREAN = re.compile(
    r"Hugging Face|LLM|UTC|/\w+( all)?|429 Too Many Requests|arXiv|Multimodal|▲|Introduction|Oral|Spotlight|Poster"
)


def sentences(words: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every field of the words with a sample of what it says."""
    for field in fields(words):
        value = getattr(words, field.name)
        if is_dataclass(value):
            yield from sentences(value, f"{path}{field.name}.")
        elif field.name != "language":
            arguments = SAMPLES.get(field.name, (3,)) if callable(value) else ()
            yield path + field.name, value(*arguments) if callable(value) else value


def test_both_languages_say_everything_and_differently() -> None:
    korean, english = dict(sentences(reading("ko"))), dict(sentences(reading("en")))
    assert korean.keys() == english.keys()
    for name, said in korean.items():
        assert said.strip(), name
        assert english[name].strip(), name
        assert said != english[name] or name.rpartition(".")[2] in SAME_IN_BOTH, name


def test_english_has_no_hangul_and_korean_no_english_words() -> None:
    for name, said in sentences(reading("en")):
        assert not re.search("[가-힣]", said), name
    for name, said in sentences(reading("ko")):
        left = ENGLISH_ALSO_IN_KOREAN.sub("", said)
        assert not re.search(r"[A-Za-z]{2,}", left.replace("A · B", "")), (name, said)


def test_korean_sentences_are_formal() -> None:
    for name, said in sentences(reading("ko")):
        for sentence in re.findall(r"[^.]+[다요]\.", said):
            assert sentence.endswith("니다."), (name, sentence)


def test_particles_are_never_left_to_the_reader() -> None:
    for name, said in sentences(reading("ko")):
        assert not re.search(r"[은는이가을를]\([은는이가을를]\)", said), name


def test_there_is_a_sentence_for_every_reason_and_note() -> None:
    for language in LANGUAGES:
        words = reading(language)
        said = {words.reasons.of(reason) for reason in get_args(Reason)}
        assert len(said) == len(get_args(Reason))


def test_could_not_ask_is_never_told_as_nothing_new() -> None:
    assert "could not be read" in reading("en").reasons.sources_failed
    assert "읽지 못했습니다" in reading("ko").reasons.sources_failed


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ko", "03:10 UTC에 arXiv를 읽지 못했습니다 (429 Too Many Requests)."),
        ("en", "arXiv could not be read at 03:10 UTC (429 Too Many Requests)."),
    ],
)
def test_a_failed_source_is_named_with_its_time_and_reason(language: str, said: str) -> None:
    note = reading(language).notes.source_failed(*SAMPLES["source_failed"])
    assert note == said


def test_titles_and_counts() -> None:
    assert reading("ko").front.title(date(2024, 7, 16), 16) == "조간 2024년 7월 16일 (화) · 논문 16편"
    assert reading("en").front.title(date(2024, 7, 16), 1) == "Jogan, Tue 16 July 2024 · 1 paper"
    assert reading("ko").card.and_others(14) == "외 14명"
    assert reading("en").card.and_others(1) == "and 1 other"


def test_the_names_that_the_field_agreed_on() -> None:
    report, card = reading("ko").report, reading("ko").card
    named = (report.themes, report.common_threads, report.key_facts, report.impact, report.outlook, report.sources)
    assert named == ("주요 주제", "공통 흐름", "핵심 내용", "영향", "전망", "출처")
    sections = (card.whats_new, card.technical_details, card.performance_highlights, card.evidence)
    assert sections == ("새로운 점", "기술적 내용", "주요 성과", "근거")
    badges = (card.from_full_text, card.from_abstract, card.not_summarised, card.excerpt)
    assert badges == ("전문 기반", "초록 기반", "요약 없음", "원문 발췌")
    assert card.silent(True) == "논문에는 나오지 않습니다."
    assert card.details("3") == "3 자세히"


def test_what_was_not_read_is_not_judged() -> None:
    for language in LANGUAGES:
        words = reading(language)
        assert words.card.silent(True) != words.card.silent(False)
        assert words.report.silent(True) != words.report.silent(False)


def test_a_language_that_is_not_written_here_is_refused_with_those_that_are() -> None:
    with pytest.raises(UnknownLanguage) as refused:
        reading("fr")
    assert refused.value.offered == ("ko", "en")


def test_no_sentence_is_left_over() -> None:
    """Every field is used by a document or a stage: a sentence that nobody can meet is none."""
    from bot.delivery import correct, made_again
    from bot.digest import compose, excerpt_notes, rewriting
    from bot.document import (
        archive_pages,
        category_page,
        conference_chat,
        conference_details,
        conference_report,
        conference_text,
        edition,
        front_page,
        merged,
        notice,
        paper_card,
        report_parts,
    )

    readers = (
        archive_pages,
        category_page,
        conference_chat,
        conference_details,
        conference_report,
        conference_text,
        edition,
        front_page,
        merged,
        notice,
        paper_card,
        report_parts,
        compose,
        excerpt_notes,
        rewriting,
        correct,
        made_again,
    )
    sources = "".join(inspect.getsource(module) for module in readers)
    sources += inspect.getsource(type(reading("en").reasons)) + inspect.getsource(type(reading("en").conference))
    unused = [name for name, _ in sentences(reading("en")) if f".{name.rpartition('.')[2]}" not in sources]
    assert unused == []
