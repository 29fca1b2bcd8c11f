"""What is shown by a message that is replied to from elsewhere, or that somebody brought from a channel."""

from datetime import date
from typing import Any

from integration.telegram.living import OwnDesk, at
from telegram import Message

from adapters.platforms.telegram.asked import Own
from adapters.platforms.telegram.inbound import replies
from bot.domain.shown import About

OWN, ABOUT = Own(1, "jogan_bot"), About(date(2024, 7, 16), (3,))
ANN = {"id": 7, "is_bot": False, "first_name": "Ann"}
CHANNEL = {"id": -1005, "type": "channel", "title": "The Lab"}
ORIGIN = {"type": "channel", "date": 1, "chat": CHANNEL, "message_id": 40}


def a_message(**more: Any) -> Message:
    raw = {"message_id": 9, "date": 2, "chat": {"id": 7, "type": "private"}, "from": ANN, "text": "왜 빨라?", **more}
    found = Message.de_json(raw)
    assert found
    return found


async def shown(message: Message) -> About | None:
    desk = OwnDesk(remembered=[(at(-1005), "40", ABOUT)])
    return await replies.shown(message, at(7), desk, OWN)


async def test_a_channels_post_that_is_replied_to_from_a_private_chat() -> None:
    assert await shown(a_message(external_reply={"origin": ORIGIN, "chat": CHANNEL, "message_id": 40})) == ABOUT


async def test_a_channels_post_that_somebody_forwarded() -> None:
    forwarded = {
        "message_id": 8,
        "date": 1,
        "chat": {"id": 7, "type": "private"},
        "from": ANN,
        "forward_origin": ORIGIN,
    }
    assert await shown(a_message(reply_to_message={**forwarded, "text": "post"})) == ABOUT


async def test_what_is_none_of_ours_shows_nothing() -> None:
    other = {**ORIGIN, "message_id": 41}
    person = {"type": "user", "date": 1, "sender_user": ANN}
    for origin in (other, person):
        assert await shown(a_message(external_reply={"origin": origin})) is None
    assert await shown(a_message()) is None
