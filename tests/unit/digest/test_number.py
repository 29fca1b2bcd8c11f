"""Numbers and places for cards: a paper that cannot be summarised takes no place from one that can."""

from builders import DAY, a_paper

from bot.digest.classify import classify_papers
from bot.digest.number import number
from bot.domain.edition import EditionPaper
from bot.domain.nine import NINE
from bot.domain.paper import Paper


def numbered(*papers: Paper, cards: int) -> tuple[EditionPaper, ...]:
    return number(classify_papers(papers, NINE), DAY, cards=cards)


def test_the_most_voted_paper_without_text_takes_no_place() -> None:
    silent = a_paper("arxiv:2407.00001", votes=90, abstract="")
    gone = a_paper("arxiv:2407.00002", votes=80, withdrawn=True)
    spoken, other = a_paper("arxiv:2407.00003", votes=2), a_paper("arxiv:2407.00004", votes=1)
    listed = numbered(other, spoken, gone, silent, cards=1)
    assert [each.paper.id[-1] for each in listed] == ["1", "2", "3", "4"]
    assert [each.summary for each in listed] == ["no_text", "withdrawn", "card", "listed_only"]


def test_numbers_count_from_one() -> None:
    assert [each.number for each in numbered(a_paper(), a_paper("arxiv:2407.00002"), cards=0)] == [1, 2]
