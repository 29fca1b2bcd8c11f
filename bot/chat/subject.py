"""Which papers a question is about: those that it names, of the message replied to, of what was talked about last.

A tie is no mistake: whoever asked chooses, and the question waits.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.chat.arguments.mentions import mentions
from bot.chat.arguments.papers import ById, ByNumber
from bot.chat.turn import Turn
from bot.chat.which import Listed, identified, numbered, others_of_post, spoken_of
from bot.chat.which_report import InReport, named_report, spoken_report, spoken_slug
from bot.domain.paper import Paper, PaperId
from bot.errors import UnknownPaper
from bot.questions import memory
from bot.questions.asking import MOST_PAPERS
from bot.questions.which_paper import Named, named

MOST_CHOICES = 5
BEFORE = -1
"""Where a paper stands that a question does not name, and that was talked about before it."""
_COMPARES = re.compile(
    r"비교|차이|보다|중에?\s|이랑|(?<=[가-힣A-Za-z0-9])랑\s|\b(?:vs|versus|compare[ds]?|than|better|between|differ)",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:it|its|this|that|they|their|them)\b|이거|그거|저거|이건|그건|이\s*논문|그\s*논문|여기", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A paper: its identity, what is kept of it, and where it is listed: in the edition of a day, or in a conference
    `report` (its slug) that was made on it."""

    identity: PaperId
    paper: Paper | None = None
    day: date | None = None
    number: int | None = None
    report: str = ""

    @property
    def written(self) -> str:
        """How it can be named anywhere."""
        if self.report:
            return f"{self.report}:{self.number}"
        return f"{self.day.isoformat()}-{self.number}" if self.day else self.identity.removeprefix("arxiv:")


Group = tuple[Subject, ...]
"""What one name may mean: one paper, or several."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Several papers that `words` may mean, or, without words, some that may be asked about. `papers` are those of the
    question, None for the one that is to be chosen."""

    words: str
    choices: Group
    papers: tuple[Paper | None, ...] = (None,)


@dataclass(frozen=True, slots=True)
class Found:
    """One paper or two. `follows`: the question goes on with what was talked about."""

    papers: Group
    follows: bool


async def subjects(turn: Turn, text: str, *, begins: bool = False) -> Found | Tie:
    """What a question is about. `begins`: a number at the beginning names a paper. Raises UserMistake for what is not
    listed."""
    found, named = await _subjects(turn, text, begins=begins)
    return found if isinstance(found, Tie) else Found(found, not named)


async def _subjects(turn: Turn, text: str, *, begins: bool) -> tuple[Group | Tie, bool]:
    """The papers, and whether the question names them."""
    replied, spoken, listed = await _replied(turn), await _spoken(turn), await _listed(turn)
    known = {subject.identity: subject for subject in (*listed, *spoken, *replied)}
    words = named(text, [subject.paper for subject in known.values() if subject.paper])
    compares = _COMPARES.search(text) is not None
    if len(words) < (MOST_PAPERS if compares else 1) and any(subject.report for subject in listed):
        known = {subject.identity: subject for subject in (*await _of_edition(turn), *known.values())}
        words = named(text, [subject.paper for subject in known.values() if subject.paper])
    surely = await _surely(turn, text, words, known, begins=begins)
    perhaps = [(one.at, one.words, _group(one, known)) for one in words if not one.as_paper]
    if surely:
        meant = _with_others(surely, perhaps, replied or spoken, text) if compares else surely
        return _settled(meant), meant[0][0] != BEFORE
    if replied:
        return replied[:MOST_PAPERS], False
    if perhaps and not (spoken and _POINTS.search(text)):
        others = [(BEFORE, "", spoken[:1])] if compares and spoken and spoken[0] not in perhaps[0][2] else []
        return _settled([*others, *perhaps] if compares else perhaps[:1]), not others
    shown = _shown(turn, listed)
    goes_on = turn.incoming.reply_to is None or bool(set(spoken[:MOST_PAPERS]) & set(shown))
    if spoken and goes_on:
        return spoken[:MOST_PAPERS], False
    if slug := spoken_slug(turn):
        await named_report(turn, slug)  # of one that is gone, nothing else is offered
    return Tie("", shown[:MOST_CHOICES]), False


Meant = tuple[int, str, Group]
"""Where it is named, how, and what it may be."""


def _with_others(surely: list[Meant], perhaps: list[Meant], context: Group, text: str) -> list[Meant]:
    """What one paper is compared with: another that is named, or the one that was talked about."""
    if len(surely) > 1:
        return surely
    if perhaps:
        return sorted([*surely, *perhaps], key=lambda one: one[0])
    pointed = context[:1] if _POINTS.search(text) else ()
    return [*([(BEFORE, "", pointed)] if pointed and pointed != surely[0][2] else []), *surely]


async def _surely(
    turn: Turn, text: str, words: Sequence[Named], known: dict[PaperId, Subject], *, begins: bool
) -> list[Meant]:
    newest = await turn.house.store.editions.newest()
    slugs = await turn.house.store.reports.slugs()
    told = mentions(text, turn.local_now.date(), newest.day if newest else None, begins=begins, reports=slugs)
    numbers = [(one.start, text[one.start : one.end], (await subject_of(turn, one.paper, text),)) for one in told[:3]]
    as_papers = [(one.at, one.words, _group(one, known)) for one in words if one.as_paper]
    once = {one[2]: one for one in sorted([*numbers, *as_papers], key=lambda one: one[0], reverse=True)}
    return list(once.values())[::-1]


def _group(one: Named, known: dict[PaperId, Subject]) -> Group:
    return tuple(known[paper.id] for paper in one.papers)


def _settled(meant: Sequence[Meant]) -> Group | Tie:
    """The first two, unless one of them may be several."""
    two = meant[:MOST_PAPERS]
    for _, words, group in two:
        if len(group) > 1:
            others = tuple(None if other is group else other[0].paper for _, _, other in two)
            return Tie(words, group[:MOST_CHOICES], others)
    return tuple(dict.fromkeys(group[0] for _, _, group in two))


async def subject_of(turn: Turn, paper: ByNumber | ById, text: str) -> Subject:
    """The paper of a number or an identity; one that is not kept may be found elsewhere."""
    if isinstance(paper, ByNumber):
        return _subject(await numbered(turn, paper, text if paper.day else str(paper.number)))
    return await _identified(turn, paper.id)


def _subject(found: Listed | InReport | Paper) -> Subject:
    if isinstance(found, Paper):
        return Subject(found.id, found)
    if isinstance(found, InReport):
        listed = found.listed
        return Subject(listed.paper.id, listed.paper, found.report.made_on, listed.number, found.report.slug)
    edition, paper = found
    return Subject(paper.paper.id, paper.paper, edition.day, paper.number)


async def _identified(turn: Turn, identity: PaperId) -> Subject:
    try:
        return _subject(await identified(turn, identity))
    except UnknownPaper:
        return Subject(identity)


def _shown(turn: Turn, listed: Group) -> Group:
    """Those that the post replied to shows, which may be of one category; all where it shows none."""
    post = turn.incoming.reply_to
    if post and post.report:
        return tuple(one for one in listed if one.report == post.report and one.number in post.papers) or listed
    papers = (
        {(day, number) for day, numbers in ((post.day, post.papers), *post.older) for number in numbers} if post else ()
    )
    return tuple(one for one in listed if (one.day, one.number) in papers) or listed


async def _replied(turn: Turn) -> Group:
    """The papers of the answer that is replied to, or the only one of a post."""
    post = turn.incoming.reply_to
    if post is None:
        return ()
    if post.answer is not None:
        kept = await turn.house.store.answers.get(post.answer)
        return tuple([await _identified(turn, identity) for identity in kept.answer.papers]) if kept else ()
    shown = [ByNumber(number, None if post.report else post.day, post.report) for number in post.papers]
    shown += [ByNumber(number, day) for day, papers in post.older for number in papers]
    if len(shown) != 1:
        return ()
    (one,) = shown
    return (await subject_of(turn, one, f"{one.day.isoformat()}-{one.number}" if one.day else ""),)


async def _spoken(turn: Turn) -> Group:
    """What is asked about now, or was talked about last."""
    address, asking = turn.incoming.address, turn.house.asking
    conversation = await turn.house.store.conversations.get(address)
    papers = asking.lines.papers(address) if asking else ()
    papers = papers or memory.spoken_of(conversation, turn.now)
    return tuple([await _identified(turn, identity) for identity in papers])


async def _listed(turn: Turn) -> Group:
    """The papers of the report or edition in question."""
    report = await spoken_report(turn)
    return tuple(_subject(InReport(report, one)) for one in report.papers) if report else await _of_edition(turn)


async def _of_edition(turn: Turn) -> Group:
    """The papers of the edition in question, and of the others that the post replied to shows."""
    edition = await spoken_of(turn)
    if edition is None:
        return ()
    return tuple(
        Subject(listed.paper.id, listed.paper, one.day, listed.number)
        for one in (edition, *await others_of_post(turn, edition))
        for listed in one.papers
    )
