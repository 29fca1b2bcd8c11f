"""What each element of a LaTeXML page is for: a section, a paragraph's edge, a note, nothing to read. Only tables."""

from typing import Literal

from selectolax.lexbor import LexborNode

from bot.domain.text import SectionKind

Part = Literal["section", "caption", "title", "block", "note", "row", "cell", "formula", "break", "nothing", "inline"]


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


UNREAD_TAGS = _names(
    "script style template noscript head nav button svg iframe object embed form input select textarea audio"
    " video canvas map link meta header footer picture progress meter dialog datalist noframes rp"
)
UNREAD_CLASSES = _names(
    "ltx_ERROR ltx_authors ltx_creator ltx_dates ltx_date ltx_TOC ltx_page_header ltx_page_footer ltx_note_mark"
    " ltx_note_type ltx_tag_note ltx_pagination ltx_listing_data ltx_index ltx_keywords ltx_classification"
    " ltx_author_notes ltx_eqn_eqno ltx_rdf ltx_role_newpage ltx_tag_item package-alerts"
)
NOTES_READ = frozenset({"ltx_role_footnote", "ltx_role_footnotetext", "ltx_role_endnote", "ltx_role_margin"})
"""Other notes are the authors': addresses, thanks, marks that repeat."""

SECTIONS: dict[str, SectionKind | None] = {
    "ltx_part": None,
    "ltx_chapter": None,
    "ltx_section": None,
    "ltx_subsection": None,
    "ltx_subsubsection": None,
    "ltx_acknowledgements": None,
    "ltx_abstract": None,
    "ltx_appendix": "appendix",
    "ltx_bibliography": "references",
}
"""Classes that begin a section, and its kind; None is the kind of what it stands in."""

CAPTIONED = frozenset({"ltx_figure", "ltx_table", "ltx_float", "ltx_float_algorithm", "ltx_listing"})
BLOCK_TAGS = _names(
    "p div section article li ul ol dl dt dd table blockquote pre figure figcaption h1 h2 h3 h4 h5 h6 details"
    " summary main hr caption"
)
BLOCK_CLASSES = frozenset({"ltx_para", "ltx_listingline"})
EQUATIONS = frozenset({"ltx_equation", "ltx_equationgroup", "ltx_eqn_table", "ltx_eqn_row", "ltx_eqn_cell"})
RUN_IN_TITLES = frozenset({"ltx_title_paragraph", "ltx_title_subparagraph"})
BY_TAG: dict[str, Part] = {"br": "break", "tr": "row", "td": "cell", "th": "cell"}
BY_CLASS: dict[str, Part] = {"ltx_tr": "row", "ltx_td": "cell"}


def part_of(node: LexborNode, classes: frozenset[str]) -> Part:
    """What an element is for. Comments and what has no name are nothing to read."""
    tag = node.tag or ""
    if tag.startswith("-") or tag in UNREAD_TAGS or classes & UNREAD_CLASSES:
        return "nothing"
    if "ltx_note" in classes:
        return "note" if classes & NOTES_READ else "nothing"
    if tag == "math":
        return "formula"
    if classes & SECTIONS.keys():
        return "section"
    if tag == "figure" or classes & CAPTIONED:
        return "caption"
    return _within(tag, classes)


def _within(tag: str, classes: frozenset[str]) -> Part:
    """What is inside a section: an equation, and a paragraph beside one, stay in the running text."""
    if "ltx_title" in classes and not classes & RUN_IN_TITLES:
        return "title"
    if classes & EQUATIONS or (tag == "p" and "ltx_p" in classes):
        return "inline"
    named = BY_TAG.get(tag) or next((BY_CLASS[name] for name in classes & BY_CLASS.keys()), None)
    if named:
        return named
    return "block" if tag in BLOCK_TAGS or classes & BLOCK_CLASSES else "inline"


def kind_of(classes: frozenset[str], outer: SectionKind) -> SectionKind:
    """The kind of a section inside one of another kind."""
    return next((kind for name, kind in SECTIONS.items() if name in classes and kind), outer)
