"""A post without a picture as it is on the wire: written once for all channels of a bundle, each with its own nonce.

The library writes it, and sends it as it sends all else (pace, trace, errors); no object is made of the answer.
"""

import json
from functools import lru_cache
from typing import Any

import discord
from aiohttp.payload import BytesPayload
from discord.http import Route, handle_message_parameters

from adapters.platforms.discord.outbound.form import loaded
from adapters.platforms.discord.outbound.view import view_of
from bot.errors import Unsure

JSON = "application/json"
MOST_READY = 256
"""Messages that are remembered, loud and silent ones: as many as a lane looks ahead."""


async def send(client: discord.Client, channel: int, body: str, *, nonce: str, silent: bool) -> str:
    """Send a message of our own form; its id. `nonce` is letters and digits.

    The library's own way makes objects of all that is sent and answered anew: a third of a message's cost. Raises
    what the library raises, and Unsure where the answer names no message.
    """
    begun = _begun(body, silent, client.allowed_mentions)
    content = BytesPayload(b'%b,"nonce":"%b","enforce_nonce":true}' % (begun, nonce.encode()), content_type=JSON)
    route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
    told: Any = await client.http.request(route, data=content)
    try:
        return str(int(told["id"]))
    except (KeyError, TypeError, ValueError):
        raise Unsure("the service does not say which message it made") from None


@lru_cache(maxsize=MOST_READY)
def _begun(body: str, silent: bool, mentions: discord.AllowedMentions | None) -> bytes:
    """The message's JSON without its closing brace."""
    flags = discord.MessageFlags(suppress_notifications=silent)
    view = view_of(loaded(body))
    with handle_message_parameters(content=None, view=view, flags=flags, previous_allowed_mentions=mentions) as made:
        return json.dumps(made.payload, separators=(",", ":")).encode()[:-1]
