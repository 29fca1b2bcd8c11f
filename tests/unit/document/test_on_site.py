"""Posts lead to the site where it has an address, and say nothing of it where it has none."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import DAY, an_edition

from bot.document.blocks import Document, Paragraph, Span
from bot.document.edition import post
from bot.document.merged import merged
from bot.document.on_site import on_site, page_of
from bot.domain.nine import NINE
from bot.domain.shown import Page

SERVED = replace(NINE, site="https://papers.example.org/jogan")
BEFORE = DAY - timedelta(days=1)


def links(document: Document) -> list[tuple[str, str | None]]:
    """Links to the site in a document."""
    spans = [span for block in document.blocks if isinstance(block, Paragraph) for span in block.text]
    return [(span.text, span.link) for span in spans if span.link and "example.org" in span.link]


@pytest.mark.parametrize(("language", "words"), [("en", "Read on the web"), ("ko", "웹에서 읽기")])
def test_a_post_leads_to_its_edition(language: str, words: str) -> None:
    shown = post(an_edition(), SERVED, chosen=None, language=language)
    assert links(shown) == [(words, f"https://papers.example.org/jogan/{language}/2024-07-16.html")]


def test_a_post_of_several_editions_leads_to_each() -> None:
    page = Page("merged", "en")
    shown = merged((an_edition(), an_edition(BEFORE)), SERVED, page)
    address = "https://papers.example.org/jogan/en/2024-07-"
    assert links(shown) == [("16 July", f"{address}16.html"), ("15 July", f"{address}15.html")]


def test_without_a_site_nothing_is_said() -> None:
    assert on_site((DAY,), NINE, "en") == ()
    assert links(post(an_edition(), NINE, chosen=None, language="en")) == []


def test_an_address_of_this_machine_is_no_link_for_readers() -> None:
    assert on_site((DAY,), replace(NINE, site="http://127.0.0.1:8000"), "en") == ()


def test_the_link_is_there_also_where_the_front_page_has_one_message() -> None:
    shown = post(an_edition(), SERVED, chosen=None, language="en", fits=lambda document: len(document.blocks) < 6)
    assert len(links(shown)) == 1


def test_the_page_is_the_one_that_the_site_has() -> None:
    assert page_of("ko", DAY) == "ko/2024-07-16.html"
    assert on_site((DAY,), SERVED, "ko") == (
        Paragraph((Span("웹에서 읽기", link=f"https://papers.example.org/jogan/{page_of('ko', DAY)}"),)),
    )
