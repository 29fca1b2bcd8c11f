"""Earlier work that papers cite in common: the same work in many styles, counted once a paper, and only where it is."""

import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from bot.conference.earlier import MOST, earlier
from bot.conference.references import Cited
from bot.conference.same_work import letters, same_works
from bot.domain.conference import EarlierWork
from bot.domain.text import PaperText, TextSection

STYLES = (
    "Brown, T., Mann, B., et al. Language models are few-shot learners. NeurIPS, 33:1877–1901, 2020.",
    "[1] Tom Brown and Nick Ryder. Language Models are Few-Shot Learners. arXiv:2005.14165, 2020.",
    "T. B. Brown, B. Mann. Language models are few-shot learn- ers. In NeurIPS, 2020.",
    "Tom Brown. 2021. Language models are few-shot learners. arXiv preprint arXiv:2005.14165.",
)
FEW_SHOT = EarlierWork("Language models are few-shot learners", (1, 2, 3, 4), "https://arxiv.org/abs/2005.14165", 2020)


def a_text(number: int, *entries: str, title: str = "") -> PaperText:
    """A paper's text with these entries in its reference list."""
    sections = (TextSection("References", "\n\n".join(entries), "references"),)
    return PaperText(f"arxiv:2407.{number:05}", title or f"Paper {number}", "", "html", sections)


def texts(*lists: Sequence[str]) -> dict[int, PaperText]:
    """Papers 1, 2 … with their lists."""
    return {number: a_text(number, *entries) for number, entries in enumerate(lists, start=1)}


def test_one_work_in_four_styles_is_one_with_its_best_address() -> None:
    assert earlier(texts(*([style] for style in STYLES))) == (FEW_SHOT,)


def test_fewer_than_three_papers_are_nothing_in_common() -> None:
    assert earlier(texts([STYLES[0]], [STYLES[1]])) == ()
    assert earlier({}) == ()
    assert earlier({1: PaperText("arxiv:1", "No list", "Abstract")}) == ()


def test_a_paper_that_lists_a_work_three_times_counts_once() -> None:
    assert earlier(texts(list(STYLES[:3]))) == ()


def test_a_tenth_of_the_papers_with_references_must_cite_it() -> None:
    others = [[f"Ada Byron. Work number {at} of this author. 2020."] for at in range(26)]
    assert earlier(texts(*([style] for style in STYLES), *others)) == (FEW_SHOT,)
    assert len(earlier(texts(*([style] for style in STYLES), *others, *others[:11]))) == 0
    without = {100 + at: PaperText(f"arxiv:{at}", "No list", "") for at in range(50)}
    assert earlier(texts(*([style] for style in STYLES)) | without) == (FEW_SHOT,)


def test_a_paper_of_the_report_is_no_earlier_work() -> None:
    by_title = texts(*([style] for style in STYLES)) | {9: a_text(9, title="Language Models are Few-Shot Learners.")}
    assert earlier(by_title) == ()
    by_id = texts(*([style] for style in STYLES))
    own = PaperText("arxiv:2005.14165", "Under another title", "")
    assert earlier(by_id | {9: own}) == ()


def test_the_most_cited_come_first_then_the_newest_and_ten_at_most() -> None:
    def entry(at: int, year: int) -> str:
        return f"Ada Byron. {'abcdefghijklmnop'[at] * 5} {'ponmlkjihgfedcba'[at] * 9} in full. {year}."

    works = [entry(at, 2000 + at) for at in range(14)]
    found = earlier(texts(works, works, works, [works[3]]))
    assert len(found) == MOST
    assert [len(each.cited_by) for each in found] == [4] + [3] * 9
    assert [each.year for each in found] == [2003, *range(2013, 2004, -1)]


def test_titles_that_are_nearly_the_same_are_one_unless_their_numbers_differ() -> None:
    def work(title: str) -> Cited:
        return Cited(title)

    one = same_works(
        {
            1: [work("Training compute-optimal large language models")],
            2: [work("Training compute optimal large language model")],
        }
    )
    assert [each.papers() for each in one] == [(1, 2)]
    two = same_works({1: [work("Llama 2: Open foundation models")], 2: [work("Llama 3: Open foundation models")]})
    assert [each.papers() for each in two] == [(1,), (2,)]
    three = same_works({1: [work("Layer normalization in full")], 2: [work("Root mean square layer normalization")]})
    assert len(three) == 2


def test_an_id_joins_titles_only_where_they_are_alike() -> None:
    joined = same_works(
        {
            1: [Cited("RoBERTa: A robustly optimized BERT pretraining approach", "1907.11692")],
            2: [Cited("A robustly optimized BERT pretraining approach", "1907.11692")],
            3: [Cited("Fine-tuning for human-like text", "1907.11692")],
        }
    )
    assert [each.papers() for each in joined] == [(1, 2), (3,)]


def test_no_address_where_entries_disagree_about_it() -> None:
    entry = "Ada Byron. The one great work of hers. arXiv:2005.{}, 2020."
    lists = [[entry.format(identity)] for identity in ("11111", "22222", "33333")]
    assert earlier(texts(*lists)) == (EarlierWork("The one great work of hers", (1, 2, 3), "", 2020),)


def test_a_doi_is_an_address_too() -> None:
    found = earlier(texts(*[["Ada Byron. The one great work of hers. doi:10.1145/3442188.3445922. 2021."]] * 3))
    assert [each.url for each in found] == ["https://doi.org/10.1145/3442188.3445922"]


def test_a_list_that_nothing_parts_is_searched_for_works_that_others_name() -> None:
    block = (
        "Al Gore. Another work altogether. 2019. Tom Brown. 2020. Language models are few-shot learners. NIPS. " * 13
    )
    found = earlier(texts([STYLES[0]], [STYLES[1]], [block]))
    assert [each.cited_by for each in found] == [(1, 2, 3)]
    longer = block.replace("Language models", "Why language models")
    assert earlier(texts([STYLES[0]], [STYLES[1]], [longer])) == ()


def test_titles_are_shown_as_most_write_them_within_bounds() -> None:
    long = "Ada Byron. " + "Very long words of a title " * 8 + "end. 2020."
    found = earlier(texts(*[[long]] * 3))
    assert len(found[0].title) <= 201
    assert found[0].title.endswith("…")
    small = earlier(texts(*[["Ada Byron. gpt-4 and all of its friends. 2023."]] * 3))
    assert small[0].title == "Gpt-4 and all of its friends"


def test_the_order_of_papers_changes_only_their_numbers() -> None:
    lists = [
        [style, f"Ada Byron. Work number {at % 3} of this author, again. 2020."] for at, style in enumerate(STYLES * 3)
    ]
    found = texts(*lists)
    rows = list(found.items())
    random.Random(7).shuffle(rows)
    assert earlier(dict(rows)) == earlier(found)
    assert len(earlier(found)) == 4


@given(st.lists(st.text(max_size=120), max_size=5))
def test_no_list_breaks_it(lists: list[str]) -> None:
    found = earlier({at: a_text(at, words) for at, words in enumerate(lists)})
    assert all(len(each.cited_by) >= 3 and letters(each.title) for each in found)
