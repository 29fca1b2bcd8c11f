"""The README's screens show what would be sent today. `make screens` draws them anew."""

import json
import os
from html.parser import HTMLParser

import pytest
from screens import phone, window
from screens.draw import payload_hash, shown_hash
from screens.record import discord_requests, kept, telegram_requests, written

RECORDED = {"telegram": telegram_requests, "discord": discord_requests}
PAGES = {"telegram": phone.page, "discord": window.page}
WRITE = "JOGAN_WRITE_GOLDEN"


@pytest.mark.parametrize("name", RECORDED)
async def test_what_is_sent_today_is_what_a_screen_was_drawn_from(name: str) -> None:
    today = written(await RECORDED[name]())
    if os.environ.get(WRITE):
        kept(name).write_text(today, encoding="utf-8")
    assert today == kept(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", RECORDED)
def test_a_screen_was_drawn_from_the_requests_that_are_kept(name: str) -> None:
    assert shown_hash(name) == payload_hash(name), "draw it anew: make screens"


class Words(HTMLParser):
    """The words of a page, without its style."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self._inside = "", ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._inside = tag

    def handle_data(self, data: str) -> None:
        self.words += "" if self._inside == "style" else data


@pytest.mark.parametrize("name", RECORDED)
def test_a_page_shows_the_words_that_were_sent(name: str) -> None:
    shown = Words()
    shown.feed(PAGES[name]("title", json.loads(kept(name).read_text(encoding="utf-8")), {}))
    for words in ("DataDream: Few-shot Guided Dataset Generation ↗", "surpassing state-of-the-art", "8 "):
        assert words in shown.words


def test_words_of_a_paper_are_no_markup_of_a_page() -> None:
    sent = {"body": {"components": [{"type": window.TEXT, "content": "<b>bold</b> & **strong**"}]}}
    page = window.page("<title>", [sent], {})
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; " in page
    assert '<span class="bold">strong</span>' in page
    assert "&lt;title&gt;" in page
