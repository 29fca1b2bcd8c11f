"""XML that is an attack on memory or time: refused by its size or shape, in a line, before it is parsed whole."""

import time
from collections.abc import Callable

import pytest
from growth import LINEAR, growth

from adapters.sources.arxiv.tree import MOST_DEPTH, MOST_MARKS, child, children, local, parse_tree, raw_text, text
from bot.errors import BadPayload

LAUGHS = b"".join(b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, 10))


def refusal(payload: bytes) -> str:
    with pytest.raises(BadPayload) as failure:
        parse_tree(payload, source="arxiv")
    assert len(str(failure.value).splitlines()) == 1
    return str(failure.value)


def _read(elements: bytes) -> None:
    parse_tree(b"<feed>" + elements + b"</feed>", source="arxiv")


def _seconds(work: Callable[[], None]) -> float:
    """Processor time."""
    began = time.thread_time()
    work()
    return time.thread_time() - began


def test_more_elements_than_any_feed_has_are_refused_before_they_are_parsed() -> None:
    said = refusal(b"<feed>" + b"<a/>" * MOST_MARKS + b"</feed>")
    assert said == "arxiv: the answer holds more than 150,000 elements"
    allowed, refused = b"<a/>" * (MOST_MARKS - 2), b"<a/>" * (2 * MOST_MARKS)
    assert _seconds(lambda: refusal(b"<feed>" + refused + b"</feed>")) < _seconds(lambda: _read(allowed))


def test_as_many_as_allowed_are_read() -> None:
    root = parse_tree(b"<feed>" + b"<a/>" * (MOST_MARKS - 2) + b"</feed>", source="arxiv")
    assert sum(1 for _ in children(root, "a")) == MOST_MARKS - 2


def test_one_element_with_a_million_attributes_is_refused() -> None:
    attributes = b"".join(b' a%d=""' % number for number in range(MOST_MARKS + 1))
    assert "more than 150,000 elements" in refusal(b"<feed" + attributes + b"/>")


@pytest.mark.parametrize(
    "payload",
    [
        b'<!DOCTYPE f [<!ENTITY l0 "ha">' + LAUGHS + b"]><feed>&l9;</feed>",
        b'<!DOCTYPE f [<!ENTITY a "' + b"x" * 50_000 + b'">]><feed>' + b"&a;" * 1000 + b"</feed>",
        b'<!DOCTYPE f [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed>&x;</feed>',
        b'<!DOCTYPE f SYSTEM "http://127.0.0.1:1/evil.dtd"><feed/>',
        b'<!DOCTYPE f [<!ENTITY % p SYSTEM "http://127.0.0.1:1/">%p;]><feed/>',
        b"<!DOCTYPE feed><feed/>",
    ],
    ids=["laughs", "quadratic", "file", "dtd", "parameter", "empty doctype"],
)
def test_no_declaration_is_read(payload: bytes) -> None:
    assert refusal(payload) == "arxiv: the answer declares XML entities, which is refused"


@pytest.mark.parametrize("depth", [MOST_DEPTH + 1, 1_000, 149_000])
def test_depth_ends_at_the_depth_that_is_allowed(depth: int) -> None:
    assert refusal(b"<a>" * depth) == "arxiv: the answer is nested too deeply"


def test_refusing_depth_takes_time_in_proportion_to_it() -> None:
    assert growth(lambda nested: refusal(nested.encode()), lambda size: "<a>" * size, 140_000) < LINEAR


def test_siblings_are_not_depth() -> None:
    root = parse_tree(b"<a>" + b"<b><c/></b>" * 1_000 + b"</a>", source="arxiv")
    assert len(list(children(root, "b"))) == 1_000


@pytest.mark.parametrize("page", [b"<!DOCTYPE html><html><body>x", b"<!doctype HTML>\n<HTML>", b"<html><p>captcha"])
def test_a_web_page_is_called_one(page: bytes) -> None:
    assert refusal(page) == "arxiv: the answer is a web page, not a feed"


@pytest.mark.parametrize("payload", [b"", b" \n\t "])
def test_nothing_at_all(payload: bytes) -> None:
    assert refusal(payload) == "arxiv: the answer is empty"


@pytest.mark.parametrize(
    "payload",
    [
        b"<feed>",
        b"<feed></wrong>",
        b"no xml",
        b"<feed/><feed/>",
        b'<?xml version="1.0" encoding="martian"?><f/>',
        b"\0<f/>",
    ],
)
def test_what_is_broken(payload: bytes) -> None:
    assert refusal(payload) == "arxiv: the answer is not XML, or is cut off"


def test_comments_and_instructions_are_no_elements() -> None:
    root = parse_tree(b"<a><!-- c --><?x y?><b>1</b></a>", source="arxiv")
    assert [local(element) for element in root] == ["b"]
    assert child(root, "c") is None
    assert raw_text(child(root, "c")) == ""


def test_names_are_told_without_namespace_and_text_on_one_line() -> None:
    root = parse_tree(b'<a xmlns="urn:x"><b> one\n  <i>two</i>\tthree </b></a>', source="arxiv")
    assert local(root) == "a"
    assert text(root, "b") == "one two three"
    assert raw_text(child(root, "b")) == "one\n  two\tthree"
    assert text(root, "missing") == ""
