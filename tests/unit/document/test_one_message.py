"""A section is one message: what is too much is left out in a fixed order, is counted, and a button leads to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import a_bullet, a_card, a_listed, a_note, a_paper, a_report, an_edition
from hypothesis import given, settings
from hypothesis import strategies as st
from unit.document.recorded_days import days, edition

from bot.document.blocks import (
    Block,
    Break,
    Button,
    Buttons,
    Document,
    Fold,
    Heading,
    Items,
    Paragraph,
    Picture,
    Text,
    text,
)
from bot.document.category_page import MOST_BUTTONS, Without, least_voted
from bot.document.edition import post
from bot.document.numbered import papers_of
from bot.document.one_message import first_fitting, front_steps, page_steps
from bot.document.plain import plain, plain_text
from bot.document.split import marks
from bot.domain.card import Parts, ReportText
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.domain.shown import About, Page

Fits = Callable[[Document], bool]
DAYS = tuple(days())


def units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="replace")) // 2


def by_units(document: Document) -> bool:
    """Text of 4,096 units after parsing, 100 marks in it."""
    return units(plain(without_buttons(document))) <= 4096 and marks(document) <= 100


def by_addresses(document: Document) -> bool:
    """4,000 characters in which a link costs its address."""
    addresses = sum(len(span.link or "") + 4 for span in spans(document.blocks) if span.link)
    return units(plain(without_buttons(document))) + addresses <= 4000


def without_buttons(document: Document) -> Document:
    return Document(tuple(block for block in document.blocks if not isinstance(block, Buttons | Picture)))


def spans(blocks: tuple[Block, ...]) -> Text:
    found: list[Any] = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            found += block.text
        elif isinstance(block, Items):
            found += [span for item in block.items for span in item]
        elif isinstance(block, Fold):
            found += [*block.title, *spans(block.blocks)]
    return tuple(found)


def messages(document: Document) -> list[Document]:
    """What stands between the breaks, each with what it is about."""
    made = [Document((), document.about)]
    for block in document.blocks:
        if isinstance(block, Break):
            made.append(Document((), block.about))
        else:
            made[-1] = replace(made[-1], blocks=(*made[-1].blocks, block))
    return made


def numbers(document: Document) -> list[int]:
    return [int(number) for block in document.blocks if isinstance(block, Items) for number in block.numbers]


def actions(document: Document) -> list[str]:
    return [button.action for row in rows(document) for button in row]


def rows(document: Document) -> list[tuple[Button, ...]]:
    return [row for block in document.blocks if isinstance(block, Buttons) for row in block.rows]


def an_edition_of(count: int, **changes: Any) -> Edition:
    """So many papers of one category with falling votes, a sentence each, and a report."""
    papers = [
        a_listed(
            number,
            a_paper(f"arxiv:2407.{number:05}", f"Title {number}", votes=max(0, 100 - number)),
            cards={"en": a_card(tldr=a_bullet(f"Sentence of paper {number}."))},
        )
        for number in range(1, count + 1)
    ]
    text = Parts(
        themes=(a_bullet("A theme.", paper=1),),
        key_facts=(a_bullet("A fact.", paper=1),),
        impact=(a_bullet("An impact.", paper=2),),
    )
    report = a_report(papers=(1, 2), texts={"en": ReportText("extractive", text)})
    return an_edition(papers=papers, **{"reports": (report,) if count > 1 else (), **changes})


def said(edition: Edition, fits: Fits | None = None, **changes: Any) -> Document:
    return post(edition, NINE, **{"chosen": None, "language": "en", "fits": fits, **changes})


def shorter_than(limit: int) -> Fits:
    return lambda document: len(plain(without_buttons(document))) <= limit


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("fits", [by_units, by_addresses])
def test_every_section_of_every_recorded_day_is_one_message(day: date, fits: Fits) -> None:
    for language in ("ko", "en"):
        made = said(edition(day), fits, language=language)
        assert all(fits(message) for message in messages(made))
        assert made == said(edition(day), fits, language=language)
        front, *sections = messages(made)
        assert [section.about.category for section in sections if section.about] == list(edition(day).counts)
        assert front.about == About(day, page=Page("post", language))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_whatever_is_left_out_is_counted_and_one_press_away(day: date) -> None:
    for section in messages(said(edition(day), by_units))[1:]:
        assert section.about is not None
        key, listed = section.about.category, edition(day).of_category(section.about.category)
        assert tuple(numbers(section)) == section.about.papers
        left = len(listed) - len(section.about.papers)
        assert (f"and {left} more paper" in plain(section)) is (left > 0)
        whole = post(edition(day), NINE, chosen=[key], language="en")
        shortened = plain(without_buttons(section)) != plain(without_buttons(messages(whole)[1]))
        assert (f"/digest {key} {day}" in actions(section)) is shortened
        titles = {listed.number: " ".join(listed.paper.title.split()) for listed in listed}
        assert all(titles[number] in plain(section) for number in section.about.papers)
        assert len([action for action in actions(section) if action.startswith("/paper")]) <= MOST_BUTTONS


def test_the_largest_day_needs_shortening_and_a_small_one_none() -> None:
    large = max(DAYS, key=lambda day: len(edition(day).papers))
    small = min(DAYS, key=lambda day: len(edition(day).papers))
    assert any("Show all" in plain(section) for section in messages(said(edition(large), by_units)))
    assert plain(said(edition(small), by_units)) == plain(said(edition(small)))


def test_things_go_in_their_order() -> None:
    """As less and less fits: the fold, the report, the sentences of the least voted, then titles from the end."""
    four = an_edition_of(4)
    seen = [plain(messages(said(four, shorter_than(limit)))[1]) for limit in range(700, 20, -1)]
    stages = list(dict.fromkeys(_stage(text) for text in seen))
    assert stages == sorted(stages, reverse=True)
    assert [stage[:2] for stage in stages[:3]] == [(True, True), (False, True), (False, False)]
    assert [stage[2] for stage in stages[2:]] == [4, 3, 2, 1, 0, 0, 0, 0]
    assert [stage[3] for stage in stages] == [
        4,
        4,
        4,
        4,
        4,
        4,
        4,
        2,
        1,
        0,
    ]  # a title is shorter than the words that count one


def _stage(text: str) -> tuple[bool, bool, int, int]:
    """Whether the fold and the report are there, how many sentences, how many titles."""
    return "A theme." in text, "A fact." in text, text.count("Sentence of"), text.count("Title ")


def test_the_least_voted_lose_their_sentences_first_and_keep_their_titles() -> None:
    votes = {1: 5, 2: None, 3: 9, 4: 5}
    papers = [a_listed(number, a_paper(f"arxiv:{number}", votes=one)) for number, one in votes.items()]
    numbered = papers_of([an_edition(papers=papers)], "LLM")
    assert [least_voted(numbered, count) for count in range(5)] == [set(), {"2"}, {*"24"}, {*"241"}, {*"2413"}]
    shown = plain(messages(said(an_edition_of(3), shorter_than(120)))[1])
    assert "1. Title 1 ↗ ▲99 — Sentence of paper 1." in shown
    assert "\n3. Title 3 ↗ ▲97\n" in f"{shown}\n"


def test_nothing_is_left_out_where_all_fits_where_nothing_says_what_fits_or_at_full_length() -> None:
    whole = said(an_edition_of(4))
    assert plain(said(an_edition_of(4), shorter_than(10_000))) == plain(whole)
    full = said(an_edition_of(4), shorter_than(100), length="full")
    assert full.about == About(
        whole.about.day if whole.about else date.min, page=Page("post", "en", "full", None, True)
    )
    assert "Sentence of paper 4." in plain(full)
    for document in (whole, full):
        assert "Show all" not in plain(document)


def test_where_not_even_the_heading_fits_it_is_what_there_is() -> None:
    front, section = messages(said(an_edition_of(3), lambda _: False))
    assert [type(block) for block in section.blocks] == [Heading, Paragraph, Buttons]
    assert "and 3 more papers" in plain(section)
    assert actions(section) == ["/ask", "/digest LLM 2024-07-16"]
    assert plain(front).startswith("🗞 Jogan")


def test_a_page_says_how_it_can_be_made_again() -> None:
    made = said(an_edition_of(4), shorter_than(300), chosen=["Multimodal", "LLM"])
    front, section = messages(made)
    page = Page("post", "en", "brief", ("LLM", "Multimodal"), whole=False)
    assert front.about == About(date(2024, 7, 16), page=page)
    assert section.about == About(date(2024, 7, 16), (1, 2, 3, 4), "LLM", page)
    again = said(an_edition_of(4), shorter_than(300), chosen=page.chosen, language=page.language, length=page.length)
    assert again == made


def test_buttons_are_of_the_papers_that_are_listed_and_no_more_than_a_menu_holds() -> None:
    few = messages(said(an_edition_of(40), shorter_than(400)))[1]
    assert [f"/paper {number}" for number in numbers(few)] == actions(few)[:-2]
    many = messages(said(an_edition_of(40)))[1]
    assert actions(many) == [*(f"/paper {number}" for number in range(1, MOST_BUTTONS + 1)), "/ask"]
    assert max(map(len, rows(many))) <= 8


def test_a_front_page_loses_names_then_its_picture_then_counts_then_notes() -> None:
    keys = [category.key for category in NINE]
    papers = [a_listed(number, a_paper(f"arxiv:{number}"), category=key) for number, key in enumerate(keys, 1)]
    notes = tuple(a_note("late", text={"en": f"Note {number}."}) for number in range(1, 4))
    nine = an_edition(papers=papers, notes=notes)
    fronts = [
        messages(said(nine, lambda document, limit=limit: _size(document) <= limit, chosen=["LLM"]))[0]
        for limit in range(900, 60, -4)
    ]
    stages = list(
        dict.fromkeys(
            (
                "(Inference" in plain(front),
                any(isinstance(block, Picture) for block in front.blocks),
                plain(front).count(" · "),
                plain(front).count("Note "),
            )
            for front in fronts
        )
    )
    assert stages == sorted(stages, reverse=True)
    assert (stages[0][0], stages[0][1], stages[0][3]) == (True, True, 3)
    assert stages[-1][0] is stages[-1][1] is False
    assert "and 9 more: /categories" in plain(fronts[-1])
    assert "and 3 more: /status" in plain(fronts[-1])
    assert all("8 papers in other categories" in plain(front) for front in fronts)


def _size(document: Document) -> int:
    """The picture costs something too."""
    return len(plain(without_buttons(document))) + 20 * any(isinstance(block, Picture) for block in document.blocks)


def test_what_stands_before_counts_and_stays() -> None:
    before = (Paragraph(text("There is no edition of today yet; this is the newest.")),)
    front, section = messages(said(an_edition_of(2), shorter_than(170), before=before))
    assert front.blocks[:1] == before
    assert len(plain(without_buttons(front))) <= 170
    assert before[0] not in section.blocks


@given(st.integers(3, 400), st.integers(0, 400))
def test_the_first_step_that_fits_is_found_in_few_looks(count: int, enough: int) -> None:
    steps, looks = page_steps(count), []

    def made(step: Without) -> Document:
        looks.append(step)
        return Document((), About(date(2024, 7, 16), (steps.index(step),)))

    enough = min(enough, len(steps) - 1)
    found = first_fitting(steps, made, lambda document: bool(document.about and document.about.papers[0] >= enough))
    assert found.about == About(date(2024, 7, 16), (enough,))
    assert len(looks) <= 13


def test_each_step_leaves_out_more() -> None:
    assert len(page_steps(7)) == len(set(page_steps(7))) == 3 + 14
    assert len(tuple(front_steps(9, 3))) == 3 + 12


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 60), st.integers(100, 3000), st.sampled_from(["ko", "en"]))
def test_any_number_of_papers_in_any_size(count: int, limit: int, language: str) -> None:
    section = messages(said(an_edition_of(count), shorter_than(limit), language=language))[1]
    assert shorter_than(limit)(section)
    assert section.about is not None
    assert numbers(section) == list(range(1, len(section.about.papers) + 1))
    assert plain_text(spans(section.blocks)[:1]).startswith("🐱")
