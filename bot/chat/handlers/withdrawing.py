"""An operator takes an answer back, wherever it was given: at once in one chat, in several after a code. The log says
who did.

Only whoever was found to be an operator comes here.
"""

import logging
from collections.abc import Collection

from bot.chat.message import Reply
from bot.chat.parts import line
from bot.chat.turn import Turn
from bot.document.blocks import Button, Buttons, Document
from bot.errors import JoganError
from bot.events import event
from bot.ports.platform import Posts, Rendered
from bot.ports.store import KeptAnswer
from bot.wording import speak

log = logging.getLogger(__name__)


async def withdraw(turn: Turn, kept: KeptAnswer, code: str = "") -> Reply:
    """Mark the answer, and the same where it was given again; their messages say so from now on."""
    answers, said, words = turn.house.store.answers, kept.answer.said, turn.words.questions.report
    alike = [each for each in await answers.to_same(kept.key, kept.answer.language) if each.answer.said == said]
    places, deed, person = len({each.address for each in alike}), f"withdraw {kept.number}", turn.incoming.person
    if places > 1 and not turn.house.codes.fits(person, deed, code, turn.now):
        asked = f"/wrong {kept.number} {turn.house.codes.ask(person, deed, turn.now)}"
        return turn.reply(line(words.reaches(kept.number, places, asked)), Buttons(((Button(asked, asked),),)))
    for each in alike:
        await answers.mark(each.number, "withdrawn", each.remark)
    tell_verdict(turn, kept, "withdrawn", alike)
    changed = {each.number: await _changed(turn, each) for each in alike}
    return turn.reply(line(words.withdrawn(kept.number, changed.get(kept.number, False))))


def tell_verdict(turn: Turn, kept: KeptAnswer, state: str, of: Collection[KeptAnswer]) -> None:
    """Write down who decided about an answer: numbers only."""
    operator, chats = f"{turn.incoming.address.platform}:{turn.incoming.sender}", len({each.address for each in of})
    fields = event("verdict", answer=kept.number, state=state, operator=operator, chats=chats)
    log.info("%s decided about answer %d: %s", operator, kept.number, state, extra=fields)


async def _changed(turn: Turn, kept: KeptAnswer) -> bool:
    """Whether every message that shows an answer now says that it was withdrawn."""
    posts = turn.house.posts.get(kept.address.platform)
    if posts is None or not kept.message:
        return False
    instead = Document((line(speak.chat(kept.answer.language).questions.report.instead),))
    (message, *_) = posts.render(instead, kept.kind)
    changed = [await _edited(posts, kept, shown, message) for shown in kept.message.split()]
    return all(changed)


async def _edited(posts: Posts, kept: KeptAnswer, shown: str, message: Rendered) -> bool:
    try:
        await posts.edit(kept.address, kept.kind, shown, message)
    except JoganError:
        return False
    return True
