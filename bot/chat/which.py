"""Which paper a person means, found in what is kept. A number means, in this order: a paper of the post that is
replied to, of the edition or conference report this conversation last showed, of the newest edition. A post of several
editions numbers the older ones with their day (`7/16-3`)."""

from datetime import date

from bot.chat.arguments.papers import ById, ByNumber, ByWords, paper_named
from bot.chat.turn import Turn
from bot.chat.which_report import (
    InReport,
    identified_in,
    named_report,
    numbered_in,
    spoken_report,
    spoken_slug,
    titled_in,
)
from bot.domain.category import folded
from bot.domain.conference import ConferenceReport
from bot.domain.edition import Edition, EditionPaper
from bot.domain.paper import Paper, PaperId
from bot.domain.shown import About
from bot.errors import AmbiguousPaper, MissingArgument, NoEdition, UnknownPaper

Listed = tuple[Edition, EditionPaper]
SHORTEST_WORDS = 3
MOST_CHOICES = 5


async def paper_meant(turn: Turn) -> Listed | InReport | Paper:
    """The listed paper with its edition or report, or a known paper that none has; raises UserMistake."""
    text = turn.command.rest or _only_one_replied_to(turn)
    newest = await turn.house.store.editions.newest()
    if not text:
        raise MissingArgument(turn.command.name, f"/{turn.command.name} 1")
    match paper_named(text, turn.local_now.date(), newest.day if newest else None):
        case ById(identity):
            return await identified(turn, identity)
        case ByNumber() as named:
            return await numbered(turn, named, text)
        case ByWords(words):
            return await titled(turn, words)


async def numbered(turn: Turn, named: ByNumber, text: str) -> Listed | InReport:
    """The paper of a number, which was written in a text; raises UserMistake."""
    slug = named.report or ("" if named.day else spoken_slug(turn))
    if slug:
        return numbered_in(await named_report(turn, slug), named.number)
    day = meant_by_post(turn.incoming.reply_to, named.number, named.day, text)
    edition = await turn.house.store.editions.on(day) if day else await spoken_of(turn)
    if edition is None or edition.state == "none":
        newest = await turn.house.store.editions.newest()
        raise NoEdition(day, newest.day if newest else None, edition.reason if edition else None)
    return edition, _numbered(edition, named.number, text)


async def spoken_of(turn: Turn) -> Edition | None:
    """The edition that a bare number is of."""
    editions = turn.house.store.editions
    reply_to = turn.incoming.reply_to
    day = reply_to.day if reply_to and not reply_to.report else turn.chat.last_read
    spoken = await editions.on(day) if day else None
    return spoken if spoken and spoken.state == "published" else await editions.newest()


def meant_by_post(post: About | None, number: int, named: date | None, text: str) -> date | None:
    """The day of the edition that a number is of, where a post of several editions is replied to.

    A day without its year is one of the post's; a bare number is one of its newest edition, or the only older one that
    it shows.
    """
    if post is None or not post.older:
        return named
    if named is not None:
        days = (post.day, *(day for day, _ in post.older))
        same = [day for day in days if (day.month, day.day) == (named.month, named.day)]
        return named if str(named.year) in text or not same else same[0]
    older = [day for day, papers in post.older if number in papers]
    return older[0] if number not in post.papers and len(older) == 1 else None


def _only_one_replied_to(turn: Turn) -> str:
    """The paper of a post that shows one."""
    post = turn.incoming.reply_to
    if post is None:
        return ""
    of = post.report or post.day.isoformat()
    shown = [(of, number) for number in post.papers]
    shown += [(day.isoformat(), number) for day, papers in post.older for number in papers]
    return f"{shown[0][0]}{':' if post.report else '-'}{shown[0][1]}" if len(shown) == 1 else ""


def _numbered(edition: Edition, number: int, text: str) -> EditionPaper:
    listed = edition.numbered(number)
    if listed is None:
        raise UnknownPaper(text)
    return listed


async def identified(turn: Turn, identity: PaperId) -> Listed | InReport | Paper:
    """A kept paper by its identity, with the report in question that has it, or its edition where it has one; raises
    UnknownPaper."""
    if found := identified_in(await spoken_report(turn), identity):
        return found
    store = turn.house.store
    place = await store.editions.place(identity)
    edition = await store.editions.on(place.day) if place else None
    if place and edition:
        return edition, _numbered(edition, place.number, identity)
    known = await store.papers.get([identity])
    if identity not in known:
        kind, _, text = identity.partition(":")
        raise UnknownPaper(text, is_identity=True, askable=kind == "arxiv")
    return known[identity]


async def titled(turn: Turn, words: str) -> Listed | InReport:
    """The paper of the report or edition in question whose title has these words."""
    wanted = folded(words)
    if len(wanted) < SHORTEST_WORDS:
        raise UnknownPaper(words)
    if found := _titled_in_report(await spoken_report(turn), words):
        return found
    edition = await spoken_of(turn)
    if edition is None:
        raise NoEdition(None)
    for one in (edition, *await others_of_post(turn, edition)):
        fitting = [listed for listed in one.papers if wanted in folded(listed.paper.title)]
        if len(fitting) > 1:
            choices = tuple((listed.number, listed.paper.title) for listed in fitting[:MOST_CHOICES])
            raise AmbiguousPaper(words, choices)
        if fitting:
            return one, fitting[0]
    raise UnknownPaper(words)


def _titled_in_report(report: ConferenceReport | None, words: str) -> InReport | None:
    fitting = titled_in(report, words) if report else ()
    if len(fitting) > 1:
        raise AmbiguousPaper(words, tuple((one.written, one.listed.paper.title) for one in fitting[:MOST_CHOICES]))
    return fitting[0] if fitting else None


async def others_of_post(turn: Turn, spoken: Edition) -> list[Edition]:
    """The older editions of the post that is replied to."""
    older = turn.incoming.reply_to.older if turn.incoming.reply_to else ()
    kept = [await turn.house.store.editions.on(day) for day, _ in older if day != spoken.day]
    return [edition for edition in kept if edition is not None]
