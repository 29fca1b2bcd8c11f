"""The one repair call of a text: all sentences that the gate stopped, each with the check and the word at fault."""

import logging

from bot.domain.text import PaperText
from bot.writing.desk import FAULTS, Asks
from bot.writing.passages import around
from bot.writing.prompts import Failed, repair_prompt
from bot.writing.sheet import Sheet

log = logging.getLogger(__name__)


async def repair(sheet: Sheet, text: PaperText, model: Asks) -> None:
    """Ask once for what failed and put the answer before the gate; what cannot be asked or mended stays failed."""
    if not sheet.failed:
        return
    places = sorted(sheet.failed)
    passages = around([sheet.drafts[place] for place in places], sheet.source)
    try:
        reply = await model.ask(repair_prompt(text, passages, [_failed(sheet, at) for at in places], sheet.language))
    except FAULTS as fault:
        log.debug("%s: %d sentences are not mended: %s", text.paper, len(places), fault)
        return
    sheet.mend({mended.index: mended for mended in reply.value.bullets})


def _failed(sheet: Sheet, place: int) -> Failed:
    draft, failure = sheet.drafts[place], sheet.failed[place]
    return Failed(place, draft.text, draft.quotes, failure.check, failure.word, failure.detail)
