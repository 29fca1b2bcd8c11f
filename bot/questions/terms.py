"""English words to search with, for a question in Korean: one call, paid once for all papers.

Without them the search has the Latin words of the question and the glossary: it is worse, and it is not silent.
"""

import asyncio
import logging
import re

from bot.questions.prompts import terms_prompt
from bot.writing.desk import FAULTS, Asks

log = logging.getLogger(__name__)
PATIENCE = 5.0
"""Seconds for the words: the answer has to come after them."""
_HANGUL = re.compile(r"[가-힣ㄱ-ㆎ]")


async def english_terms(question: str, model: Asks | None) -> tuple[str, ...]:
    """The terms; none for a question that has no Korean in it, and where no model can be asked now."""
    if model is None or not _HANGUL.search(question):
        return ()
    try:
        async with asyncio.timeout(PATIENCE):
            reply = await model.ask(terms_prompt(question))
    except (TimeoutError, *FAULTS) as fault:
        log.debug("No terms to search with: %s", fault)
        return ()
    terms = (" ".join(term.split()) for term in reply.value.terms)
    return tuple(dict.fromkeys(term for term in terms if term))
