"""A long text is shortened by section: what matters most stays, in its order, in whole paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.text import PaperText, SectionKind, TextSection
from bot.reading.sections import FIRST, HEADING_ROOM, roles_of, shortened

PARAGRAPH = "A sentence of the paper stands here and says something. "


def a_section(heading: str, paragraphs: int = 4, kind: SectionKind = "body") -> TextSection:
    text = "\n\n".join(f"{number}. {PARAGRAPH * 4}".strip() for number in range(1, paragraphs + 1))
    return TextSection(heading, text, kind)


def a_text(*sections: TextSection) -> PaperText:
    return PaperText("arxiv:2407.10671", "A title", "An abstract of the paper.", "html", sections)


LONG = a_text(
    a_section("1 Introduction"),
    a_section("2 Related Work", 8),
    a_section("3 The Cache", 8),
    a_section("Figure 1", 1, "caption"),
    a_section("4 Experiments", 8),
    a_section("5 Conclusion", 2),
    a_section("References", 20, "references"),
    a_section("A Proofs", 20, "appendix"),
)


def size(text: PaperText) -> int:
    return len(text.title) + len(text.abstract) + sum(len(each.text) + HEADING_ROOM for each in text.sections)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("1 Introduction", "introduction"),
        ("II. RELATED WORK", "aside"),
        ("2 Background and Preliminaries", "aside"),
        ("3 Model Architecture", "method"),
        ("3.2.1 Scaled Dot-Product Attention", "method"),
        ("4 Experimental Setup", "results"),
        ("Ablation Studies", "results"),
        ("Limitations", "results"),
        ("7 Conclusion and Future Work", "conclusion"),
        ("Acknowledgements", "aside"),
        ("Author Contributions", "aside"),
        ("", "method"),
    ],
)
def test_what_a_section_is_for(heading: str, role: str) -> None:
    assert roles_of([a_section(heading)]) == [role]


def test_what_is_no_running_text_is_what_its_kind_says() -> None:
    kinds: list[SectionKind] = ["appendix", "caption", "references"]
    assert roles_of([a_section("Results", kind=kind) for kind in kinds]) == kinds


def test_a_section_without_a_name_is_for_what_its_chapter_is_for() -> None:
    sections = [a_section("5 Experiments"), a_section("5.1 Machine Translation"), a_section("6.1 Anything")]
    assert roles_of(sections) == ["results", "results", "method"]


def test_a_text_that_fits_loses_only_its_references() -> None:
    kept = shortened(LONG, 100_000)
    assert kept.sections == tuple(section for section in LONG.sections if section.kind != "references")
    assert (kept.title, kept.abstract, kept.version) == (LONG.title, LONG.abstract, LONG.version)


def test_the_appendix_goes_first_and_order_stays() -> None:
    whole = size(LONG) - sum(len(section.text) + HEADING_ROOM for section in LONG.sections[6:])
    kept = shortened(LONG, whole)
    assert [section.heading for section in kept.sections] == [section.heading for section in LONG.sections[:6]]
    assert kept.sections == LONG.sections[:6]


def test_where_room_is_short_the_four_parts_share_it() -> None:
    kept = shortened(LONG, 4_000)
    assert [section.heading for section in kept.sections] == [
        "1 Introduction",
        "3 The Cache",
        "4 Experiments",
        "5 Conclusion",
    ]
    assert {section.heading: len(section.text.split("\n\n")) for section in kept.sections} == {
        "1 Introduction": 4,
        "3 The Cache": 5,
        "4 Experiments": 5,
        "5 Conclusion": 2,
    }


def test_paragraphs_stay_whole() -> None:
    for section in shortened(LONG, 4_000).sections:
        original = next(each for each in LONG.sections if each.heading == section.heading)
        assert section.text == "\n\n".join(original.text.split("\n\n")[: len(section.text.split("\n\n"))])


def test_of_a_first_paragraph_that_is_too_long_whole_sentences_stay() -> None:
    kept = shortened(a_text(TextSection("1 Introduction", PARAGRAPH * 100)), 1_000)
    text = kept.sections[0].text
    assert text.endswith("says something.")
    assert (PARAGRAPH * 100).startswith(text)
    assert 500 < len(text) < 1_000


def test_no_room_leaves_the_abstract() -> None:
    assert shortened(LONG, 10).sections == ()
    assert shortened(LONG, 10).abstract == LONG.abstract


def test_a_text_of_one_part_takes_all_the_room() -> None:
    kept = shortened(a_text(a_section("3 The Cache", 40)), 5_000)
    assert len(kept.sections[0].text) > 4_500


sections = st.builds(
    TextSection,
    st.sampled_from(["1 Introduction", "3 Cache", "3.1", "4 Results", "Conclusion", "Related Work", "Figure 1", ""]),
    st.text("ab. \n", max_size=400),
    st.sampled_from(["body", "body", "caption", "appendix", "references"]),
)


@given(st.lists(sections, max_size=12), st.integers(0, 3_000))
def test_the_room_is_never_exceeded_and_nothing_is_changed(parts: list[TextSection], most: int) -> None:
    text = a_text(*parts)
    kept = shortened(text, most)
    left = [section for section in parts if section.kind != "references"]
    if kept.sections != tuple(left):
        assert sum(map(len, (section.text for section in kept.sections))) <= max(most, 0)
    at = 0
    for section in kept.sections:
        at = next(
            place
            for place, original in enumerate(left[at:], at + 1)
            if original.heading == section.heading and original.text.startswith(section.text)
        )
    assert set(FIRST) < set(
        roles_of([a_section(name) for name in ("Introduction", "X", "Results", "Summary", "Ethics")])
    )
