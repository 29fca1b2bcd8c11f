"""Where the gate stopped what a model wrote: an empty part is not laid on the papers, on no page."""

from dataclasses import replace

import pytest
from builders import a_card, a_listed, a_paper, a_quote, a_report, an_edition

from bot.document.archive_pages import insights, papers
from bot.document.category_page import category_page
from bot.document.plain import plain_blocks
from bot.document.report_parts import was_stopped
from bot.domain.card import Parts, Sections, Writer
from bot.domain.edition import Edition
from bot.domain.evidence import Bullet, Dropped
from bot.domain.nine import NINE

STOPPED = (Dropped("480B 모델입니다.", "numbers", "480B: no quote has it"),)
SAID = Bullet("72B 모델을 공개했습니다.", (a_quote("We present a language model of 72 billion parameters."),), 1)
LINE = replace(SAID, text="Qwen2는 공개 모델을 앞섭니다.")
NEITHER = {"ko": "논문에서 확인된 문장이 없습니다.", "en": "No sentence that the paper"}
SILENT = {"ko": "초록에서 찾지 못했습니다.", "en": "Not found in the abstract"}


def edition(dropped: tuple[Dropped, ...], writer: Writer = "model") -> Edition:
    """Two papers with cards, and their report with one part, as one writer wrote them."""
    card = replace(a_card(), writer=writer, tldr=LINE, sections=Sections(whats_new=(SAID,)), dropped=dropped)
    listed = tuple(
        a_listed(number, a_paper(f"arxiv:2407.{number:05}"), cards={"ko": card, "en": card}) for number in (1, 2)
    )
    report = a_report()
    texts = {
        code: replace(text, writer=writer, parts=Parts(key_facts=(SAID,)), dropped=dropped)
        for code, text in report.texts.items()
    }
    return an_edition(papers=listed, reports=(replace(report, texts=texts),))


def pages(shown: Edition, language: str) -> tuple[str, str, str]:
    """The report in a chat, the report in the archive, and the papers there."""
    return (
        plain_blocks(category_page([shown], "LLM", NINE, language, "brief")),
        plain_blocks(insights(shown, NINE, language).blocks),
        plain_blocks(papers(shown, NINE, language).blocks),
    )


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_was_stopped_is_not_said_to_be_missing_from_the_papers(language: str) -> None:
    for page in pages(edition(STOPPED), language):
        assert NEITHER[language] in page
        assert SILENT[language] not in page


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize(("dropped", "writer"), [((), "model"), (STOPPED, "extractive")])
def test_what_nobody_stopped_is_not_there(language: str, dropped: tuple[Dropped, ...], writer: Writer) -> None:
    for page in pages(edition(dropped, writer), language):
        assert SILENT[language] in page
        assert NEITHER[language] not in page


def test_a_category_without_a_report_had_none_stopped() -> None:
    shown = edition(STOPPED)
    assert was_stopped(shown, "LLM", "ko")
    assert not was_stopped(shown, "Multimodal", "ko")
    assert not was_stopped(replace(shown, reports=()), "LLM", "ko")


def test_the_archive_has_the_one_line_before_the_sections_and_says_it_once() -> None:
    page = pages(edition(()), "ko")[2]
    first = page.split("### ")[1] if "### " in page else page
    assert first.index(LINE.text) < first.index("What's New")
    assert page.count(LINE.text) == 2
    once = edition(())
    listed = tuple(replace(each, cards={"ko": replace(each.cards["ko"], tldr=SAID)}) for each in once.papers)
    assert plain_blocks(papers(replace(once, papers=listed), NINE, "ko").blocks).count(SAID.text) == 2
