"""Words that a reader of a page does not see are not read: every way of hiding them, in English and in Korean."""

import pytest
from pages_with_words import ENGLISH, KOREAN, RUNNING, a_page

from adapters.fulltext.html.page import taken_apart

INLINE = {
    "display": "display:none",
    "important": "DISPLAY : None !important",
    "visibility": "visibility:hidden",
    "collapse": "visibility: collapse",
    "opacity": "opacity:0",
    "faint": "opacity: 5%",
    "no size": "font-size:0",
    "one pixel": "font-size: 1px;",
    "three points": "font-size:3pt",
    "one percent": "font-size:1%",
    "short form": "font: 1px/1 serif",
    "white": "color:#ffffff",
    "white by name": "color: White",
    "nearly white": "color:#FAFAF5",
    "white by rgb": "color: rgb(255, 255, 255)",
    "white by shares": "color: rgb(99% 99% 99% / 100%)",
    "white by hsl": "color: hsl(120, 50%, 99%)",
    "white of the converter": "--ltx-fg-color:#FFFFFF;",
    "white fill": "-webkit-text-fill-color:#fff",
    "transparent": "color:transparent",
    "nearly transparent": "color: rgba(0,0,0,0.02)",
    "as its background": "color:#222;background-color:#222222",
    "black on black": "background:black",
    "off the page": "position:absolute; left:-9999px",
    "far below": "position:fixed;top:99999px",
    "above the page": "position:absolute;top:-200em",
    "indented away": "text-indent:-9999px",
    "a margin away": "margin-left:-5000pt",
    "moved": "transform: translateX(-9999px)",
    "shrunk": "transform:scale(0)",
    "shrunk as the converter writes it": "transform:translate(-10.0pt,0pt) scale(0.01,0.01) ;",
    "squeezed on one axis": "transform: scaleY(.02)",
    "scaled": "scale: 0.1",
    "raised away": "position:relative; bottom:-1000.0pt;",
    "clipped": "position:absolute;clip:rect(0,0,0,0)",
    "clipped path": "clip-path: inset(100%)",
    "no height": "height:0;overflow:hidden",
    "one pixel box": "width:1px;height:1px;overflow:hidden",
    "filtered": "filter:opacity(0)",
    "not rendered": "content-visibility:hidden",
    "a size that is reckoned": "font-size:calc(0px)",
    "a size with an exponent": "font-size:1e-3px",
    "white by another model": "color:oklch(1 0 0)",
    "white by a variable": "--w:#fff;color:var(--w)",
    "white by a fallback": "color:var(--nowhere, #fff)",
    "current colour": "color:#fff;-webkit-text-fill-color:currentcolor",
    "a matrix of nothing": "transform:matrix(0,0,0,0,0,0)",
    "a matrix away": "transform:matrix(1,0,0,1,-9999,0)",
    "translated": "translate:-9999px 0",
    "pushed from the right": "position:absolute;right:9999px",
    "a page to the right": "position:absolute;left:150vw",
    "twice its parent": "position:absolute;left:200%",
    "inset": "position:absolute;inset:0 auto auto -9999px",
    "inset by its direction": "position:absolute;inset-inline-start:-9999px",
    "a margin of four": "margin:0 0 0 -9999px",
    "letters on each other": "letter-spacing:-10em",
    "no line": "line-height:0;overflow:hidden;display:block",
    "a box to scroll": "height:0;overflow:auto",
    "a box by its direction": "block-size:0;overflow:hidden",
    "ellipse": "clip-path:ellipse(0 0)",
    "masked": "mask:linear-gradient(transparent,transparent)",
    "blurred": "filter:blur(50px)",
    "turned away": "backface-visibility:hidden;transform:rotateY(180deg)",
    "zoomed away": "zoom:1%",
    "escaped": "d\\69splay:none",
    "a comment inside": "dis/**/play:block;visibility:/* */hidden",
}
MARKED = {
    "hidden": "<div hidden>{}</div>",
    "aria": '<div aria-hidden="true">{}</div>',
    "for screen readers": '<span class="sr-only">{}</span>',
    "phantom": '<span class="ltx_phantom">{}</span>',
    "comment": "<!-- {} -->",
    "script": "<script>var a = '{}';</script>",
    "template": "<template><p>{}</p></template>",
    "noscript": "<noscript><p>{}</p></noscript>",
    "title of an image": '<img alt="{0}" title="{0}">',
    "svg": "<svg><text>{}</text></svg>",
    "font element": '<font color="white">{}</font>',
    "error of the converter": '<span class="ltx_ERROR undefined">{}</span>',
    "author's note": '<span class="ltx_note ltx_role_thanks"><span class="ltx_note_content">{}</span></span>',
    "annotation": '<math alttext="x"><mi>x</mi><annotation encoding="text">{}</annotation></math>',
    "only in alttext": '<math alttext="{{\\color[rgb]{{1,1,1}}\\text{{{}}}}}"><mi>x</mi></math>',
    "white formula": '<math alttext="\\text{{{0}}}"><mtext mathcolor="#FFFFFF">{0}</mtext></math>',
    "phantom formula": "<math><mphantom><mtext>{}</mtext></mphantom></math>",
    "bare digits": '<font color="fff">{}</font>',
    "ruby's brackets": "<ruby>a<rp>{}</rp></ruby>",
    "choices": "<datalist><option>{}</option></datalist>",
    "without frames": "<noframes>{}</noframes>",
    "parent": '<div style="color:white"><div><p><b>{}</b></p></div></div>',
    "opacities": '<div style="opacity:.3"><div style="opacity:.3">{}</div></div>',
    "small in small": '<div style="font-size:50%"><div style="font-size:50%">{}</div></div>',
}
SHEETS = {
    "class": (".a{display:none}", '<p class="a">{}</p>'),
    "class of a parent": (".a .b { color : #fff }", '<div class="a"><p class="b">{}</p></div>'),
    "id": ("#z{font-size:0px}", '<p id="z">{}</p>'),
    "in a block for screens": ("@media screen{p.a{opacity:0}}", '<p class="a">{}</p>'),
    "after a comment": ("/* x{ */ .a{visibility:hidden}", '<p class="a">{}</p>'),
    "attribute": ("[data-x]{position:absolute;left:-999em}", '<p data-x="1">{}</p>'),
    "variable": (":root{--w:#fff}.a{color:var(--w)}", '<p class="a">{}</p>'),
    "above the style": (".a{display:none !important}", '<p class="a" style="display:block">{}</p>'),
    "marks of a document": ("<!-- .a{display:none} -->", '<p class="a">{}</p>'),
    "for screens and print": ("@media screen,print{.a{display:none}}", '<p class="a">{}</p>'),
    "not for print": ("@media not print{.a{display:none}}", '<p class="a">{}</p>'),
    "not": ("p.a:not(.b){display:none}", '<p class="a">{}</p>'),
}


def words(page: str) -> str:
    return "\n".join(section.text for section in taken_apart(page.encode()).sections)


@pytest.mark.parametrize("hidden", [ENGLISH, KOREAN], ids=["english", "korean"])
@pytest.mark.parametrize("style", INLINE.values(), ids=INLINE.keys())
def test_hidden_by_a_style(style: str, hidden: str) -> None:
    said = words(a_page(f'<div class="ltx_para"><p class="ltx_p" style="{style}">{hidden}</p></div>'))
    assert hidden[:12] not in said
    assert "The end of part 1." in said


@pytest.mark.parametrize("hidden", [ENGLISH, KOREAN], ids=["english", "korean"])
@pytest.mark.parametrize("mark", MARKED.values(), ids=MARKED.keys())
def test_hidden_by_what_it_stands_in(mark: str, hidden: str) -> None:
    said = words(a_page(f'<div class="ltx_para"><p class="ltx_p">Seen. {mark.format(hidden)} Also seen.</p></div>'))
    assert hidden[:12] not in said
    assert "Seen." in said
    assert "Also seen." in said


@pytest.mark.parametrize("hidden", [ENGLISH, KOREAN], ids=["english", "korean"])
@pytest.mark.parametrize(("sheet", "mark"), SHEETS.values(), ids=SHEETS.keys())
def test_hidden_by_a_style_sheet(sheet: str, mark: str, hidden: str) -> None:
    said = words(a_page(mark.format(hidden), head=f"<style>{sheet}</style>"))
    assert hidden[:12] not in said
    assert "The end of part 1." in said


def test_hidden_in_characters_that_cannot_be_seen() -> None:
    tags = "".join(chr(0xE0000 + ord(letter)) for letter in ENGLISH)
    said = words(a_page(f"<p>Before{tags}\u200b\u2060\ufeff\u202eafter.</p>"))
    assert "Beforeafter." in said
    assert not any(ord(letter) > 0xE0000 or letter in "\u200b\u2060\ufeff\u202e" for letter in said)


SEEN = {
    "white on blue": '<span style="color:#fff;background-color:#1040a0">{}</span>',
    "white in a dark cell": '<div style="background:#222"><span style="color:white">{}</span></div>',
    "grey": '<span style="color:#777777">{}</span>',
    "small": '<span style="font-size:70%">{}</span>',
    "moved a little": '<span style="position:relative; bottom:-0.4ex">{}</span>',
    "made visible again": '<div style="visibility:hidden"><span style="visibility:visible">{}</span></div>',
    "for print": '<style>@media print{{.p{{display:none}}}}</style><span class="p">{}</span>',
    "closed details": "<details><summary>More</summary>{}</details>",
    "shown again": '<style>.q{{display:none}}</style><span class="q" style="display:inline">{}</span>',
    "a box to scroll": '<div style="overflow-x:auto;line-height:1;width:100%">{}</div>',
    "a matrix": '<div style="transform:matrix(0.9,0,0,0.9,10,-5)">{}</div>',
    "turned on the page": '<div style="transform:translate(-50.2pt,11.6pt) rotate(-90deg) scale(0.8,0.8) ;">{}</div>',
    "no filter": '<div style="filter:none;mask:none;zoom:1;letter-spacing:-0.02em;margin:0 auto">{}</div>',
    "an unknown variable": '<div style="color:var(--nowhere)">{}</div>',
    "a known variable": '<div style="--dark:#222;color:var(--dark)">{}</div>',
    "inherited": '<div style="color:inherit;font-size:inherit">{}</div>',
    "a wide box": '<div style="width:216.8pt;overflow:hidden">{}</div>',
}


@pytest.mark.parametrize("mark", SEEN.values(), ids=SEEN.keys())
def test_what_is_seen_is_read(mark: str) -> None:
    assert "We keep what matters." in words(a_page(mark.format("We keep what matters.")))


def test_a_dark_page_hides_black_text_and_shows_white() -> None:
    dark = a_page('<p style="color:#eee">We keep what matters.</p>', body='style="background:#000"')
    said = words(dark)
    assert "We keep what matters." in said
    assert RUNNING[:40] not in said


def test_style_sheets_cost_in_proportion_to_their_length() -> None:
    def rules(count: int) -> str:
        return "".join(f".c{number}{{color:white}}" for number in range(count))

    for hostile in ("a" * 1_000_000, "a;" * 500_000, "/*" * 500_000, "{" * 300_000, "}" * 300_000, ":" * 500_000):
        assert words(a_page(head=f"<style>{hostile}</style>")) == words(a_page())
    few, many = a_page(head=f"<style>{rules(50)}</style>"), a_page(head=f"<style>{rules(20_000)}{{/*{{</style>")
    assert words(few) == words(many)
