"""What the service at the other end can do, learnt once by trying: a self-hosted server may be years older."""

from typing import Any

from telegram import Bot
from telegram.error import BadRequest, EndPointNotFound

from adapters.platforms.telegram.addresses import Spot
from adapters.platforms.telegram.faults import ours


class RichMessages:
    """Sends rich messages while the service knows them."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self.known = True
        """False from the first answer on that there is no such call."""

    async def send(self, to: Spot, html: str, *, reply_to: int | None, reply_markup: str | None) -> int | None:
        """The message's id; None where the service does not know such messages or did not read this one."""
        if not self.known:
            return None
        told: dict[str, Any] = {
            "chat_id": to.chat,
            "message_thread_id": to.thread,
            "rich_message": {"html": html, "skip_entity_detection": True},
            "reply_markup": reply_markup,
            "reply_parameters": {"message_id": reply_to, "allow_sending_without_reply": True} if reply_to else None,
        }
        with ours(to.chat):
            try:
                sent = await self._bot.do_api_request(
                    "sendRichMessage", {name: value for name, value in told.items() if value is not None}
                )
            except EndPointNotFound:
                self.known = False
                return None
            except BadRequest:
                return None  # whatever is wrong with it, the ordinary message tells
        return int(sent["message_id"])
