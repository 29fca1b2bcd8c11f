"""Hypothesis strategies for domain values: hostile text, Korean, emoji, every optional field there and not there."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TypeVar

from hypothesis import strategies as st

from bot.domain.answer import Answer, Passage, Ranked
from bot.domain.card import Card, Parts, Report, ReportText, Sections
from bot.domain.chat import Address, Chat
from bot.domain.conference import (
    Chapter,
    ConferenceReport,
    Details,
    EarlierWork,
    Figure,
    Intro,
    Reported,
    Told,
)
from bot.domain.conversation import Conversation, Exchange
from bot.domain.edition import Edition, EditionPaper, Note, SourceReport
from bot.domain.evidence import Bullet, Dropped, Quote
from bot.domain.paper import Paper, Sighting
from bot.domain.shown import About, Page
from bot.ports.store import KeptAnswer, ListRecord, ShownMessage

T = TypeVar("T")
SAMPLES = [
    "한국어 제목: 강화학습",
    "각 각",
    "👩‍🔬🏳️‍🌈🇰🇷",
    "nul\0inside",
    "\x1b[31m\x07\x7f\x85",
    "שלום עולם \u202eabc\u202c",
    "e\u0301 Z͑͗a",
    "'; DROP TABLE papers; --",
    '\\u0000 \\ud800 "quoted"\n\r\n\u2028',
    "\ufeff\ufffe\U0010ffff",
    "",
]
CATEGORIES = ["LLM", "Reinforcement Learning", "사용자 분류"]
LANGUAGES = ["ko", "en"]

texts = st.sampled_from(SAMPLES) | st.text(max_size=40)
keys = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=20)
arxiv_ids = st.from_regex(r"arxiv:[0-9]{4}\.[0-9]{5}", fullmatch=True)
paper_ids = arxiv_ids | keys.map("title:{}".format)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
zones = st.sampled_from([UTC, timezone(timedelta(hours=9)), timezone(timedelta(hours=-9, minutes=-30))])
instants = st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31), timezones=zones)  # noqa: DTZ001 -- bounds are naive by Hypothesis's rule
languages = st.sampled_from(LANGUAGES)


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """A value or None."""
    return st.none() | strategy


def tuples_of(strategy: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    """A few values in order."""
    return st.lists(strategy, max_size=most).map(tuple)


def by_language(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[dict[str, T]]:
    """A value for some of the languages."""
    return st.dictionaries(languages, strategy, max_size=2)


quotes = st.builds(Quote, texts, texts, maybe(st.integers(0, 10**6)))
bullets = st.builds(Bullet, texts, tuples_of(quotes), maybe(st.integers(1, 500)))
dropped = tuples_of(st.builds(Dropped, texts, texts, texts), 1)
sections = st.builds(Sections, tuples_of(bullets), tuples_of(bullets, 1), tuples_of(bullets, 1))
writers = st.sampled_from(["extractive", "model"])
cards = st.builds(
    Card,
    writers,
    st.sampled_from(["abstract", "full_text"]),
    bullets,
    sections,
    dropped,
    model=maybe(texts),
    prompt_version=maybe(texts),
)
parts = st.builds(Parts, tuples_of(bullets), tuples_of(bullets, 1), tuples_of(bullets, 1), tuples_of(bullets, 1))
report_texts = st.builds(ReportText, writers, parts, dropped)
reports = st.builds(Report, st.sampled_from(CATEGORIES), tuples_of(st.integers(1, 500)), by_language(report_texts))

sightings = st.builds(
    Sighting,
    st.sampled_from(["huggingface", "arxiv"]) | keys,
    days,
    instants,
    maybe(st.integers(-(2**63), 2**63 - 1)),
    maybe(keys),
)


def _ordered(seen: list[Sighting]) -> tuple[Sighting, ...]:
    return tuple(sorted(seen, key=lambda sighting: (sighting.day, sighting.source)))


united_sightings = st.lists(sightings, max_size=3, unique_by=lambda seen: (seen.source, seen.day)).map(_ordered)
papers = st.builds(
    Paper,
    id=paper_ids,
    title=texts,
    url=texts,
    sightings=united_sightings,
    abstract=texts,
    source_title=texts,
    source_abstract=texts,
    authors=tuples_of(texts, 3),
    authors_complete=st.booleans(),
    thumbnail=maybe(texts),
    votes=maybe(st.integers()),
    withdrawn=st.booleans(),
    doi=maybe(texts),
    comment=maybe(texts),
    published=maybe(instants),
    arxiv_categories=tuples_of(texts),
    links=tuples_of(texts),
)
"""Papers as a store gives them: sightings unique by source and day, in that order."""

list_records = st.builds(ListRecord, keys, days, instants, tuples_of(paper_ids, 5))
source_reports = st.builds(SourceReport, texts, instants, st.integers(0, 10**6), maybe(texts))
notes = st.builds(Note, texts, by_language(texts))


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """A published edition whose papers are distinct and numbered from 1."""
    drawn = draw(st.lists(papers, max_size=3, unique_by=lambda paper: paper.id))
    listed = tuple(draw(_listed(number, paper)) for number, paper in enumerate(drawn, 1))
    counts = draw(st.dictionaries(st.sampled_from(CATEGORIES), st.integers(0, 500)))
    return Edition(
        draw(days),
        draw(instants),
        "published",
        tuple(draw(st.permutations(LANGUAGES))),
        papers=listed,
        reports=draw(tuples_of(reports)),
        sources=draw(tuples_of(source_reports)),
        notes=draw(tuples_of(notes)),
        counts=counts,
    )


def _listed(number: int, paper: Paper) -> st.SearchStrategy[EditionPaper]:
    return st.builds(
        EditionPaper,
        number=st.just(number),
        paper=st.just(paper),
        category=st.sampled_from(CATEGORIES),
        category_confidence=st.floats(allow_nan=False, allow_infinity=False),
        category_reasons=tuples_of(texts),
        category_by=texts,
        summary=st.sampled_from(["card", "no_text", "withdrawn", "listed_only"]),
        late=st.booleans(),
        cards=by_language(cards),
    )


addresses = st.builds(Address, st.sampled_from(["telegram", "discord", "terminal"]), keys)
kinds = st.sampled_from(["private", "group", "channel", "thread", "forum"])
lengths = st.sampled_from(["brief", "full"])
chats = st.builds(
    Chat,
    address=addresses,
    kind=kinds,
    language=languages,
    timezone=st.sampled_from(["UTC", "Asia/Seoul", "America/St_Johns"]),
    post_time=st.times(),
    days=st.permutations(range(7)).flatmap(lambda order: st.integers(0, 7).map(lambda n: tuple(order[:n]))),
    weekly=st.booleans(),
    length=lengths,
    notices=st.booleans(),
    categories=tuples_of(texts, 3),
    everything=st.booleans(),
    paused=st.booleans(),
    cursor=maybe(days),
    next_due=maybe(instants),
    last_read=maybe(days),
    last_report=st.just("") | keys,
    muted=st.booleans(),
    off=maybe(st.sampled_from(["blocked", "removed", "no_rights", "gone", "closed"])),
    owner=st.just("") | keys,
    from_file=st.booleans(),
)
pages = st.builds(
    Page, st.sampled_from(["post", "card"]), languages, lengths, maybe(tuples_of(texts)), whole=st.booleans()
)
abouts = st.builds(About, days, tuples_of(st.integers(1, 500), 5), texts, maybe(pages))
shown_messages = st.builds(ShownMessage, addresses, kinds, keys, abouts, st.integers(1, 9), st.integers(1, 9), instants)

passages = st.builds(Passage, paper_ids, st.integers(0, 2**40), texts, texts, st.integers(0, 10**7))
ranked = st.builds(Ranked, passages, st.floats(allow_nan=False, allow_infinity=False))
answers = st.builds(
    Answer,
    texts,
    languages,
    tuples_of(paper_ids),
    st.sampled_from(["answered", "not_said", "no_model", "outage", "budget", "unusable", "late", "gate"]),
    st.sampled_from(["model", "passages"]),
    tuples_of(bullets),
    tuples_of(ranked),
    dropped,
    st.booleans(),
    maybe(texts),
)
kept_answers = st.builds(
    KeptAnswer,
    number=st.just(0),
    address=addresses,
    kind=kinds,
    person=st.just("") | keys,
    key=texts,
    answer=answers,
    at=instants,
    message=st.just("") | keys,
    state=st.sampled_from(["given", "reported", "withdrawn", "kept"]),
    remark=texts,
)
exchanges = st.builds(Exchange, tuples_of(paper_ids), texts, texts, instants)
conversations = st.builds(Conversation, addresses, tuples_of(exchanges, 3), texts)

details = st.builds(Details, tuples_of(bullets), tuples_of(bullets, 1), tuples_of(bullets, 1), tuples_of(bullets, 1))
told = st.builds(Told, writers, st.sampled_from(["abstract", "full_text"]), bullets, details, dropped)
figures = st.builds(Figure, texts, texts, texts, texts)
decisions = st.sampled_from(["oral", "spotlight", "poster", "accepted"])
reported = st.builds(
    Reported,
    st.integers(1, 500),
    papers,
    texts,
    decisions,
    texts,
    tuples_of(texts),
    tuples_of(texts),
    by_language(told),
    maybe(figures),
)
intros = st.builds(Intro, writers, tuples_of(bullets), dropped)
chapters = st.builds(Chapter, texts, texts, tuples_of(st.integers(1, 500)), by_language(intros))
earlier_work = st.builds(EarlierWork, texts, tuples_of(st.integers(1, 500)), texts, maybe(st.integers(1900, 2030)))
conference_reports = st.builds(
    ConferenceReport,
    keys,
    texts,
    tuples_of(languages),
    days,
    maybe(texts),
    st.dictionaries(keys, st.integers(0, 500), max_size=2),
    tuples_of(chapters),
    tuples_of(reported),
    tuples_of(earlier_work),
    st.dictionaries(texts, texts, max_size=2),
    tuples_of(notes),
    texts,
)
