"""Documents as messages: within every limit, nothing lost between them, buttons and menus, forum posts, pictures."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from responders.discord_service.limits import message_complaints, walk
from responders.discord_service.seen import payload_seen
from unit.discord_platform.hostile import documents, flat

from adapters.platforms.discord.outbound.form import Form, Image, Menu, Post, Row, Words, loaded
from adapters.platforms.discord.outbound.render import fits, render
from adapters.platforms.discord.outbound.view import view_of
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
    Span,
    text,
)
from bot.document.plain import plain
from bot.document.safe import safe_document
from bot.domain.shown import About, Page
from bot.ports.platform import Rendered

DAY = date(2024, 7, 16)
LINK = "https://arxiv.org/abs/2407.10671"


def payload(message: Rendered, file: str | None = None) -> Any:
    view = view_of(loaded(message.body), file)
    return {"flags": 1 << 15, "components": view.to_components(), "allowed_mentions": {"parse": []}}


def assert_valid(message: Rendered) -> None:
    body = payload(message)
    assert message_complaints(body, {}, None) == []
    for _, one in walk(body["components"]):
        assert len(one.get("custom_id") or "") <= 100
        assert len(one.get("label") or "") <= 80
        assert all(len(option["label"]) <= 100 >= len(option["value"]) for option in one.get("options") or ())


def without_buttons(document: Document) -> str:
    kept = tuple(block for block in document.blocks if not isinstance(block, Buttons | Picture | Break))
    return plain(Document(kept))


def seen_text(messages: tuple[Rendered, ...]) -> str:
    return "".join(payload_seen(payload(message)).text for message in messages)


def buttons(count: int, command: str = "paper") -> Buttons:
    made = [Button(f"{number} 자세히", f"/{command} {number}") for number in range(1, count + 1)]
    return Buttons(tuple(tuple(made[start : start + 5]) for start in range(0, count, 5)))


@given(documents)
def test_row_34_any_document_is_valid_messages_with_all_its_text(document: Document) -> None:
    messages = render(document, "group")
    for message in messages:
        assert_valid(message)
    worded = Document(tuple(block for block in document.blocks if not isinstance(block, Picture)))
    assert flat(seen_text(render(worded, "group"))) == flat(without_buttons(safe_document(worded)))


@pytest.mark.parametrize("unit", ["한국어 문장입니다. ", "word ", "👩‍🔬", "**`[", "각"])
def test_row_34_and_35_a_64_kilobyte_text_arrives_whole(unit: str) -> None:
    document = Document((Heading(text("LLM")), Paragraph(text(unit * (64 * 1024 // len(unit.encode()))))))
    messages = render(document, "group")
    assert len(messages) > 5
    for message in messages:
        assert_valid(message)
    assert flat(seen_text(messages)) == flat(without_buttons(document))


def test_row_35_no_part_begins_or_ends_inside_an_emoji() -> None:
    messages = render(Document((Paragraph(text("👩‍🔬" * 3000)),)), "group")
    assert all(set(payload_seen(payload(message)).text.replace("👩‍🔬", "")) <= set() for message in messages)


def test_row_36_two_hundred_links_arrive() -> None:
    items = tuple(
        (Span(f"Paper number {number} with a title ↗", link=LINK), Span(" — one line")) for number in range(200)
    )
    document = Document((Items(items, tuple(str(number + 1) for number in range(200))),))
    messages = render(document, "channel")
    assert sum(len(payload_seen(payload(message)).links) for message in messages) == 200
    for message in messages:
        assert_valid(message)


def test_a_card_of_ten_thousand_characters_arrives_whole() -> None:
    fold = Fold((Span("Evidence", bold=True),), tuple(Paragraph(text("It is quoted here. " * 60)) for _ in range(9)))
    document = Document((Heading(text("3. Title")), fold))
    messages = render(document, "private")
    assert len(messages) >= 3
    assert flat(seen_text(messages)) == flat(without_buttons(document))


def test_five_details_are_buttons_and_six_are_a_menu() -> None:
    listed = Items(
        tuple((Span(f"Title {number} ↗", link=LINK), Span(" — x")) for number in range(1, 7)), tuple("123456")
    )
    (few,) = render(Document((Paragraph(text("x")), buttons(5))), "group")
    (many,) = render(Document((listed, buttons(6), Buttons(((Button("Ask", "/ask 1"),),)))), "group")
    assert [type(piece) for piece in loaded(few.body).controls] == [Row]
    menu, row = loaded(many.body).controls
    assert isinstance(menu, Menu)
    assert menu.options[3] == ("4. Title 4", "/paper 4")
    assert menu.placeholder == "자세히"
    assert row == Row((("Ask", "/ask 1"),))


def test_a_menu_names_papers_that_an_earlier_message_lists() -> None:
    listed = Items(tuple((Span(f"Title {number}"),) for number in range(1, 8)), tuple("1234567"))
    document = Document((listed, Paragraph(text("long " * 1200)), buttons(7)))
    *_, last = render(document, "group")
    (menu,) = loaded(last.body).controls
    assert isinstance(menu, Menu)
    assert menu.options[6] == ("7. Title 7", "/paper 7")


def test_forty_papers_are_two_menus_in_one_message() -> None:
    (message,) = render(Document((Paragraph(text("x")), buttons(40))), "group")
    assert [len(piece.options) for piece in loaded(message.body).controls if isinstance(piece, Menu)] == [25, 15]
    assert_valid(message)


def test_forty_components_are_never_passed() -> None:
    document = Document((Paragraph(text("x")), *(buttons(10, "subscribe") for _ in range(6))))
    messages = render(document, "group")
    assert len(messages) > 1
    for message in messages:
        assert_valid(message)


def test_a_button_keeps_its_day_in_its_id() -> None:
    (message,) = render(Document((Paragraph(text("x")), buttons(2)), About(DAY, (1, 2))), "group")
    ids = [one["custom_id"] for _, one in walk(payload(message)["components"]) if one.get("custom_id")]
    assert ids == ["jogan:0:240716:/paper 1", "jogan:1:240716:/paper 2"]


def test_the_longest_action_fits_into_an_id() -> None:
    action = "/subscribe " + "가" * 17
    assert len(action.encode()) <= 64
    (message,) = render(Document((Buttons(((Button("x" * 200, action),),)),), About(DAY)), "group")
    assert_valid(message)


def test_a_picture_goes_with_its_words_and_is_left_out_without_a_file() -> None:
    document = Document(
        (Heading(text("Front")), Picture("2024-07-16/categories.png", "LLM 5"), Paragraph(text("LLM 5"))), About(DAY)
    )
    (message,) = render(document, "channel")
    assert message.picture == "2024-07-16/categories.png"
    shown = payload(message, "categories.png")
    gallery = next(one for _, one in walk(shown["components"]) if one["type"] == 12)
    assert gallery["items"][0]["media"]["url"] == "attachment://categories.png"
    assert gallery["items"][0]["description"] == "LLM 5"
    assert not [one for _, one in walk(payload(message)["components"]) if one["type"] == 12]


def test_a_picture_alone_without_its_file_is_its_words() -> None:
    (message,) = render(Document((Picture("categories.png", "*LLM* 5"),), About(DAY)), "channel")
    assert payload_seen(payload(message)).text == "*LLM* 5"


def test_row_39_hostile_letters_are_taken_out() -> None:
    hostile = "right \u202eto left, zero\u200bwidth, nul\0, Z" + "\u0301" * 10_000
    (message,) = render(Document((Heading(text(hostile)), Buttons(((Button(hostile, "/help"),),)))), "group")
    shown = payload_seen(payload(message)).text
    assert shown == "right to left, zerowidth, nul, Z" + "\u0301" * 4
    assert_valid(message)


def test_what_a_message_shows_goes_with_it() -> None:
    first, second = About(DAY, (1,), "LLM"), About(DAY, (2,), "Computer Vision")
    document = Document((Paragraph(text("a")), Break(second), Paragraph(text("b"))), first)
    assert [message.about for message in render(document, "group")] == [first, second]


def test_an_empty_document_is_no_message() -> None:
    assert render(Document(()), "group") == ()
    assert render(Document((Paragraph(text(" \n ")),)), "group") == ()


def test_fits_says_whether_it_is_one_message() -> None:
    assert fits(Document((Paragraph(text("x" * 3900)),)), "group")
    assert not fits(Document((Paragraph(text("x" * 4100)),)), "group")
    assert not fits(Document((Paragraph(text("a")), Break(), Paragraph(text("b")))), "group")


def test_a_forum_gets_a_post_for_each_category_with_the_day_in_its_title() -> None:
    page = About(DAY, (1, 4), "LLM")
    blocks: tuple[Block, ...] = (
        *(Heading(text("🗞 조간 7월 16일")), Paragraph(text("front"))),
        *(Break(page), Heading(text("🐱 LLM · 2편")), Paragraph(text("long " * 1500))),
    )
    posts = [loaded(message.body).post for message in render(Document(blocks, About(DAY)), "forum")]
    assert posts == [
        Post("🗞 조간 7월 16일 · 2024-07-16", "", begins=True),
        Post("🐱 LLM · 2편 · 2024-07-16", "LLM", begins=True),
        Post("🐱 LLM · 2편 · 2024-07-16", "LLM", begins=False),
    ]
    assert all(loaded(message.body).post is None for message in render(Document(blocks, About(DAY)), "group"))


def test_a_title_of_a_forum_post_is_at_most_a_hundred_characters() -> None:
    (message,) = render(Document((Heading(text("제목" * 300)),), About(DAY)), "forum")
    post = loaded(message.body).post
    assert post
    assert len(post.name) <= 100
    assert post.name.endswith("2024-07-16")


def test_the_form_is_json_that_is_read_back() -> None:
    pieces = (Words("**a**"), Image("b", LINK), Row((("c", "/d"),)), Menu("e", (("f", "/g"),)))
    form = Form(pieces, DAY, Post("h", "LLM", begins=False))
    assert loaded(form.dumped()) == form
    assert json.loads(form.dumped())["day"] == "2024-07-16"


@pytest.mark.parametrize(("language", "says"), [("en", "Open a paper…"), ("ko", "자세히 볼 논문 고르기")])
def test_a_menu_says_what_it_opens_in_the_language_of_its_post(language: str, says: str) -> None:
    buttons = Buttons(tuple((Button(f"{number} x", f"/paper {number}"),) for number in range(1, 8)))
    about = About(DAY, tuple(range(1, 8)), "LLM", Page("post", language))
    (message,) = render(Document((Paragraph(text("a page")), buttons), about), "group")
    assert [piece.placeholder for piece in loaded(message.body).controls if isinstance(piece, Menu)] == [says]


def test_papers_of_older_editions_stand_in_the_menu_by_their_own_titles() -> None:
    """Number 2 of two editions is two papers: each option says which, and opens it by its whole date."""
    numbers = ("1", "2", "3", "7/15-1", "7/15-2", "7/15-3")
    items = Items(tuple(text(f"Title {number}") for number in numbers), numbers)
    actions = tuple(f"/paper {number.replace('7/15', '2024-07-15')}" for number in numbers)
    details = tuple(Button(f"{number} 자세히", action) for number, action in zip(numbers, actions, strict=True))
    (message,) = render(Document((items, Buttons((details,)))), "channel")
    (menu,) = loaded(message.body).controls
    assert isinstance(menu, Menu)
    assert menu.options[1] == ("2. Title 2", "/paper 2")
    assert menu.options[4] == ("7/15-2. Title 7/15-2", "/paper 2024-07-15-2")
