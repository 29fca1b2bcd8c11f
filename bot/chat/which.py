"""Which paper a person means, found in what is kept. A number means, in this order: a paper of the post that is
replied to, of the edition this conversation last showed, of the newest edition."""

from bot.chat.arguments.papers import ById, ByNumber, ByWords, paper_named
from bot.chat.turn import Turn
from bot.domain.category import folded
from bot.domain.edition import Edition, EditionPaper
from bot.domain.paper import Paper, PaperId
from bot.errors import AmbiguousPaper, MissingArgument, NoEdition, UnknownPaper

Listed = tuple[Edition, EditionPaper]
SHORTEST_WORDS = 3
MOST_CHOICES = 5


async def paper_meant(turn: Turn) -> Listed | Paper:
    """The listed paper with its edition, or a known paper that no edition has yet; raises UserMistake."""
    text = turn.command.rest or _only_one_replied_to(turn)
    newest = await turn.house.store.editions.newest()
    if not text:
        raise MissingArgument(turn.command.name, f"/{turn.command.name} 1")
    match paper_named(text, turn.local_now.date(), newest.day if newest else None):
        case ById(identity):
            return await _identified(turn, identity)
        case ByNumber(number, day):
            edition = await turn.house.store.editions.on(day) if day else await spoken_of(turn)
            if edition is None or edition.state == "none":
                raise NoEdition(day, newest.day if newest else None, edition.reason if edition else None)
            return edition, _numbered(edition, number, text)
        case ByWords(words):
            return await titled(turn, words)


async def spoken_of(turn: Turn) -> Edition | None:
    """The edition that a bare number is of."""
    editions = turn.house.store.editions
    reply_to = turn.incoming.reply_to
    day = reply_to.day if reply_to else turn.chat.last_read
    spoken = await editions.on(day) if day else None
    return spoken if spoken and spoken.state == "published" else await editions.newest()


def _only_one_replied_to(turn: Turn) -> str:
    reply_to = turn.incoming.reply_to
    return str(reply_to.papers[0]) if reply_to and len(reply_to.papers) == 1 else ""


def _numbered(edition: Edition, number: int, text: str) -> EditionPaper:
    listed = edition.numbered(number)
    if listed is None:
        raise UnknownPaper(text)
    return listed


async def _identified(turn: Turn, identity: PaperId) -> Listed | Paper:
    store = turn.house.store
    place = await store.editions.place(identity)
    edition = await store.editions.on(place.day) if place else None
    if place and edition:
        return edition, _numbered(edition, place.number, identity)
    known = await store.papers.get([identity])
    if identity not in known:
        raise UnknownPaper(identity.partition(":")[2], is_identity=True)
    return known[identity]


async def titled(turn: Turn, words: str) -> Listed:
    """The paper of the edition in question whose title has these words."""
    edition = await spoken_of(turn)
    if edition is None:
        raise NoEdition(None)
    wanted = folded(words)
    if len(wanted) < SHORTEST_WORDS:
        raise UnknownPaper(words)
    fitting = [listed for listed in edition.papers if wanted in folded(listed.paper.title)]
    if not fitting:
        raise UnknownPaper(words)
    if len(fitting) > 1:
        choices = tuple((listed.number, listed.paper.title) for listed in fitting[:MOST_CHOICES])
        raise AmbiguousPaper(words, choices)
    return edition, fitting[0]
