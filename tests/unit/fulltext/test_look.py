"""Colours as CSS writes them, what can be read on what, and which styles take an element off the page."""

import pytest

from adapters.fulltext.html.colour import BLACK, WHITE, Colour, colour, readable_on
from adapters.fulltext.html.look import Look, gone, looked
from adapters.fulltext.html.styles import declarations


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("#fff", WHITE),
        ("#FFFFFF", WHITE),
        ("#000f", BLACK),
        ("#ffffff00", (1.0, 1.0, 1.0, 0.0)),
        ("white", WHITE),
        (" Black ", BLACK),
        ("transparent", (0.0, 0.0, 0.0, 0.0)),
        ("rgb(255,255,255)", WHITE),
        ("rgb(100% 100% 100% / 1)", WHITE),
        ("rgba(0, 0, 0, .5)", (0.0, 0.0, 0.0, 0.5)),
        ("rgba(0 0 0 / 50%)", (0.0, 0.0, 0.0, 0.5)),
        ("hsl(0, 0%, 100%)", WHITE),
        ("url(x.png) white", WHITE),
        ("rgb(999,0,0)", (1.0, 0.0, 0.0, 1.0)),
    ],
)
def test_colours_are_read(said: str, read: Colour) -> None:
    assert colour(said) == pytest.approx(read)


@pytest.mark.parametrize(
    "said",
    ["", "inherit", "var(--x)", "#12", "#12345", "rgb()", "rgb(1,2)", "rgb(a,b,c)", "rgb(-,-,-)", "#" + "f" * 500],
)
def test_what_is_no_colour_is_none(said: str) -> None:
    assert colour(said) is None


@pytest.mark.parametrize(
    ("front", "back", "readable"),
    [
        ("black", "white", True),
        ("#777", "white", True),
        ("#c0c0c0", "white", True),
        ("#dcdcdc", "white", False),
        ("yellow", "white", False),
        ("#222", "#111", False),
        ("white", "#1040a0", True),
        ("rgba(0,0,0,0.05)", "white", False),
        ("rgba(0,0,0,0.6)", "white", True),
    ],
)
def test_what_can_be_read_on_what(front: str, back: str, readable: bool) -> None:
    ink, paper = colour(front), colour(back)
    assert ink is not None
    assert paper is not None
    assert readable_on(ink, paper) is readable


@pytest.mark.parametrize(
    ("style", "points"),
    [
        ("font-size:10pt", 10.0),
        ("font-size:16px", 12.0),
        ("font-size:50%", 6.0),
        ("font-size:.5em", 6.0),
        ("font-size:2rem", 24.0),
        ("font: italic bold 8pt/1.2 serif", 8.0),
        ("font-size:small", 12.0),
        ("font-size:-", 12.0),
        ("", 12.0),
    ],
)
def test_sizes(style: str, points: float) -> None:
    assert looked(Look(), declarations(style), {}).points == pytest.approx(points)


def test_what_is_inherited_adds_up() -> None:
    outer = looked(Look(), declarations("opacity:.5;background:rgba(0,0,0,.5);font-size:50%"), {})
    inner = looked(outer, declarations("opacity:50%;font-size:50%"), {})
    assert (inner.opacity, inner.points) == (0.25, 3.0)
    assert inner.back == pytest.approx((0.5, 0.5, 0.5, 1.0))
    assert not inner.is_seen


@pytest.mark.parametrize(
    "style",
    ["left:-20px", "margin-left:-3em", "width:0", "overflow:hidden", "height:1px", "transform:rotate(90deg)", "top:50%",
     "display:inline", "visibility:hidden", "clip:auto", "transform:scale(0.9)", "margin:-1px auto"],
)  # fmt: skip
def test_styles_that_take_nothing_off_the_page(style: str) -> None:
    assert not gone(declarations(style), {})


def test_only_what_bears_on_being_seen_is_heeded() -> None:
    said = declarations("Color : RED !important; cursor:pointer; ; x; font-size: ;;opacity:0")
    assert said == {"color": "RED", "opacity": "0"}


def test_hostile_values_cost_in_proportion_to_their_length() -> None:
    for value in ("-" * 100_000, "1" * 100_000, "rgb(" * 30_000, "translate(" * 20_000, "1." * 50_000, "0" * 100_000):
        for name in ("color", "font-size", "transform", "clip-path", "left", "font", "filter", "opacity"):
            look = looked(Look(), {name: value}, {})
            assert isinstance(gone({name: value}, {}), bool)
            assert 0 <= look.opacity <= 1
