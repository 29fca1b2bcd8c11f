"""The oracle for renderers reads Markdown as the platform's clients do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from responders.discord_service.seen import Link, payload_seen, read


@pytest.mark.parametrize(
    ("source", "text", "style", "runs"),
    [
        ("a **b** c", "a b c", "bold", ["b"]),
        ("a *b* _c_ d", "a b c d", "italic", ["b", "c"]),
        ("__b__", "b", "underline", ["b"]),
        ("~~b~~", "b", "strike", ["b"]),
        ("||b||", "b", "spoiler", ["b"]),
        ("`*b*`", "*b*", "code", ["*b*"]),
        ("``a`b``", "a`b", "code", ["a`b"]),
        ("```py\n**b**\n```", "**b**", "codeblock", ["**b**"]),
        ("> q **b**\n> r\ns", "q b\nr\ns", "quote", ["q b\nr\n"]),
        (">>> q\nr\n\ns", "q\nr\n\ns", "quote", ["q\nr\n\ns"]),
        ("# H\ntext", "H\ntext", "h1", ["H"]),
        ("### H", "H", "h3", ["H"]),
        ("-# small", "small", "small", ["small"]),
        ("- a\n* b", "• a\n• b", "list", ["• a", "• b"]),
        ("**a *b* c**", "a b c", "bold", ["a b c"]),
        ("***b***", "b", "bold", ["b"]),
        ("***b***", "b", "italic", ["b"]),
        ("한국**어**", "한국어", "bold", ["어"]),
        ("**a\n- b** c", "a\n- b c", "bold", ["a\n- b"]),
    ],
)
def test_styles(source: str, text: str, style: str, runs: list[str]) -> None:
    seen = read(source)
    assert seen.text == text
    assert seen.styled(style) == runs


@pytest.mark.parametrize(
    "source",
    [
        r"\*a\*",
        r"\_a\_",
        r"\`a\`",
        r"\# a",
        r"\> a",
        r"\- a",
        r"\~\~a\~\~",
        r"\|\|a\|\|",
        r"\[a\](b)",
        r"-\# a",
        r"1\. a",
    ],
)
def test_a_backslash_makes_a_mark_plain(source: str) -> None:
    seen = read(source)
    assert seen.text == source.replace("\\", "")
    assert not any(span.styles or span.url for span in seen.spans)


@pytest.mark.parametrize(
    "source",
    ["2 * 3 * 4", "a ** b", "snake_case_name", "#hashtag", "1.5 and 2", "-a", "#### four", "a > b", ">a", "$x_1$"],
)
def test_what_looks_like_a_mark_and_is_none(source: str) -> None:
    seen = read(source)
    assert seen.text == source
    assert not any(span.styles for span in seen.spans)


def test_escapes_stay_inside_code_and_before_letters() -> None:
    assert read(r"`a\*b`").text == r"a\*b"
    assert read(r"\alpha").text == r"\alpha"
    assert read(r"\한").text == "한"


def test_numbered_lists_count_on_whatever_is_written() -> None:
    assert read("1. a\n4. b\n9. c").text == "1. a\n2. b\n3. c"
    assert read("4. b\ntext\n9. c").text == "4. b\ntext\n9. c"
    assert read("4\\. b\n9\\. c").text == "4. b\n9. c"


@pytest.mark.parametrize(
    ("source", "links"),
    [
        ("[x](https://a.b)", [Link("x", "https://a.b", "masked")]),
        ("[x **y**](https://a.b) z", [Link("x y", "https://a.b", "masked")]),
        ("[x](<https://a.b>)", [Link("x", "https://a.b", "masked")]),
        ('[x](https://a.b "t")', [Link("x", "https://a.b", "masked")]),
        ("[x](https://a.b/c_(d))", [Link("x", "https://a.b/c_(d)", "masked")]),
        ("[a [b] c](https://a.b)", [Link("a [b] c", "https://a.b", "masked")]),
        (r"\[x](https://a.b)", [Link("https://a.b", "https://a.b", "bare")]),
        ("see https://a.b/c.", [Link("https://a.b/c", "https://a.b/c", "bare")]),
        ("(https://a.b)", [Link("https://a.b", "https://a.b", "bare")]),
        ("<https://a.b>", [Link("https://a.b", "https://a.b", "angle")]),
        ("xhttps://a.b", [Link("https://a.b", "https://a.b", "bare")]),
        (r"https\://a.b", []),
        ("`https://a.b`", []),
        ("[x](javascript:alert)", []),
        ("[ ](https://a.b)", [Link("https://a.b", "https://a.b", "bare")]),
        ("<tg://resolve>", [Link("tg://resolve", "tg://resolve", "angle")]),
    ],
)
def test_links(source: str, links: list[Link]) -> None:
    assert read(source).links == links


def test_words_that_are_an_address_make_no_masked_link() -> None:
    assert all(link.kind != "masked" for link in read("[https://good.org](https://evil.org)").links)


def test_mentions_and_what_would_call_people() -> None:
    seen = read("<@1> <@!2> <@&3> <#4> @everyone </paper ask:5> <t:6:R> <:cat:7> <id:browse>")
    assert [kind for kind, _ in seen.mentions] == [
        *("user", "user", "role", "channel", "everyone", "command", "time", "emoji", "guild")
    ]
    assert read("`@here`").mentions == []
    hidden = read(r"\@everyone `<@1>`")
    assert hidden.mentions == []
    assert hidden.pings == ["@everyone", "<@1>"]
    assert read("@\u200beveryone").pings == []


def test_a_whole_payload_top_to_bottom() -> None:
    seen = payload_seen(
        {
            "content": "one",
            "embeds": [
                {
                    "author": {"name": "*A*", "url": "https://a.org"},
                    "title": "T [x](https://no.org)",
                    "url": "https://t.org",
                    "description": "d **b** https://d.org",
                    "fields": [{"name": "n", "value": "- v"}],
                    "footer": {"text": "**f**"},
                }
            ],
        }
    )
    assert seen.text == "one\n*A*\nT [x](https://no.org)\nd b https://d.org\nn\n• v\n**f**"
    assert [(link.kind, link.url) for link in seen.links] == [
        ("author", "https://a.org"),
        ("title", "https://t.org"),
        ("bare", "https://d.org"),
    ]
    assert seen.styled("bold") == ["b"]


def test_components_give_their_texts_and_link_buttons() -> None:
    button = {"type": 2, "style": 5, "label": "open", "url": "https://b.org"}
    section = {"type": 9, "components": [{"type": 10, "content": "*s*"}], "accessory": button}
    seen = payload_seen({"components": [{"type": 17, "components": [{"type": 10, "content": "# t"}, section]}]})
    assert seen.text == "t\ns"
    assert seen.links == [Link("open", "https://b.org", "button")]


@given(st.text(alphabet="ab *_~|`[]()<>@#\\\n-.1:/한", max_size=60))
def test_no_text_is_lost_without_marks(source: str) -> None:
    seen = read(source)
    assert set(seen.text) <= set(source) | set("•23456789 ")


@pytest.mark.parametrize("hostile", ["*" * 4000, "[" * 4000, "_a" * 2000, "`" * 4000, "> " * 2000, "||a" * 1300])
def test_hostile_text_is_read_in_time(hostile: str) -> None:
    assert len(read(hostile).text) <= 4000
