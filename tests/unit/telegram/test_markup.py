"""The HTML of a document, held by an independent reader of the service's HTML: words, entities and links as meant."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from responders.bot_api import html_entities
from responders.bot_api.detection import detected

from adapters.platforms.telegram.outbound.markup import html, words_of
from adapters.platforms.telegram.outbound.measure import (
    LONGEST_TEXT,
    MOST_ENTITIES,
    TOO_MUCH,
    measured,
    units,
)
from adapters.platforms.telegram.outbound.render import fits, parts, render
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
    Quotation,
    Span,
    foreign,
    text,
)
from bot.document.plain import plain, plain_blocks
from bot.document.safe import safe_document
from bot.document.split import joined

LINK = "https://arxiv.org/abs/2407.10671"
HOSTILE = [
    "<b>bold</b> & <script>alert(1)</script>",
    "[x](http://evil.example)",
    "see http://evil.example/a?b=<c>&d and www.evil.com, or evil.ai.",
    "@everyone @here @some_reader mail me@evil.org",
    "tg://user?id=1 tg://resolve?domain=evil",
    "#hash $USD /forget",
    "a\u202eevil\u2066\u2069 zero\u200bwidth\ufeff",
    "x" + "\u0301" * 10_000,
    "_under_ *star* `tick` ~~s~~ ||p|| \\ $x_{i}$ &amp; &lt; &#60;",
    "한국어 강화학습 👩‍🔬🏳️‍🌈🇰🇷 " * 40,
    "가" * 6_000,
    "\x00\x1b[31m\x07\ud800",
]
PRESSABLE = {"url", "email", "mention", "hashtag", "cashtag", "text_mention"}


def seen(words: str) -> html_entities.Parsed:
    return html_entities.parse(words)


def kinds(words: str) -> list[str]:
    return [entity["type"] for entity in seen(words).entities]


def links(document: Document) -> list[str]:
    """Links of a document, each once for every run of it."""
    return [span.link for block in document.blocks for span in _spans(block) if span.link and span.text]


def _spans(block: Block) -> list[Span]:
    match block:
        case Heading() | Paragraph():
            return list(block.text)
        case Items():
            return [span for item in block.items for span in item]
        case Fold():
            return [*block.title, *(span for inner in block.blocks for span in _spans(inner))]
        case _:
            return []


def one(*blocks: Block) -> str:
    return html(Document(blocks))


def test_every_block_word_for_word() -> None:
    shown = one(
        Heading(text("Jogan"), level=1),
        Picture("x.png", "words"),
        Paragraph((Span("bold", bold=True), Span(" it", italic=True), Span(" /code", code=True))),
        Items(((Span("Qwen2 ↗", link=LINK), Span(" — a line")), text("two")), ("1", "4")),
        Items((text("dot"),)),
        Quotation("exact words", "abstract"),
        Fold((Span("More", bold=True),), (Quotation("quoted", "intro"), Fold(text("inner"), (Paragraph(text("x")),)))),
        Buttons(((Button("a", "/paper 1"),),)),
        Break(),
    )
    assert shown == (
        "<b>Jogan</b>\n<b>bold</b><i> it</i><code> /code</code>\n\n"
        f'1. <a href="{LINK}">Qwen2 ↗</a> — a line\n\n4. two\n• dot\n\n'
        "<blockquote>“exact words” — abstract</blockquote>\n\n"
        "<blockquote expandable><b>More</b>\n<i>“quoted” — intro</i>\n\ninner\nx</blockquote>"
    )
    assert "expandable_blockquote" in kinds(shown)


def test_a_bold_heading_has_its_link_inside_one_pair_of_tags() -> None:
    shown = one(Heading((Span("1. "), Span("Title", link=LINK))))
    assert shown == f'<b>1. </b><a href="{LINK}"><b>Title</b></a>'


@pytest.mark.parametrize("address", ["http://evil.example", "javascript:alert(1)", "tg://user?id=1", "file:///x"])
def test_a_link_that_is_not_https_is_only_its_words(address: str) -> None:
    assert seen(one(Paragraph((Span("x", link=address),)))).entities == []


def test_a_fold_without_words_is_nothing() -> None:
    assert one(Fold((), ()), Paragraph(text("x"))) == "x"


@pytest.mark.parametrize("words", [letter * 3 + " " for letter in map(chr, range(33, 127))])
def test_row_37_every_letter_of_a_title_is_escaped_exactly_once(words: str) -> None:
    for block in (Heading(text(words)), Paragraph((Span(words, link=LINK),)), Quotation(words, words)):
        assert seen(one(block)).text == plain(Document((block,)))


@pytest.mark.parametrize("words", HOSTILE)
def test_rows_37_39_42_hostile_words_become_nothing_but_words(words: str) -> None:
    document = Document(
        (
            Heading((Span("1. "), Span(words, link=LINK))),
            Paragraph(text(words)),
            Items((text(words), (Span(words, bold=True),))),
            Quotation(words, words),
            Fold(text(words), (Paragraph((Span(words, italic=True),)), Quotation(words, ""))),
        )
    )
    cleaned = safe_document(document)
    split = parts(document)
    assert joined(split) == plain(cleaned)
    for part in split:
        parsed = seen(html(part))
        assert parsed.text == plain(part)
        assert {one["url"] for one in parsed.entities if one["type"] == "text_link"} <= {LINK}
        found = detected(parsed.text, parsed.entities)
        assert not [one for one in found if one["type"] in PRESSABLE], words
        assert not set(parsed.text) & set("\u202e\u2066\u2069\u200b\ufeff\x00\x1b")


blocks = st.recursive(
    st.one_of(
        st.builds(Heading, st.lists(st.builds(Span, st.text(max_size=30)), max_size=3).map(tuple)),
        st.builds(
            Paragraph,
            st.lists(
                st.builds(Span, st.text(), st.booleans(), st.booleans(), st.booleans(), st.sampled_from([None, LINK])),
                max_size=5,
            ).map(tuple),
        ),
        st.builds(Items, st.lists(st.builds(Span, st.text()).map(lambda span: (span,)), max_size=4).map(tuple)),
        st.builds(Quotation, st.text(), st.text(max_size=10)),
    ),
    lambda inner: st.builds(
        Fold, st.builds(Span, st.text(max_size=9)).map(lambda span: (span,)), st.lists(inner).map(tuple)
    ),
    max_leaves=6,
)
words = st.one_of(st.text(max_size=300), st.text("@#$/.:ai oe?-가\n", max_size=300), st.sampled_from(HOSTILE[:-3]))


@given(st.lists(blocks, max_size=6))
def test_whatever_is_said_is_read_as_it_was_said(drawn: list[Block]) -> None:
    document = safe_document(Document(tuple(drawn)))
    parsed = seen(html(document))
    assert parsed.text == plain(document)
    assert [entity["url"] for entity in parsed.entities if entity["type"] == "text_link"] == links(document)


@given(words)
def test_nothing_becomes_pressable_by_itself(said: str) -> None:
    document = safe_document(Document((Paragraph(text(said)), Heading(text(said)), Quotation(said, "s"))))
    parsed = seen(html(document))
    assert parsed.text == plain(document)
    found = detected(parsed.text, parsed.entities, commands=False)
    assert {entity["type"] for entity in found} <= {"bold", "code", "blockquote"}


@settings(max_examples=50)
@given(st.lists(st.tuples(words, st.booleans()), min_size=1, max_size=12), st.integers(1, 40))
def test_rows_34_35_parts_are_valid_and_their_text_is_the_whole(drawn: list[tuple[str, bool]], times: int) -> None:
    items = tuple((Span(said, link=LINK if linked else None), Span(" — 한 줄 👩‍🔬")) for said, linked in drawn) * times
    document = Document((Heading(text("제목")), Items(items), Fold(text("더"), (Items(items),))))
    split = parts(document)
    assert joined(split) == plain(safe_document(document))
    for part in split:
        parsed = seen(html(part))
        assert parsed.text == plain(part)
        assert units(parsed.text) <= LONGEST_TEXT
        assert len(detected(parsed.text, parsed.entities)) <= MOST_ENTITIES
        assert len(html(part).encode()) <= 32_768


def test_row_36_two_hundred_links_arrive_whole_with_their_entities() -> None:
    items = tuple((Span(f"paper {n}", link=f"{LINK}v{n}"), Span(" — one line")) for n in range(200))
    document = Document((Heading(text("Links")), Items(items, tuple(str(n) for n in range(200)))))
    split = parts(document)
    assert [link for part in split for link in links(part)] == [f"{LINK}v{n}" for n in range(200)]
    for part in split:
        assert 0 < len(seen(html(part)).entities) <= MOST_ENTITIES


def test_row_36_what_grows_by_escaping_stays_below_the_raw_limit() -> None:
    document = Document((Paragraph(text("&" * 20_000)),))
    assert max(len(html(part).encode()) for part in parts(document)) <= 32_000
    assert measured("&amp;" * 4096) == 4096
    assert measured("&amp;" * 8000) == TOO_MUCH


def test_row_34_length_is_counted_as_the_service_counts_it() -> None:
    document = Document((Paragraph(text("👩‍🔬 " * 2_000)),))
    assert max(html_entities.utf16(seen(html(part)).text) for part in parts(document)) <= LONGEST_TEXT


def test_row_34_a_long_card_is_several_messages_and_a_short_one_fits() -> None:
    long = Document((Paragraph(text("문장입니다. " * 1500)),))
    assert len(render(long, "private")) > 1
    assert not fits(long, "private")
    assert fits(Document((Paragraph(text("short")),)), "private")


@pytest.mark.parametrize("words", HOSTILE[:-1])
def test_the_plain_words_of_a_message_are_what_its_html_says(words: str) -> None:
    for message in render(Document((Paragraph(text(words)), Picture("a.png", "alt"))), "private"):
        assert seen(json.loads(message.body)["html"]).text == message.plain


@pytest.mark.parametrize("block", [Paragraph(text("가" * 65_536)), Heading((Span("a" * 65_536, link=LINK),))])
def test_row_34_a_title_of_64_kb_arrives_whole(block: Block) -> None:
    split = parts(Document((block,)))
    assert joined(split) == plain(Document((block,)))
    assert all(measured(html(part)) <= LONGEST_TEXT for part in split)


def test_pictures_buttons_and_breaks_are_no_words() -> None:
    document = Document((Picture("a.png", "alt"), Buttons(((Button("a", "/b"),),)), Break(), Paragraph(text("x"))))
    assert plain_blocks(words_of(document.blocks)) == "x"


def test_a_command_in_a_papers_words_cannot_be_pressed() -> None:
    said = "Press /forget, then /pause@jogan_bot and/or 1/2"
    theirs = seen(one(Paragraph((foreign(said),)), Items(((foreign(said),),)), Quotation(said, "abstract")))
    assert "bot_command" not in [found["type"] for found in detected(theirs.text, theirs.entities)]
    assert theirs.text.count("/forget") == 3
    ours = seen(one(Paragraph(text("To begin again: /start"))))
    assert [found["type"] for found in detected(ours.text, ours.entities)] == ["bot_command"]
