"""Real pages, as the converter wrote them: what is read of their notes, formulas, nested tables and sections."""

from pathlib import Path

from adapters.fulltext.apart import Apart
from adapters.fulltext.html.page import taken_apart

CAPTURED = Path(__file__).parents[2] / "captured" / "fulltext"


def page(name: str) -> Apart:
    return taken_apart((CAPTURED / f"{name}_excerpt.html").read_bytes())


def test_a_section_inside_a_table_and_tables_of_results() -> None:
    said = page("2305.03393")
    assert [(section.heading, section.kind) for section in said.sections] == [
        ("1 Introduction", "body"),
        ("Figure 1", "caption"),
        ("5 Experiments", "body"),
        ("Figure 4", "caption"),
        ("5.1 Hyper Parameter Optimization", "body"),
        ("Table 1", "caption"),
        ("5.2 Quantitative Results", "body"),
        ("Table 2", "caption"),
    ]
    assert "6 | 6 | OTSL | 0.965 | 0.934 | 0.955 | 0.88 | 2.73" in said.sections[5].text


def test_authors_notes_and_errors_of_the_converter_are_left_out() -> None:
    said = page("2305.03393")
    everything = said.front + "".join(section.text for section in said.sections)
    for odd in ("zurich.ibm.com", "0000-0002", "institutetext", "makecell", "\\", "LaTeXML"):
        assert odd not in everything
    assert said.front.startswith("Optimized Table Tokenization for Table Structure Recognition\n\nExtracting tables")


def test_an_equation_and_a_footnote_of_a_real_page() -> None:
    sections = {section.heading: section for section in page("1706.03762").sections}
    text = sections["3.2.1 Scaled Dot-Product Attention"].text
    assert "Attention(Q,K,V)=softmax((QK^T)/(√d_k))V\n\nWhile for small values of d_k the two" in text
    assert "pushing the softmax function into regions where it has extremely small gradients. To counteract" in text
    assert "\n\nTo illustrate why the dot products get large, assume that the components of q and k are" in text
    assert sections["References"].kind == "references"
