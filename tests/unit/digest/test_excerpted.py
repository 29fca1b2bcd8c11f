"""The stage: who gets a card, who is only marked, and which categories get a report."""

from dataclasses import replace

from builders import ABSTRACT, a_listed, a_paper

from bot.digest.excerpted import excerpted
from bot.domain.category import Categories, Category
from bot.domain.edition import EditionPaper

CATEGORIES = Categories(tuple(Category(key, "·", {}, {}) for key in ("LLM", "Computer Vision", "General AI")))


def listed(number: int, category: str = "LLM", **changes: object) -> EditionPaper:
    paper = a_paper(id=f"arxiv:2407.{number:05}", **changes)
    return a_listed(number, paper, category=category, cards={})


def test_cards_in_every_language() -> None:
    (each,), _ = excerpted([listed(1)], CATEGORIES, ("ko", "en"))
    assert each.summary == "card"
    assert list(each.cards) == ["ko", "en"]
    assert each.cards["ko"] == each.cards["en"]


def test_who_is_not_summarised_is_marked_and_stays() -> None:
    papers = [
        listed(1, withdrawn=True),
        listed(2, abstract="Abstract not available."),
        replace(listed(3), summary="listed_only"),
        replace(listed(4, withdrawn=True), summary="listed_only"),
        listed(5, abstract=(ABSTRACT + " ").replace(". ", " and so on, ") * 2),
    ]
    written, reports = excerpted(papers, CATEGORIES, ("en",))
    assert [each.summary for each in written] == ["withdrawn", "no_text", "listed_only", "withdrawn", "no_text"]
    assert [each.number for each in written] == [1, 2, 3, 4, 5]
    assert all(not each.cards for each in written)
    assert reports == ()


def test_reports_where_two_papers_have_text_in_the_categories_order() -> None:
    papers = [
        listed(1, "General AI"),
        listed(2, "General AI"),
        listed(3, "LLM"),
        listed(4, "LLM"),
        listed(5, "LLM", withdrawn=True),
        listed(6, "Computer Vision"),
        listed(7, "Computer Vision", abstract=""),
    ]
    _, reports = excerpted(papers, CATEGORIES, ("ko", "en"))
    assert [(report.category, report.papers) for report in reports] == [("LLM", (3, 4)), ("General AI", (1, 2))]
    assert list(reports[0].texts) == ["ko", "en"]


def test_progress_is_told_paper_by_paper() -> None:
    heard: list[tuple[str, int, int]] = []
    excerpted([listed(1), listed(2)], CATEGORIES, ("en",), lambda stage, done=0, of=0: heard.append((stage, done, of)))
    assert heard == [("summarise", 1, 2), ("summarise", 2, 2)]


def test_nothing_in_nothing_out() -> None:
    assert excerpted([], CATEGORIES, ("en",)) == ((), ())
