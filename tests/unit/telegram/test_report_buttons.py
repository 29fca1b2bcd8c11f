"""Buttons about conference reports: short enough, by number where there are many, links into the private chat."""

from datetime import date

import pytest
from reports_told import MADE, NEURIPS, a_report_of_fourteen

from adapters.platforms.telegram.outbound.body import read
from adapters.platforms.telegram.outbound.keyboard import LONGEST_DATA, Under, deep_link, keys, paper_of, reported, said
from adapters.platforms.telegram.outbound.render import render
from bot.document.blocks import Button, Buttons
from bot.document.conference_chat import chapter_page
from bot.domain.shown import About

CHANNEL = Under(MADE, "channel", "jogan_bot", NEURIPS)


def test_many_papers_of_a_report_are_numbers_alone() -> None:
    block = Buttons((tuple(Button(f"{n} details", f"/paper {NEURIPS}:{n}") for n in range(1, 15)),))
    shown = [[key.label for key in line] for line in keys((block,), Under(MADE, "private", "jogan_bot"))]
    assert shown == [[str(n) for n in range(1, 8)], [str(n) for n in range(8, 15)]]


def test_the_longest_name_of_a_report_leaves_room_for_its_day() -> None:
    longest = "x" * 32
    (line,) = keys((Buttons(((Button("a", f"/paper {longest}:1234"),),)),), Under(MADE, "private"))
    assert line[0].data
    assert len(line[0].data.encode()) <= LONGEST_DATA
    assert said(line[0].data) == (MADE, f"/paper {longest}:1234")


@pytest.mark.parametrize(
    ("action", "payload"),
    [
        (f"/paper {NEURIPS}:12", f"{NEURIPS}_p12"),
        (f"/why {NEURIPS}:12", f"{NEURIPS}_p12"),
        (f"/ask {NEURIPS}:12", f"{NEURIPS}_p12"),
        (f"/report {NEURIPS}", f"{NEURIPS}_c"),
        (f"/report {NEURIPS} 3", f"{NEURIPS}_c3"),
        (f"/report {NEURIPS} file", f"{NEURIPS}_c"),
        ("/ask", f"{NEURIPS}_q"),
        ("/paper 2024-07-16-3", "p20240716-3"),
    ],
)
def test_in_a_channel_a_part_of_a_report_is_shown_in_the_private_chat(action: str, payload: str) -> None:
    assert deep_link(action, CHANNEL) == f"https://t.me/jogan_bot?start={payload}"
    assert len(payload) <= 64


def test_a_link_needs_our_name_and_other_lines_have_none() -> None:
    assert deep_link(f"/paper {NEURIPS}:12", Under(MADE, "channel")) is None
    assert deep_link("/report", CHANNEL) is None
    assert (
        deep_link("/ask", Under(date(2024, 7, 16), "channel", "jogan_bot")) == "https://t.me/jogan_bot?start=q20240716"
    )


def test_a_paper_of_a_report_is_none_of_the_days_edition() -> None:
    assert reported(f"/ask {NEURIPS}:12") == (NEURIPS, 12)
    assert paper_of(f"/ask {NEURIPS}:12", MADE) is None
    assert reported("/ask 12") is None


def test_a_chapter_in_a_channel_is_all_links_and_says_what_it_shows() -> None:
    (message,) = render(chapter_page(a_report_of_fourteen(), 4, "en"), "channel", "jogan_bot")
    assert message.about == About(MADE, (8, 9, 10, 11, 12), report=NEURIPS)
    assert all(key.url for line in read(message.body).keys for key in line)
