"""A paper's card: what is known, three sections, evidence, links that we made, and honest absence."""

from dataclasses import replace
from typing import Any

import pytest
from builders import a_bullet, a_card, a_listed, a_paper, a_quote, a_sighting, an_edition

from bot.document.addresses import address, links, thumbnail
from bot.document.blocks import Block, Fold, Heading, Quotation
from bot.document.paper_card import authors, authors_origin, body, card, line
from bot.document.plain import plain_blocks, plain_text
from bot.domain.card import Sections
from bot.domain.edition import EditionPaper
from bot.domain.evidence import Bullet, Dropped
from bot.domain.nine import NINE
from bot.wording.choose import reading

THUMBNAIL = "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2407.10671.png"


def shown(listed: EditionPaper, language: str = "ko") -> tuple[Block, ...]:
    return card(listed, an_edition(papers=(listed,)), NINE, language).blocks


def read(listed: EditionPaper, language: str = "ko") -> str:
    return plain_blocks(shown(listed, language))


def fold(listed: EditionPaper, language: str = "ko") -> Fold:
    return next(block for block in shown(listed, language) if isinstance(block, Fold))


def model_card(**changes: Any) -> Any:
    said = Bullet("72B 모델을 공개했습니다.", (a_quote("We present a language model of 72 billion parameters."),))
    return a_card(writer="model", sections=Sections(whats_new=(said,)), tldr=said, **changes)


def test_the_title_is_numbered_and_links_to_the_paper() -> None:
    heading = shown(a_listed(3))[0]
    assert isinstance(heading, Heading)
    assert plain_text(heading.text) == "3. Qwen2 Technical Report"
    assert heading.text[-1].link == "https://arxiv.org/abs/2407.10671"


def test_what_is_known_stands_in_one_line() -> None:
    assert "▲91 · 🐱 거대 언어 모델(LLM) (확신도 83%) · 초록 기반 · 원문 발췌" in read(a_listed())
    assert "▲91 · 🐱 LLM (83% sure) · from the abstract · excerpts from the paper" in read(a_listed(), "en")


def test_votes_read_later_say_when() -> None:
    paper = a_paper(sightings=(a_sighting(votes_read="2024-11"),))
    assert "▲91 · 추천 수는 2024년 11월에 확인" in read(a_listed(1, paper))


def test_sections_stand_in_order_with_their_names() -> None:
    said = read(a_listed())
    places = [said.index(name) for name in ("새로운 점", "기술적 내용", "주요 성과", "근거")]
    assert places == sorted(places)


def test_an_empty_section_says_that_nothing_was_found_in_what_was_read() -> None:
    empty = replace(a_card(), sections=Sections(whats_new=(a_bullet(),)))
    assert read(a_listed(cards={"ko": empty})).count("초록에서 찾지 못했습니다.") == 2
    assert "\n\n기술적 내용\n초록에서 찾지 못했습니다.\n\n주요 성과\n" in read(a_listed(cards={"ko": empty}))
    whole = replace(empty, text_from="full_text")
    assert read(a_listed(cards={"ko": whole})).count("논문에는 나오지 않습니다.") == 2
    assert "전문 기반" in read(a_listed(cards={"ko": whole}))


def test_evidence_of_a_written_card_is_its_quotes_with_their_section() -> None:
    listed = a_listed(cards={"ko": model_card()})
    quotes = fold(listed).blocks
    assert quotes == (Quotation("We present a language model of 72 billion parameters.", "초록"),)
    assert "원문 발췌" not in read(listed)


def test_evidence_of_excerpts_does_not_say_them_again() -> None:
    assert plain_blocks(fold(a_listed()).blocks) == "위 문장은 모두 논문의 초록에서 그대로 옮겼습니다."
    assert read(a_listed()).count("It is trained on 7 trillion tokens.") == 1


@pytest.mark.parametrize("words", ["We present a language model of 72 billion parameters.", "72 billion parameters"])
def test_the_same_words_are_quoted_once(words: str) -> None:
    twice = Bullet("다른 문장입니다.", (a_quote(words),))
    written = model_card()
    both = replace(written, sections=Sections(whats_new=(*written.sections.whats_new, twice)))
    assert len(fold(a_listed(cards={"ko": both})).blocks) == 1


def test_a_reader_gets_the_excerpts_in_english_where_no_korean_card_exists() -> None:
    assert "It is trained on 7 trillion tokens." in read(a_listed(cards={"en": a_card()}))


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        ("no_text", "요약 없음: 논문의 본문을 구하지 못했습니다"),
        ("withdrawn", "요약 없음: 철회된 논문입니다"),
        ("listed_only", "요약 없음: 제목만 실은 논문입니다"),
    ],
)
def test_a_paper_without_a_card_says_why(summary: str, words: str) -> None:
    listed = a_listed(summary=summary, cards={})
    assert words in read(listed)
    short = "요약 없음" if summary == "listed_only" else words
    assert plain_text(line(listed, "ko")).endswith(f" — {short}")
    assert "새로운 점" not in read(listed)


def test_a_card_that_must_not_show_is_not_shown() -> None:
    assert "새로운 점" not in read(a_listed(summary="withdrawn"))


def test_late_and_withdrawn_papers_are_marked() -> None:
    listed = a_listed(1, a_paper(withdrawn=True, votes=None), summary="withdrawn", cards={}, late=True)
    assert "늦게 들어옴 · 철회됨" in read(listed)
    assert "↗ 늦게 들어옴 · 철회됨 — " in plain_text(line(listed, "ko"))


def test_a_line_without_votes_and_marks_has_no_gap() -> None:
    assert "Report ↗ — We present" in plain_text(line(a_listed(1, a_paper(votes=None)), "en"))


def test_a_paper_without_a_title_is_called_by_its_id() -> None:
    assert plain_text(line(a_listed(1, a_paper(title=" \n ")), "en")).startswith("arxiv:2407.10671 ↗")


def test_a_title_over_several_lines_is_one_line() -> None:
    assert plain_text(line(a_listed(1, a_paper(title="Two\n  lines")), "en")).startswith("Two lines ↗")


@pytest.mark.parametrize(
    ("count", "complete", "said"),
    [
        (2, True, "A1, A2"),
        (9, True, "A1, A2, A3, A4, A5, A6, A7, A8, A9"),
        (22, True, "A1, A2, A3, A4, A5, A6, A7, A8 외 14명"),
        (2, False, "A1, A2 (Hugging Face에 연결된 저자만 표시)"),
        (0, False, "출처에 저자 정보 없음"),
    ],
)
def test_authors_in_their_order(count: int, complete: bool, said: str) -> None:
    names = tuple(f"A{number}" for number in range(1, count + 1))
    assert authors(a_paper(authors=names, authors_complete=complete), reading("ko").card) == said


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        (("huggingface",), "authors as linked on Hugging Face"),
        (("hf_papers", "huggingface"), "authors as linked on Hugging Face"),
        (("chatpaper",), "authors as listed by chatpaper"),
        (("openreview",), "authors as listed by OpenReview"),
        (("chatpaper", "hf_papers"), "list of authors may be incomplete"),
        (("arxiv", "chatpaper"), "list of authors may be incomplete"),
    ],
)
def test_authors_are_told_as_the_source_that_listed_them(sources: tuple[str, ...], said: str) -> None:
    words = reading("en").card
    seen = a_paper(sightings=tuple(a_sighting(source=source) for source in sources))
    assert authors(seen, words) == f"An Yang, Baosong Yang ({said})"
    assert authors_origin(seen, words) == said
    assert authors_origin(replace(seen, authors_complete=True), words) is None


def test_authors_that_no_source_gave_are_not_told_as_linked() -> None:
    nameless = a_paper(authors=(), sightings=(a_sighting(source="hf_papers"),))
    assert authors_origin(nameless, reading("en").card) == "authors not given by the source"
    assert authors_origin(nameless, reading("ko").card) == "출처에 저자 정보 없음"


@pytest.mark.parametrize(
    "url",
    [
        "http://arxiv.org/abs/2407.10671",
        "javascript:alert(1)",
        "tg://user?id=1",
        "data:text/html,x",
        "https://arxiv.org/abs/1) [x](https://evil.example",
        "https://user:pass@arxiv.org/",
        "https://arxiv.org:8080/",
        "https://аrxiv.org/abs/1",
        "https:///abs",
        "https://localhost/",
        "https://arxiv.org/a b",
        'https://arxiv.org/"x',
        "https://arxiv.org/\n",
        "https://[::1]/x",
        "",
    ],
)
def test_an_address_that_is_not_plain_https_is_no_link(url: str) -> None:
    paper = a_paper(url=url)
    assert address(paper) is None
    assert all(span.link is None for span in line(a_listed(1, paper), "en"))
    assert all(place != url for _, place in links(paper))


def test_links_are_made_of_the_id() -> None:
    assert links(a_paper(links=("https://evil.example",))) == (
        ("arXiv", "https://arxiv.org/abs/2407.10671"),
        ("PDF", "https://arxiv.org/pdf/2407.10671"),
        ("Hugging Face", "https://huggingface.co/papers/2407.10671"),
    )
    assert links(a_paper("doi:10.1000/182")) == (("DOI", "https://doi.org/10.1000/182"),)
    seen = a_paper(sightings=(a_sighting(source="arxiv"),))
    assert [name for name, _ in links(seen)] == ["arXiv", "PDF"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (THUMBNAIL, THUMBNAIL),
        (None, None),
        ("https://cdn-avatars.huggingface.co/v1/production/uploads/a.jpeg", THUMBNAIL),
        ("http://evil.example/x.png", THUMBNAIL),
        (THUMBNAIL + ")[x](https://evil.example", None),
    ],
)
def test_thumbnails_are_the_listing_sites_own(given: str | None, kept: str | None) -> None:
    assert thumbnail(a_paper(thumbnail=given)) == kept


def test_a_thumbnail_of_a_paper_that_the_site_did_not_list_is_left_out() -> None:
    paper = a_paper(thumbnail="https://evil.example/x.png", sightings=(a_sighting(source="arxiv"),))
    assert thumbnail(paper) is None


def test_the_one_line_of_a_model_opens_the_card_and_its_quote_is_evidence() -> None:
    line = Bullet("Qwen2는 공개 모델을 앞섭니다.", (a_quote("Qwen2 surpasses most prior open-weight models."),))
    listed = a_listed(cards={"ko": replace(model_card(), tldr=line)})
    said = read(listed)
    assert said.count(line.text) == 1
    assert said.index(line.text) < said.index("새로운 점")
    assert [each.text for each in fold(listed).blocks if isinstance(each, Quotation)] == [
        "Qwen2 surpasses most prior open-weight models.",
        "We present a language model of 72 billion parameters.",
    ]
    above = plain_blocks(body(listed, "ko", listed_above=True))
    assert line.text not in above
    assert "Qwen2 surpasses most prior" in above


def test_a_one_line_that_a_section_has_is_said_once() -> None:
    assert read(a_listed(cards={"ko": model_card()})).count("72B 모델을 공개했습니다.") == 1


@pytest.mark.parametrize(
    ("language", "said"), [("ko", "논문에서 확인된 문장이 없습니다."), ("en", "No sentence that the paper")]
)
def test_a_section_that_the_gate_emptied_is_not_said_to_be_missing_from_the_paper(language: str, said: str) -> None:
    stopped = (Dropped("480B 모델입니다.", "numbers", "480B: no quote has it"),)
    cards = {language: model_card(dropped=stopped, text_from="full_text")}
    assert read(a_listed(cards=cards), language).count(said) == 2
    silent = {language: model_card(text_from="full_text")}
    assert said not in read(a_listed(cards=silent), language)
    excerpts = {language: replace(a_card(), sections=Sections(whats_new=(a_bullet(),)), dropped=stopped)}
    assert said not in read(a_listed(cards=excerpts), language)
