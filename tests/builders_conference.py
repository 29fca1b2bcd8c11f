"""Typed builders of conference reports with sensible defaults: a test names only what it is about."""

from collections.abc import Sequence
from typing import Any

from builders import DAY, a_bullet, a_paper

from bot.conference.found import Chosen, Found
from bot.domain.conference import Accepted, Chapter, ConferenceReport, Details, Figure, Intro, Reported, Told

SLUG = "colm-2024-llm"


def an_accepted(title: str = "Qwen2 Technical Report", **changes: Any) -> Accepted:
    """A paper as a venue's list names it."""
    values: dict[str, Any] = {
        "url": "https://openreview.net/forum?id=abc",
        "venue": "COLM 2024",
        "decision": "poster",
        "keywords": ("language models",),
        "authors": ("An Yang", "Baosong Yang"),
    }
    return Accepted(title, **{**values, **changes})


def a_found(number: int = 1, **changes: Any) -> Found:
    """A chosen paper about which is known what can be known; `accepted` are changes of the list's row."""
    title = changes.pop("title", f"Paper {number} about language models")
    accepted = changes.pop("accepted", {})
    paper = a_reported_paper(number, title=title, **changes)
    return Found(Chosen(an_accepted(title, **accepted), ("title: language models",)), paper)


def a_reported_paper(number: int = 1, **changes: Any) -> Any:
    """A paper that no batch of a day showed."""
    title = changes.pop("title", f"Paper {number} about language models")
    return a_paper(changes.pop("id", f"arxiv:2407.{number:05}"), title, sightings=(), votes=None, **changes)


def a_told(**changes: Any) -> Told:
    """What is told of one paper, by excerpts."""
    values: dict[str, Any] = {
        "writer": "extractive",
        "text_from": "abstract",
        "tldr": a_bullet("We present a language model of 72 billion parameters."),
        "details": Details(
            insight=(a_bullet("It is trained on 7 trillion tokens."),),
            method=(a_bullet("It reaches 84.2 on MMLU, 3.1 points above the earlier model."),),
        ),
    }
    return Told(**{**values, **changes})


def a_reported(number: int = 1, **changes: Any) -> Reported:
    """A paper of a report, told in both languages; with no `texts` it has no abstract. `paper=` are its changes."""
    bare = {"abstract": ""} if changes.get("texts") == {} else {}
    paper = a_reported_paper(number, **{**bare, **changes.pop("paper", {})})
    values: dict[str, Any] = {
        "venue": "COLM 2024",
        "decision": "poster",
        "keywords": ("language models",),
        "reasons": ("title: language models",),
        "texts": {"ko": a_told(), "en": a_told()},
    }
    return Reported(number, paper, **{**values, **changes})


def a_figure(file: str = "figures/2407.00001.png", **changes: Any) -> Figure:
    """A figure that may be kept."""
    values = {"caption": "Overview.", "source": "https://arxiv.org/html/2407.00001", "licence": "CC BY 4.0"}
    return Figure(file, **{**values, **changes})


def a_chapter(slug: str = "language-models", papers: Sequence[int] = (1, 2), **changes: Any) -> Chapter:
    """A chapter of papers by number, with one introducing sentence."""
    intro = Intro("extractive", (a_bullet(paper=papers[0]),)) if papers else Intro("extractive")
    values: dict[str, Any] = {"title": "Language models", "intros": {"ko": intro, "en": intro}}
    return Chapter(slug, papers=tuple(papers), **{**values, **changes})


def a_conference_report(papers: Sequence[Reported] | None = None, **changes: Any) -> ConferenceReport:
    """A report of two papers in one chapter."""
    listed = (a_reported(1), a_reported(2)) if papers is None else tuple(papers)
    values: dict[str, Any] = {
        "title": "COLM 2024, in LLM",
        "languages": ("ko", "en"),
        "made_on": DAY,
        "topic": "LLM",
        "counts": {"listed": 299, "selected": len(listed), "poster": len(listed), "with_text": len(listed)},
        "chapters": (a_chapter(papers=[one.number for one in listed]),),
        "papers": listed,
    }
    return ConferenceReport(changes.pop("slug", SLUG), **{**values, **changes})
