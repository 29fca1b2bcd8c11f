"""What is not made as markup is text, whatever it holds."""

from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from adapters.archive.site.markup import Html, between, joined, lines, plain, tag


class Read(HTMLParser):
    """What a reader of HTML finds."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(markup: str) -> Read:
    found = Read()
    found.feed(markup)
    found.close()
    return found


def test_an_element_with_attributes() -> None:
    assert tag("p", "a < b & c", class_="x") == '<p class="x">a &lt; b &amp; c</p>'
    assert tag("meta", http_equiv="A", content='"') == '<meta http-equiv="A" content="&quot;"/>'
    assert tag("feed", xml__lang="ko") == '<feed xml:lang="ko"></feed>'


def test_attributes_that_are_none_or_false_are_left_out_and_true_has_no_value() -> None:
    assert tag("details", open=True, hidden=False, id=None) == '<details open=""></details>'


def test_markup_stands_as_it_is_and_nothing_is_nothing() -> None:
    assert tag("p", tag("b", "1"), None, "2") == "<p><b>1</b>2</p>"
    assert between([tag("b", "1"), "2"], " · ") == "<b>1</b> · 2"
    assert between([], " · ") == ""
    assert lines([tag("p", "1"), None, Html(), tag("p", "2")]) == "<p>1</p>\n<p>2</p>"


def test_controls_and_marks_of_direction_are_gone() -> None:
    assert plain("a\x00b\u202ec\u2066d\ud800e\ufffef") == "abcdef"
    assert plain("one\n two\tthree") == "one two three"
    assert joined(["a\nb"]) == "a b"


WORDS = st.text(max_size=60) | st.text(st.sampled_from("<>&\"'=/!-;#x3ab \u202e"), max_size=60)


@given(WORDS, WORDS)
@example("<b>a</b> &lt;", '" onmouseover="x')
def test_any_text_is_the_text_that_is_read(words: str, value: str) -> None:
    found = read(tag("p", words, title=value))
    assert found.tags == [("p", {"title": plain(value)})]
    assert found.text == plain(words)
    tag("p", words, title=value).encode()
