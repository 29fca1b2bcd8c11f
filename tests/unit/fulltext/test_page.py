"""arXiv's pages taken apart: sections with their headings, captions, formulas, notes; and what is no paper's page."""

import pytest
from pages_with_words import ABSTRACT, RUNNING, TITLE, a_page

from adapters.fulltext.apart import Apart, Unreadable
from adapters.fulltext.html.page import decoded, taken_apart
from bot.domain.text import TextSection

EQUATION = (
    '<div class="ltx_para"><p class="ltx_p">We score it as</p><table class="ltx_equation ltx_eqn_table"><tbody>'
    '<tr class="ltx_equation ltx_eqn_row"><td class="ltx_eqn_cell"></td><td class="ltx_eqn_cell"><math display="block"'
    ' alttext="s=\\frac{QK^{T}}{\\sqrt{d_{k}}}"><mi>s</mi><mo>=</mo><mi>Q</mi><mi>K</mi></math></td>'
    '<td class="ltx_eqn_cell ltx_eqn_eqno"><span class="ltx_tag ltx_tag_equation">(1)</span></td></tr></tbody></table>'
    '<p class="ltx_p">where the keys are cached.</p></div>'
)
TABLE = (
    '<figure class="ltx_table"><figcaption class="ltx_caption"><span class="ltx_tag ltx_tag_table">Table 2: </span>'
    'Memory.</figcaption><table class="ltx_tabular"><tr class="ltx_tr"><td class="ltx_td">Model</td>'
    '<td class="ltx_td">GB</td></tr><tr class="ltx_tr"><td class="ltx_td">Ours</td><td class="ltx_td">12.5</td></tr>'
    "</table></figure>"
)


def apart(page: str) -> Apart:
    return taken_apart(page.encode())


def first(inside: str) -> TextSection:
    """The first section of a page with something in it."""
    return apart(a_page(inside)).sections[0]


def test_the_front_page_has_title_stamp_and_abstract() -> None:
    said = apart(a_page())
    assert said.front == f"{TITLE}\n\narXiv:2407.10671v4 [cs.CL] 10 Sep 2024\n\n{ABSTRACT}"
    assert said.version == "v4"


def test_the_version_is_read_from_the_base_address_where_there_is_no_stamp() -> None:
    said = apart(a_page(stamp="", head='<base href="/html/2407.10671v2/">'))
    assert said.version == "v2"
    assert "arXiv:2407.10671v2" in said.front


def test_sections_have_their_numbers_and_stand_in_order() -> None:
    sections = apart(a_page()).sections
    assert [section.heading for section in sections] == ["1 Part 1", "2 Part 2", "3 Part 3", "4 Part 4"]
    assert {section.kind for section in sections} == {"body"}
    assert sections[1].text == f"{(RUNNING * 2).strip()}\n\nThe end of part 2."


def test_subsections_are_sections_and_the_text_after_them_is_their_parents() -> None:
    inner = (
        '<section class="ltx_subsection"><h3 class="ltx_title ltx_title_subsection"><span class="ltx_tag">1.1 </span>'
        "Inner</h3><p class='ltx_p'>Inside.</p></section>"
    )
    sections = apart(a_page(inner)).sections
    assert sections[1] == TextSection("1.1 Inner", "Inside.")
    assert sections[0].heading == "1 Part 1"
    assert sections[0].text.endswith("The end of part 1.")


def test_appendix_and_references_are_kept_apart() -> None:
    more = (
        '<section class="ltx_bibliography"><h2 class="ltx_title ltx_title_bibliography">References</h2><ul><li'
        ' class="ltx_bibitem"><span class="ltx_tag ltx_tag_bibitem">[1]</span><span class="ltx_bibblock">A. Nobody.'
        '</span></li></ul></section><section class="ltx_appendix"><h2 class="ltx_title ltx_title_appendix">Appendix A'
        ' Proofs</h2><section class="ltx_subsection"><h3 class="ltx_title ltx_title_subsection">A.1 First</h3>'
        "<p>Left to the reader.</p></section></section></article>"
    )
    sections = apart(a_page().replace("</article>", more)).sections
    assert [(section.heading, section.kind, section.text) for section in sections[4:]] == [
        ("References", "references", "[1]A. Nobody."),
        ("A.1 First", "appendix", "Left to the reader."),
    ]


def test_a_caption_and_its_table_are_a_section_of_their_own() -> None:
    sections = apart(a_page(TABLE)).sections
    assert sections[1] == TextSection("Table 2", "Table 2: Memory.\n\nModel | GB\nOurs | 12.5", "caption")
    assert "Memory" not in sections[0].text


def test_a_table_of_spans_is_a_table_too() -> None:
    spans = TABLE.replace("<table", "<span").replace("<tr", "<span").replace("<td", "<span")
    spans = spans.replace("</table", "</span").replace("</tr", "</span").replace("</td", "</span")
    assert apart(a_page(spans)).sections[1].text == "Table 2: Memory.\n\nModel | GB\nOurs | 12.5"


def test_a_section_inside_a_table_is_still_a_section() -> None:
    inside = '<section class="ltx_section"><h2 class="ltx_title">5 Lost</h2><p>Converters do this.</p></section>'
    sections = apart(a_page(TABLE.replace("</figure>", f"{inside}</figure>"))).sections
    assert TextSection("5 Lost", "Converters do this.") in sections


def test_a_figure_inside_a_figure_is_one_caption() -> None:
    nested = (
        '<figure class="ltx_figure"><figure class="ltx_figure"><figcaption>(a) Left.</figcaption></figure><figcaption'
        ' class="ltx_caption"><span class="ltx_tag ltx_tag_figure">Figure 3: </span>Both.</figcaption></figure>'
    )
    assert apart(a_page(nested)).sections[1] == TextSection("Figure 3", "(a) Left.\n\nFigure 3: Both.", "caption")


def test_an_equation_stands_in_its_sentence_without_its_number() -> None:
    assert "We score it as s=(QK^T)/(√d_k) where the keys are cached." in first(EQUATION).text


@pytest.mark.parametrize(
    ("tex", "shown", "said"),
    [
        (r"10^{-5}", "<mn>10</mn><mn>-5</mn>", "10⁻⁵"),
        (r"O(n^{2})", "<mi>O</mi><mi>n</mi><mn>2</mn>", "O(n²)"),
        (r"\mathrm{LayerNorm}(x)", "<mi>LayerNorm</mi><mo>(</mo><mi>x</mi><mo>)</mo>", "LayerNorm(x)"),
        (r"\displaystyle\text{where}~{}h", "<mtext>where</mtext><mi>h</mi>", "where h"),
        ("", "<mi>x</mi><mo>=</mo><mn>3</mn>", "x=3"),
        ("x" * 500, "<mi>x</mi>", "x"),
    ],
)
def test_formulas_are_readable(tex: str, shown: str, said: str) -> None:
    assert f"It is {said} here." in first(f'<p>It is <math alttext="{tex}">{shown}</math> here.</p>').text


def test_a_hostile_formula_costs_in_proportion_to_its_length() -> None:
    tex, shown = " ".join(f"word{at}" for at in range(60_000)), "other " * 60_000
    said = first(f'<p>It is <math alttext="{tex}"><mtext>{shown}word</mtext></math> here.</p>').text
    assert "other other word here." in said


def test_a_footnote_follows_its_paragraph_and_cuts_no_sentence() -> None:
    note = (
        '<span class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">2</sup><span class="ltx_note_outer"><span'
        ' class="ltx_note_content"><sup class="ltx_note_mark">2</sup><span class="ltx_tag ltx_tag_note">2</span>'
        "On one GPU.</span></span></span>"
    )
    said = first(f'<div class="ltx_para"><p class="ltx_p">It takes a day{note} to train.</p></div>').text
    assert "It takes a day to train.\n\nOn one GPU.\n\n" in said


def test_the_title_s_notes_and_the_authors_are_left_out() -> None:
    page = a_page().replace("Ada Nobody", 'Ada Nobody<span class="ltx_note ltx_role_email">ada@example.org</span>')
    said = apart(page)
    assert "Nobody" not in said.front + "".join(section.text for section in said.sections)


def test_items_of_a_list_stand_alone_without_their_marks() -> None:
    item = '<li class="ltx_item"><span class="ltx_tag ltx_tag_item">{}</span><div class="ltx_para"><p>{}</p></div></li>'
    said = first(f"<ul>{item.format('•', 'First point.')}{item.format('2.', 'Second point.')}</ul>").text
    assert "\n\nFirst point.\n\nSecond point.\n\n" in said


def test_white_space_before_marks_goes_but_numbers_stay_apart() -> None:
    said = first("<p>See <cite>[<a>5</a>]</cite> , or 3 .5 and ( a ) .</p>").text
    assert "See [5], or 3 .5 and ( a)." in said


REFUSED = {
    "a fatal error": "<html><body><div class='ltx_document'>Conversion to HTML had a Fatal error and exited abruptly."
    "</div></body></html>",
    "not available": "<html><body><h1>No HTML for '2407.10671'</h1>HTML is not available for the source.</body></html>",
    "a captcha": "<html><body>Please solve this captcha to go on.</body></html>",
    "another page": "<html><body><p>Welcome to our mirror.</p></body></html>",
    "nothing": "",
}


@pytest.mark.parametrize("page", REFUSED.values(), ids=REFUSED.keys())
def test_row_58_a_page_that_is_no_paper_is_refused(page: str) -> None:
    with pytest.raises(Unreadable) as raised:
        apart(page)
    assert "\n" not in str(raised.value)


def test_row_58_a_page_that_says_why_is_quoted() -> None:
    with pytest.raises(Unreadable, match="the page says: conversion to html had a fatal error"):
        apart(REFUSED["a fatal error"])


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_row_58_a_page_that_is_cut_off_is_refused(share: float) -> None:
    page = a_page()
    with pytest.raises(Unreadable):
        apart(page[: int(len(page) * share)])


def test_row_58_a_page_in_another_charset_than_it_says_is_refused() -> None:
    page = a_page("<p>모델이 빠르다.</p>" * 50)
    with pytest.raises(Unreadable, match="another charset"):
        taken_apart(page.encode("euc-kr"))
    assert "모델이 빠르다." in taken_apart(page.encode()).sections[0].text


def test_a_charset_that_is_named_rightly_is_read() -> None:
    page = a_page("<p>Théorème.</p>", head='<meta charset="latin-1">')
    assert "Théorème." in decoded(page.encode("latin-1"))
    assert "Théorème." in decoded(page.encode("utf-8"))


def test_a_few_broken_bytes_are_no_other_charset() -> None:
    assert "\ufffd" in decoded(a_page().encode() + b"\xff")


def test_a_page_of_unclosed_elements_is_read_without_recursion() -> None:
    assert "Deep." in apart(a_page("<b>" * 3_000 + "Deep.")).sections[0].text


def test_alerts_above_a_page_are_not_the_paper() -> None:
    alert = '<div class="package-alerts ltx_document">failed: fancy</div><article class="ltx_document">'
    said = apart(a_page().replace('<article class="ltx_document">', alert))
    assert "fancy" not in said.front + "".join(section.text for section in said.sections)
    assert len(said.sections) == 4
