"""Buttons: what comes back, how they are laid out, where they lead from a channel."""

from datetime import date

import pytest

from adapters.platforms.telegram.outbound.body import Body, Key, read
from adapters.platforms.telegram.outbound.keyboard import (
    LONGEST_DATA,
    MOST_KEYS,
    Under,
    count,
    deep_link,
    keys,
    said,
)
from adapters.platforms.telegram.outbound.render import NO_WORDS, render
from bot.document.blocks import Button, Buttons, Document, Fold, Heading, Paragraph, Picture, Span, text
from bot.domain.shown import About, Page
from bot.errors import BadPayload

DAY = date(2024, 7, 16)
HERE = Under(DAY, "private", "jogan_bot")


def row(*labels: str) -> Buttons:
    return Buttons((tuple(Button(label, f"/paper {label.split()[0]}") for label in labels),))


def shape(*blocks: Buttons, under: Under = HERE) -> list[list[str]]:
    return [[key.label for key in line] for line in keys(blocks, under)]


def test_the_day_comes_back_with_a_button() -> None:
    (key,), *_ = keys((row("3 details"),), HERE)
    assert key.data == "240716/paper 3"
    assert said("240716/paper 3") == (DAY, "/paper 3")
    assert said("/settings") == (None, "/settings")


@pytest.mark.parametrize("data", ["241399/paper 3", "999999/x", "24071/paper 3", "", "240716"])
def test_data_that_is_no_day_of_ours_is_harmless(data: str) -> None:
    day, line = said(data)
    assert day is None
    assert line in (data, data[6:])


def test_an_action_that_is_too_long_goes_without_its_day_or_to_the_clipboard() -> None:
    nearly, much = f"/x {'a' * 58}", "/subscribe " + "가" * 40
    (short, long), *_ = keys((Buttons(((Button("a", nearly), Button("b", much)),)),), HERE)
    assert short == Key("a", data=nearly)
    assert long == Key("b", copy=much)
    assert len(nearly.encode()) <= LONGEST_DATA


def test_many_papers_are_numbers_alone_in_rows_of_eight() -> None:
    labels = [f"{n} 자세히" for n in range(1, 41)]
    block = Buttons((*[tuple(Button(x, f"/paper {x.split()[0]}") for x in labels)], (Button("더 보기", "/digest"),)))
    shown = shape(block)
    assert shown[:5] == [[str(n) for n in range(first, first + 8)] for first in range(1, 41, 8)]
    assert shown[5:] == [["더 보기"]]


def test_a_few_papers_keep_their_words_and_wide_rows_are_broken_evenly() -> None:
    assert shape(row("1 details", "2 details", "3 details")) == [["1 details", "2 details", "3 details"]]
    wide = Buttons((tuple(Button(f"Natural Language {n}", f"/x {n}") for n in range(3)),))
    assert [len(line) for line in keys((wide,), HERE)] == [2, 1]
    korean = Buttons((tuple(Button("강화학습과 그 밖의 것들", f"/x {n}") for n in range(2)),))
    assert [len(line) for line in keys((korean,), HERE)] == [1, 1]


def test_no_more_keys_than_a_message_takes_and_none_without_words() -> None:
    block = Buttons((tuple(Button(str(n), f"/x {n}") for n in range(120)), (Button("", "/y"),)))
    assert sum(map(len, keys((block,), HERE))) == MOST_KEYS
    assert keys((Buttons(((Button("", "/y"),),)),), HERE) == ()


def test_more_buttons_than_a_message_takes_begin_another() -> None:
    many = [Buttons((tuple(Button(f"k{n}", f"/x {n}") for n in range(60)),)) for _ in range(2)]
    messages = render(Document((Paragraph(text("words")), *many)), "private")
    assert [sum(map(len, read(message.body).keys)) for message in messages] == [60, 60]
    assert read(messages[1].body).html == NO_WORDS


def test_buttons_within_a_fold_are_there() -> None:
    assert count((Fold(text("x"), (row("1 a"),)), row("2 b"))) == 2
    assert [key.label for line in keys((Fold(text("x"), (row("1 a"),)),), HERE) for key in line] == ["1 a"]


@pytest.mark.parametrize(
    ("action", "payload"),
    [
        ("/paper 3", "p20240716-3"),
        ("/why 12", "p20240716-12"),
        ("/ask 7", "p20240716-7"),
        ("/paper 7/15-4", "p20240715-4"),
        ("/paper 12/30-4", "p20231230-4"),
        ("/paper 2024-07-01-2", "p20240701-2"),
        ("/ask", "q20240716"),
    ],
)
def test_in_a_channel_a_paper_is_shown_and_asked_about_in_the_private_chat(action: str, payload: str) -> None:
    channel = Under(DAY, "channel", "jogan_bot")
    assert deep_link(action, channel) == f"https://t.me/jogan_bot?start={payload}"
    (key,), *_ = keys((Buttons(((Button("x", action),),)),), channel)
    assert (key.url, key.data) == (f"https://t.me/jogan_bot?start={payload}", None)
    (elsewhere,), *_ = keys((Buttons(((Button("x", action),),)),), HERE)
    assert elsewhere.data == f"240716{action}"


@pytest.mark.parametrize("action", ["/paper 2/31-1", "/paper 2407.10671", "/settings", "/paper 2024-13-01-1"])
def test_what_is_no_paper_of_a_day_stays_a_button(action: str) -> None:
    assert deep_link(action, Under(DAY, "channel", "jogan_bot")) is None


def test_no_deep_link_without_a_name_or_a_day() -> None:
    assert deep_link("/paper 3", Under(DAY, "channel")) is None
    for action in ("/paper 3", "/ask"):
        assert deep_link(action, Under(None, "channel", "jogan_bot")) is None


def test_a_body_is_read_as_it_was_written() -> None:
    body = Body(
        "<b>x</b>", ((Key("a", data="/x"), Key("b", url="https://t.me/x")), (Key("c", copy="y"),)), "https://a.b/"
    )
    assert read(body.written()) == body
    assert read(Body("x").written()) == Body("x")


@pytest.mark.parametrize(
    "broken", ["", "{}", "[]", "null", '{"html": 1, "keys": [[{"x": 1}]]}', '{"keys": 3, "html": ""}']
)
def test_a_body_that_is_none_of_ours_is_told(broken: str) -> None:
    with pytest.raises(BadPayload):
        read(broken)


def card(*, shape: str = "card", link: str | None = "https://arxiv.org/abs/2407.10671") -> Document:
    heading = Heading((Span("1. "), Span("Qwen2", link=link)))
    about = About(DAY, (1,), page=Page("card" if shape == "card" else "post", "en"))
    return Document((heading, Paragraph((Span("other", link="https://other.example/"),))), about)


def test_row_43_one_preview_is_chosen_for_a_card_and_none_for_a_post() -> None:
    assert read(render(card(), "private")[0].body).preview == "https://arxiv.org/abs/2407.10671"
    assert read(render(card(shape="post"), "private")[0].body).preview is None
    assert read(render(card(link="http://evil.example"), "private")[0].body).preview is None


def test_a_picture_goes_with_its_words_and_what_is_elsewhere_does_not() -> None:
    blocks = (Heading(text("title")), Picture("2024-07-16/categories.png", "alt"), Paragraph(text("counts")))
    (message,) = render(Document(blocks, About(DAY)), "channel", "jogan_bot")
    assert (message.picture, message.plain) == ("2024-07-16/categories.png", "title\ncounts")
    (remote,) = render(Document((Paragraph(text("x")), Picture("https://evil.example/x.png", "alt"))), "private")
    assert remote.picture is None


def test_parts_say_which_papers_they_show() -> None:
    listed = tuple(text(f"{n} " + "words " * 100) for n in range(20))
    from bot.document.blocks import Items

    messages = render(Document((Items(listed, tuple(map(str, range(20)))),), About(DAY)), "private")
    shown = [number for message in messages if message.about for number in message.about.papers]
    assert len(messages) > 1
    assert shown == list(range(20))
