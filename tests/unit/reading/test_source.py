"""A paper's text as the gate looks quotes up in it: parts in order, sentences as slices, no references."""

from bot.domain.text import PaperText, TextSection
from bot.reading.source import source_of

TEXT = PaperText(
    "arxiv:2407.10671",
    "Is This All? A Report",
    "We read papers. We quote them.",
    "html",
    (
        TextSection("1 Introduction", "Papers are long (cf. Fig. 3). Readers are few.\n\nWe help 2.5 of them."),
        TextSection("", "Words without a heading."),
        TextSection("Figure 1", "Our reader at work.", "caption"),
        TextSection("A Proofs", "Left to another paper.", "appendix"),
        TextSection("References", "Somebody. Something. 2020.", "references"),
        TextSection("2 Empty", " \n "),
    ),
)


def test_parts_stand_in_order_title_and_abstract_first() -> None:
    source = source_of(TEXT)

    assert source.title == TEXT.title
    assert [part.section for part in source.parts] == [
        "title",
        "abstract",
        "1 Introduction",
        "text",
        "Figure 1",
        "A Proofs",
    ]


def test_bounds_are_whole_sentences_of_the_unchanged_text() -> None:
    parts = {part.section: part for part in source_of(TEXT).parts}

    introduction = parts["1 Introduction"]
    assert introduction.text == TEXT.sections[0].text
    assert [introduction.text[start:end] for start, end in introduction.bounds] == [
        "Papers are long (cf. Fig. 3).",
        "Readers are few.",
        "We help 2.5 of them.",
    ]
    assert [parts["abstract"].text[start:end] for start, end in parts["abstract"].bounds] == [
        "We read papers.",
        "We quote them.",
    ]


def test_a_title_is_one_sentence_whatever_its_marks() -> None:
    assert source_of(TEXT).parts[0].bounds == ((0, len(TEXT.title)),)


def test_what_only_the_abstract_is_known_of_has_two_parts() -> None:
    source = source_of(PaperText("arxiv:2407.10671", "A title", "An abstract."))

    assert [part.section for part in source.parts] == ["title", "abstract"]


def test_a_paper_without_an_abstract_has_only_its_title() -> None:
    assert [part.section for part in source_of(PaperText("arxiv:2407.10671", "A title", " ")).parts] == ["title"]
