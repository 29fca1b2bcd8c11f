"""The first figure of a page: one picture with a caption, arXiv's word on the licence, addresses beside the page."""

import struct

import pytest
from builders import a_paper
from fakes_figures import a_png
from hypothesis import given
from hypothesis import strategies as st
from pages_with_words import a_page

from adapters.fetch import Fetched, Large
from adapters.fulltext.apart import Unreadable
from adapters.fulltext.figures import LARGEST_PICTURE, ArxivFigures, allows
from adapters.fulltext.html.figure import LONGEST_CAPTION, PageFigure, first_figure, heard_figure, told_figure
from adapters.fulltext.picture import Picture, picture
from bot.errors import BadPayload

CAPTION = "<figcaption>Figure 1: The cache.</figcaption>"
BY = '<div id="license-tr">License: CC BY 4.0</div>'
URL = "https://arxiv.org"


def drawn(inside: str, caption: str = CAPTION, kind: str = "ltx_figure") -> str:
    return f'<figure class="{kind}">{inside}{caption}</figure>'


def found(inside: str, head: str = BY) -> PageFigure | None:
    return first_figure(a_page(inside, head=head).encode())


def test_it_is_found_with_its_caption_and_the_licence() -> None:
    shown = found(drawn('<img src="x1.png">'), f'{BY}<base href="/html/2407.10671v4/">')
    assert shown == PageFigure("CC BY 4.0", "x1.png", "Figure 1: The cache.", "/html/2407.10671v4/")


@pytest.mark.parametrize(
    "inside",
    [
        "",
        drawn('<img src="x1.svg">'),
        drawn('<img src="x1.pdf">'),
        drawn("<svg></svg>"),
        drawn('<object data="x1.png"></object>'),
        drawn('<img src="a.png"><img src="b.png">'),
        drawn('<img src="x1.png">', caption=""),
        drawn('<img src="x1.png">', caption="<figcaption> </figcaption>"),
        drawn('<img src="x1.png">', kind="ltx_table"),
        drawn(drawn('<img src="x1.png">') + drawn('<img src="x2.png">')),
        drawn(f'<img src="{"x" * 600}.png">'),
        drawn('<img src="//[.png">'),
        drawn("<img>"),
        '<img src="x1.png">',
    ],
)
def test_what_is_no_single_picture_with_a_caption_is_passed_over(inside: str) -> None:
    assert found(inside) is None
    second = found(inside + drawn('<img src="x9.jpg">'))
    assert second is not None
    assert second.address == "x9.jpg"


def test_a_caption_is_one_line_without_notes_and_formulas_source() -> None:
    caption = (
        '<figcaption>Figure 1:\n A <math><mi>k</mi><annotation encoding="application/x-tex">k_{1}</annotation></math>'
        '<span class="ltx_note">1see</span> &lt;b&gt;.<script>x</script></figcaption>'
    )
    shown = found(drawn('<img src="x1.png">', caption))
    assert shown is not None
    assert shown.caption == "Figure 1: A k <b>."


def test_a_long_caption_is_cut_at_a_word() -> None:
    shown = found(drawn('<img src="x1.png">', f"<figcaption>{'word ' * 500}</figcaption>"))
    assert shown is not None
    assert len(shown.caption) <= LONGEST_CAPTION + 2
    assert shown.caption.endswith("word …")


@pytest.mark.parametrize(
    ("head", "inside", "licence"),
    [
        ("", "", ""),
        ('<a id="license-tr" href="https://info.arxiv.org/">License: CC BY-SA 4.0</a>', "", "CC BY-SA 4.0"),
        ("", BY, ""),
        ('<div id="license-tr">License: arXiv.org perpetual non-exclusive license</div>', BY, "arXiv.org perpetual"),
    ],
)
def test_the_licence_is_what_arxiv_says_never_what_the_paper_says(head: str, inside: str, licence: str) -> None:
    shown = found(inside + drawn('<img src="x1.png">'), head)
    assert shown is not None
    assert shown.licence.startswith(licence)
    assert allows(shown.licence) == (licence == "CC BY-SA 4.0")


@pytest.mark.parametrize("licence", ["CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0", "CC Zero", "CC0", "Public Domain"])
def test_these_licences_allow_to_keep_a_picture(licence: str) -> None:
    assert allows(licence)


@pytest.mark.parametrize(
    "licence",
    [
        *("CC BY-NC-SA 4.0", "CC BY-NC-ND 4.0", "CC BY-ND 4.0", "CC BY-NC 4.0", "", "CC", "CC BY 4.0 (text only)"),
        *("arXiv.org perpetual non-exclusive license", "All rights reserved", "not CC BY 4.0", "CC BY 4.0\nCC BY-NC"),
    ],
)
def test_all_others_do_not(licence: str) -> None:
    assert not allows(licence)


def test_no_paper_no_figure() -> None:
    with pytest.raises(Unreadable):
        first_figure(b"<html><body>Rate exceeded")


def test_what_the_process_says_is_heard() -> None:
    figure = PageFigure("CC BY 4.0", "x1.png", "한글 \ud800", "/html/")
    assert heard_figure(told_figure(figure)) == figure
    with pytest.raises(Unreadable, match="no figure that is one picture"):
        heard_figure(told_figure(None))


@pytest.mark.parametrize("line", [b"", b"[]", b"{}", b"null", b"1", b"\xff", b'{"licence": 1}'])
def test_a_line_that_is_none_is_unreadable(line: bytes) -> None:
    with pytest.raises(Unreadable):
        heard_figure(line)


JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xc2\x00\x11\x08" + struct.pack(">HH", 200, 320)
WEBP = b"RIFF\0\0\0\0WEBP"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (a_png(), Picture("png", 320, 200)),
        (JPEG, Picture("jpg", 320, 200)),
        (b"\xff\xd8\xff\xd0\xff\xc0\x00\x11\x08" + struct.pack(">HH", 9, 8), Picture("jpg", 8, 9)),
        (WEBP + b"VP8 \0\0\0\0abc\x9d\x01\x2a" + struct.pack("<HH", 320, 200), Picture("webp", 320, 200)),
        (WEBP + b"VP8L\0\0\0\0\x2f" + struct.pack("<I", 319 | 199 << 14), Picture("webp", 320, 200)),
        (WEBP + b"VP8X\0\0\0\0\0\0\0\0" + b"\x3f\x01\0\xc7\0\0", Picture("webp", 320, 200)),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", None),
        (b"%PDF-1.7", None),
        (b"GIF89a\x01\0\x01\0", None),
        (b"<html>", None),
        (b"", None),
        (a_png()[:20], None),
        (JPEG[:9], None),
        (JPEG[:14], None),
        (WEBP + b"VP8 ", None),
        (WEBP + b"ABCD" + b"\0" * 20, None),
    ],
)
def test_a_picture_is_what_its_bytes_say(content: bytes, shown: Picture | None) -> None:
    assert picture(content) == shown


@given(st.sampled_from([b"", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", b"\xff\xd8\xff", WEBP]), st.binary(max_size=80))
def test_any_bytes_are_a_picture_or_none(start: bytes, content: bytes) -> None:
    shown = picture(start + content)
    assert shown is None or shown.kind in ("png", "jpg", "webp")


@pytest.mark.parametrize(
    ("width", "height", "is_figure"),
    [(320, 200, True), (80, 80, True), (79, 500, False), (12_001, 100, False), (9_000, 9_000, False), (0, 0, False)],
)
def test_icons_and_walls_are_no_figures(width: int, height: int, is_figure: bool) -> None:
    assert Picture("png", width, height).is_figure == is_figure


class Answers:
    """What a fetcher gives: the page, and a picture at every other address that it keeps."""

    def __init__(self, page: str, content: bytes = b"", at: str = f"{URL}/html/2407.10671v4") -> None:
        self.page, self.content, self.at = page, content or a_png(), at
        self.asked: list[str] = []

    async def get(
        self,
        url: str,
        params: object = None,
        *,
        also: frozenset[int] = frozenset(),
        large: Large | None = None,
    ) -> Fetched:
        self.asked.append(url)
        if len(self.asked) == 1:
            return Fetched(self.at, 200, {}, self.page.encode(), "text/html")
        assert large == LARGEST_PICTURE
        return Fetched(url, 200, {}, self.content, "image/png")


async def kept(inside: str, head: str = BY, content: bytes = b"") -> list[str]:
    """The addresses that were asked for after the page."""
    answers = Answers(a_page(inside, head=head), content)
    shown = await ArxivFigures(answers, URL).first(a_paper("arxiv:2407.10671"))
    return [*answers.asked[1:], *(["kept"] if shown else [])]


@pytest.mark.parametrize(
    ("address", "base", "asked"),
    [
        ("x1.png", "/html/2407.10671v4/", "/html/2407.10671v4/x1.png"),
        ("2407.10671v4/x1.png", "", "/html/2407.10671v4/x1.png"),
        ("extracted/1/a b.png", "/html/2407.10671v4/", "/html/2407.10671v4/extracted/1/a b.png"),
        ("x1.png", "", None),
        ("/html/2407.99999v1/x1.png", "", None),
        ("../../x1.png", "/html/2407.10671v4/", None),
        ("https://evil.example/html/2407.10671v4/x1.png", "", None),
        ("//evil.example/x1.png", "", None),
        ("x1.png", "https://evil.example/html/2407.10671v4/", None),
        ("http://arxiv.org/html/2407.10671v4/x1.png", "", None),
        ("data:image/png;base64,AAAA", "", None),
        ("file:///etc/passwd.png", "", None),
        ("http://[::1/x.png", "/html/2407.10671v4/", None),
    ],
)
async def test_only_a_picture_of_this_papers_page_is_asked_for(address: str, base: str, asked: str | None) -> None:
    shown = await kept(drawn(f'<img src="{address}">'), f'{BY}<base href="{base}">')
    assert shown == ([f"{URL}{asked}", "kept"] if asked else [])


async def test_without_a_licence_the_picture_is_not_asked_for() -> None:
    assert await kept(drawn('<img src="2407.10671v4/x1.png">'), "") == []


@pytest.mark.parametrize("content", [b"<svg></svg>", a_png(20, 20), b"\x89PNG"])
async def test_what_is_no_figure_by_its_bytes_is_not_kept(content: bytes) -> None:
    assert "kept" not in await kept(drawn('<img src="2407.10671v4/x1.png">'), content=content)


async def test_a_picture_that_is_too_large_is_no_failure() -> None:
    class TooLarge(Answers):
        async def get(self, url: str, *others: object, **named: object) -> Fetched:
            if self.asked:
                raise BadPayload("more than 5 MB")
            self.asked.append(url)
            return Fetched(self.at, 200, {}, self.page.encode(), "text/html")

    answers = TooLarge(a_page(drawn('<img src="2407.10671v4/x1.png">'), head=BY))
    assert await ArxivFigures(answers, URL).first(a_paper("arxiv:2407.10671")) is None
