"""Typed builders of domain values with sensible defaults: a test names only what it is about."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.domain.card import Card, Parts, Report, ReportText, Sections
from bot.domain.chat import Address, Chat
from bot.domain.edition import Edition, EditionPaper, Note, SourceReport
from bot.domain.evidence import Bullet, Quote
from bot.domain.paper import Entry, Paper, Sighting
from bot.domain.shown import About
from bot.ports.store import ListRecord, ShownMessage

DAY = date(2024, 7, 16)
ABSTRACT = (
    "We present a language model of 72 billion parameters. It is trained on 7 trillion tokens. "
    "It reaches 84.2 on MMLU, 3.1 points above the earlier model."
)


def at(day: date = DAY, hour: int = 23, minute: int = 0) -> datetime:
    """An instant of a day, in UTC."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def a_sighting(day: date = DAY, source: str = "huggingface", votes: int | None = 91, **changes: Any) -> Sighting:
    """A source showing a paper, read at the evening of its day."""
    return Sighting(**{"source": source, "day": day, "seen_at": at(day), "votes": votes, **changes})


def an_entry(reference: str = "2407.10671", title: str = "Qwen2 Technical Report", **changes: Any) -> Entry:
    """What a source says about one paper."""
    values: dict[str, Any] = {"sighting": a_sighting(), "abstract": ABSTRACT, "authors": ("An Yang", "Baosong Yang")}
    return Entry(**{"reference": reference, "title": title, **values, **changes})


def a_paper(id: str = "arxiv:2407.10671", title: str = "Qwen2 Technical Report", **changes: Any) -> Paper:  # noqa: A002 -- the field's own name reads best in tests
    """A paper seen once; `day=` moves its sighting and `votes=` is told to the sighting too."""
    day = changes.pop("day", DAY)
    votes = changes.get("votes", 91)
    scheme, _, local = id.partition(":")
    values: dict[str, Any] = {
        "url": f"https://arxiv.org/abs/{local}" if scheme == "arxiv" else f"https://doi.org/{local}",
        "sightings": (a_sighting(day, votes=votes),),
        "abstract": ABSTRACT,
        "source_title": title,
        "source_abstract": changes.get("abstract", ABSTRACT),
        "authors": ("An Yang", "Baosong Yang"),
        "votes": votes,
    }
    return Paper(**{"id": id, "title": title, **values, **changes})


def a_quote(text: str = "It is trained on 7 trillion tokens.", section: str = "abstract", **changes: Any) -> Quote:
    """Verbatim words of the paper."""
    return Quote(text, section, **changes)


def a_bullet(text: str = "It is trained on 7 trillion tokens.", **changes: Any) -> Bullet:
    """A sentence carried by itself, as the extractive writer makes them."""
    return Bullet(**{"text": text, "quotes": (a_quote(text),), **changes})


def a_card(**changes: Any) -> Card:
    """An extractive card of a_paper()."""
    values: dict[str, Any] = {
        "writer": "extractive",
        "text_from": "abstract",
        "tldr": a_bullet("We present a language model of 72 billion parameters."),
        "sections": Sections(
            whats_new=(a_bullet("We present a language model of 72 billion parameters."),),
            technical_details=(a_bullet(),),
            performance_highlights=(a_bullet("It reaches 84.2 on MMLU, 3.1 points above the earlier model."),),
        ),
    }
    return Card(**{**values, **changes})


def a_listed(number: int = 1, paper: Paper | None = None, **changes: Any) -> EditionPaper:
    """A paper as an edition lists it, with a card in both languages."""
    values: dict[str, Any] = {
        "paper": paper or a_paper(),
        "category": "LLM",
        "category_confidence": 0.83,
        "category_reasons": ("the title says language model",),
        "category_by": "rules",
        "summary": "card",
        "cards": {"ko": a_card(), "en": a_card()},
    }
    return EditionPaper(**{"number": number, **values, **changes})


def a_report(category: str = "LLM", papers: Sequence[int] = (1, 2), **changes: Any) -> Report:
    """A category's report in both languages."""
    text = ReportText("extractive", Parts(themes=(a_bullet(paper=papers[0]),), key_facts=(a_bullet(paper=papers[-1]),)))
    return Report(**{"category": category, "papers": tuple(papers), "texts": {"ko": text, "en": text}, **changes})


def a_source_report(name: str = "huggingface", found: int = 16, **changes: Any) -> SourceReport:
    """What asking one source gave."""
    return SourceReport(**{"name": name, "asked_at": at(), "found": found, **changes})


def a_note(kind: str = "excerpts", **changes: Any) -> Note:
    """A line that readers must know."""
    return Note(
        **{"kind": kind, "text": {"ko": "논문에서 뽑은 문장입니다.", "en": "Sentences from the papers."}, **changes}
    )


def an_edition(day: date = DAY, papers: Sequence[Paper | EditionPaper] | None = None, **changes: Any) -> Edition:
    """A published edition: papers may be given bare and are then numbered from 1; counts follow from them."""
    given = (a_paper(day=day),) if papers is None else papers
    listed = tuple(
        paper if isinstance(paper, EditionPaper) else a_listed(number, paper) for number, paper in enumerate(given, 1)
    )
    counts: dict[str, int] = {}
    for paper in listed:
        counts[paper.category] = counts.get(paper.category, 0) + 1
    values: dict[str, Any] = {
        "cut_at": at(day),
        "state": "published",
        "languages": ("ko", "en"),
        "papers": listed,
        "sources": (a_source_report(asked_at=at(day), found=len(listed)),),
        "counts": counts,
    }
    return Edition(**{"day": day, **values, **changes})


def a_day_without(day: date = DAY, reason: str = "no_papers", **changes: Any) -> Edition:
    """A day without an edition, and why."""
    return an_edition(day, papers=(), state="none", reason=reason, **changes)


def an_address(id: str = "100", platform: str = "terminal") -> Address:  # noqa: A002 -- the field's own name
    """Where a chat is."""
    return Address(platform, id)


def a_chat(id: str = "100", platform: str = "terminal", **changes: Any) -> Chat:  # noqa: A002 -- the field's own name
    """A private chat in English that subscribes to nothing yet."""
    values: dict[str, Any] = {
        "address": Address(platform, id),
        "kind": "private",
        "language": "en",
        "timezone": "Asia/Seoul",
        "post_time": time(9),
    }
    return Chat(**{**values, **changes})


def a_message(message: str = "1", chat: str = "100", papers: Sequence[int] = (1,), **changes: Any) -> ShownMessage:
    """A message that shows papers, sent the evening of the edition's day; `category=` and `page=` are what it shows."""
    day = changes.pop("day", DAY)
    about = About(day, tuple(papers), changes.pop("category", ""), changes.pop("page", None))
    values: dict[str, Any] = {"address": an_address(chat), "kind": "private", "part": 1, "parts": 1, "sent_at": at(day)}
    return ShownMessage(**{"message": message, "about": about, **values, **changes})


def a_list(source: str = "huggingface", day: date = DAY, papers: Sequence[str] = ("arxiv:2407.10671",)) -> ListRecord:
    """A list that was read the evening of its day."""
    return ListRecord(source, day, at(day), tuple(papers))


def days_from(first: date, count: int) -> tuple[date, ...]:
    """Consecutive days."""
    return tuple(first + timedelta(days=offset) for offset in range(count))


def erased(**counts: int) -> dict[str, int]:
    """What /forget says that it erased: nothing but what a test names."""
    kinds = ("chats", "topics", "messages", "deliveries", "conversations", "answers", "replies", "spendings", "changes")
    return {kind: counts.pop(kind, 0) for kind in kinds} | counts
