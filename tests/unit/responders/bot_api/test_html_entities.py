"""The service's HTML: what becomes of each tag, and each complaint in its own words."""

import pytest
from responders.bot_api.html_entities import CantParse, parse, utf16


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        *[(f"<{tag}>x</{tag}>", "bold") for tag in ("b", "strong", "B", "STRONG")],
        *[(f"<{tag}>x</{tag}>", "italic") for tag in ("i", "em")],
        *[(f"<{tag}>x</{tag}>", "underline") for tag in ("u", "ins")],
        *[(f"<{tag}>x</{tag}>", "strikethrough") for tag in ("s", "strike", "del")],
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ('<blockquote expandable="">x</blockquote>', "expandable_blockquote"),
        ("<b >x</b >", "bold"),
        ("<b>x</>", "bold"),
    ],
)
def test_each_tag(source: str, kind: str) -> None:
    parsed = parse(source)
    assert (parsed.text, parsed.entities) == ("x", [{"type": kind, "offset": 0, "length": 1}])


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp;amp; &quot;", '<b> &amp; "'),
        ("&#65;&#x1F431;&#xac00;", "A🐱가"),
        ("&lt &amp", "< &"),
        ("&nbsp; &apos; &copy; & &&", "&nbsp; &apos; &copy; & &&"),
        ("&#0; &#x110000; &#; &#x;", "&#0; &#x110000; &#; &#x;"),
        ("a > b", "a > b"),
        ("", ""),
    ],
)
def test_references(source: str, text: str) -> None:
    parsed = parse(source)
    assert (parsed.text, parsed.entities) == (text, [])


def test_offsets_are_utf16_units_and_entities_nest() -> None:
    parsed = parse("🐱 <b>가<i>🐱</i></b>")
    assert parsed.text == "🐱 가🐱"
    assert parsed.entities == [
        {"type": "bold", "offset": 3, "length": 3},
        {"type": "italic", "offset": 4, "length": 2},
    ]
    assert utf16("🐱가") == 3


def test_the_outer_comes_first_and_empty_ones_are_gone() -> None:
    assert [one["type"] for one in parse("<i><b>x</b></i>").entities] == ["italic", "bold"]
    assert parse("<b></b>x<i></i>").entities == []


@pytest.mark.parametrize(
    ("source", "entities"),
    [
        ('<pre><code class="language-py">x</code></pre>', [{"type": "pre", "language": "py"}]),
        ("<pre><code>x</code></pre>", [{"type": "pre"}, {"type": "code"}]),
        ('<code class="language-py">x</code>', [{"type": "code"}]),
    ],
)
def test_code_with_a_language(source: str, entities: list[dict[str, str]]) -> None:
    assert parse(source).entities == [{"offset": 0, "length": 1, **one} for one in entities]


@pytest.mark.parametrize(
    ("source", "url"),
    [
        ('<a href="https://arxiv.org/abs/1?a=1&amp;b=2">x</a>', "https://arxiv.org/abs/1?a=1&b=2"),
        ("<a href='https://arxiv.org/abs/1'>x</a>", "https://arxiv.org/abs/1"),
        ("<a href=arxiv.org>x</a>", "http://arxiv.org/"),
        ("<a href='tg://resolve?domain=x'>x</a>", "tg://resolve?domain=x"),
    ],
)
def test_links(source: str, url: str) -> None:
    assert parse(source).entities == [{"type": "text_link", "offset": 0, "length": 1, "url": url}]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "http://", "http://a b.c", "localhost", "file:///etc/x", ""]
)
def test_links_that_are_dropped_in_silence(address: str) -> None:
    parsed = parse(f'<a href="{address}">x</a>')
    assert (parsed.text, parsed.entities) == ("x", [])


def test_a_link_to_a_person_is_a_mention() -> None:
    (mention,) = parse("<a href='tg://user?id=7'>x</a>").entities
    assert (mention["type"], mention["user"]["id"]) == ("text_mention", 7)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("12345<x>", 'Unsupported start tag "x" at byte offset 5'),
        ("가<x>", 'Unsupported start tag "x" at byte offset 3'),
        ("<br>", 'Unsupported start tag "br" at byte offset 0'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("a <", "Unclosed start tag at byte offset 2"),
        ("<b\n", 'Unclosed start tag "b" at byte offset 0'),
        ("a < b>", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a "x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a ", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<a href=https://x.y>z</a>", "Unexpected end of name token at byte offset 8"),
    ],
)
def test_each_complaint(source: str, complaint: str) -> None:
    with pytest.raises(CantParse) as caught:
        parse(source)
    assert str(caught.value) == complaint
