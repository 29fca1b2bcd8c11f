"""Reports: five parts, each sentence with its paper, none twice, absent where the papers do not say."""

from builders import a_listed, a_paper

from bot.domain.card import ReportText
from bot.domain.edition import EditionPaper
from bot.domain.evidence import Bullet
from bot.writing.extractive_report import MOST_IN_A_PART, write_report

LONG = (
    "We propose LongKeep, a cache for language models that keeps what matters in long inputs. "
    "LongKeep is trained with direct preference optimization on synthetic dialogues. "
    "It outperforms the best baseline by 4.1 points on LongBench. "
    "Longer inputs than a million tokens remain an open problem."
)
SHORT = (
    "We introduce BriefMind, a reward model that prefers short answers of equal worth. "
    "BriefMind uses direct preference optimization and a length penalty in two stages. "
    "Experiments show that answers are 31% shorter at the same accuracy. "
    "This opens new possibilities for assistants on small devices."
)
APART = (
    "We study how trees grow in cities with cameras on buses. "
    "Our results show that 12% of them are sick. "
    "A map of all of the trees is drawn by hand."
)


def listed(number: int, abstract: str, votes: int = 1) -> EditionPaper:
    return a_listed(number, a_paper(id=f"arxiv:2407.{number:05}", title="", abstract=abstract, votes=votes))


def everything(report: ReportText) -> list[Bullet]:
    parts = report.parts
    return [*parts.themes, *parts.common_threads, *parts.key_facts, *parts.impact, *parts.outlook]


def test_five_parts() -> None:
    report = write_report([listed(3, LONG), listed(7, SHORT)])
    parts = report.parts
    assert report.writer == "extractive"
    assert [(bullet.paper, bullet.text.split()[2]) for bullet in parts.themes] == [(3, "LongKeep,"), (7, "BriefMind,")]
    assert [bullet.paper for bullet in parts.common_threads] == [3, 7]
    assert all("direct preference optimization" in bullet.text for bullet in parts.common_threads)
    assert [bullet.paper for bullet in parts.key_facts] == [3, 7]
    assert "4.1 points" in parts.key_facts[0].text
    assert "31% shorter" in parts.key_facts[1].text
    assert [(bullet.paper, bullet.text[:10]) for bullet in parts.impact] == [(7, "This opens")]
    assert [(bullet.paper, bullet.text[:6]) for bullet in parts.outlook] == [(3, "Longer")]


def test_every_sentence_has_its_paper_and_quote_and_stands_once() -> None:
    said = everything(write_report([listed(1, LONG), listed(2, SHORT), listed(3, APART)]))
    assert len({bullet.text for bullet in said}) == len(said) > 6
    for bullet in said:
        assert bullet.paper in (1, 2, 3)
        assert [quote.text for quote in bullet.quotes] == [bullet.text]


def test_no_thread_where_nothing_is_shared() -> None:
    parts = write_report([listed(1, LONG), listed(2, APART)]).parts
    assert parts.common_threads == ()
    assert parts.impact == ()


def test_the_same_abstract_twice_is_not_told_twice() -> None:
    said = everything(write_report([listed(1, LONG), listed(2, LONG)]))
    assert len({bullet.text for bullet in said}) == len(said)


def test_the_most_voted_papers_speak() -> None:
    subjects = ("apples", "boats", "clouds", "dogs", "eagles", "forests", "gates", "houses")
    papers = [
        listed(number, f"We study {subject} by {subject}keeping, {subject}1 and {subject}2.", votes=number)
        for number, subject in enumerate(subjects, start=1)
    ]
    themes = write_report(papers).parts.themes
    assert [bullet.paper for bullet in themes] == [3, 4, 5, 6, 7, 8]
    assert len(themes) == MOST_IN_A_PART


def test_papers_without_showable_sentences_leave_all_parts_empty() -> None:
    assert everything(write_report([listed(1, "nothing here"), listed(2, "nor here")])) == []
