"""A real page of the shipped day, as it is kept for sending."""

from datetime import date

from kill.town import edition_of

from adapters.platforms.telegram.outbound import render
from bot.document.edition import post
from bot.domain.nine import NINE
from bot.ports.platform import Rendered


async def telegram_page(day: date = date(2024, 7, 16)) -> Rendered:
    """The page of one category."""
    edition = await edition_of(day)
    document = post(
        edition, NINE, chosen=("LLM",), language="en", fits=lambda shown: render.fits(shown, "private", "jogan_bot")
    )
    return render.render(document, "private", "jogan_bot")[-1]
