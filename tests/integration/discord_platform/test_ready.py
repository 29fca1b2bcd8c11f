"""A post that was written ahead is, to the service, the very message that the library's own send() makes."""

import asyncio

import pytest
from integration.discord_platform.hall import Hall, a_page
from responders.discord_service.scripts import Answer

from adapters.platforms.discord.faults import translated
from adapters.platforms.discord.outbound import ready
from adapters.platforms.discord.outbound.form import loaded
from adapters.platforms.discord.outbound.view import view_of
from bot.errors import Unsure

SEND = ("POST", "/channels/{channel_id}/messages")


@pytest.mark.parametrize("silent", [False, True])
async def test_row_42_it_is_what_the_library_would_send(hall: Hall, silent: bool) -> None:
    async with hall.sending() as platform:
        client = platform._connection.client
        (message,) = platform.render(a_page(7), "group")
        number = await ready.send(client, hall.channel.id, message.body, nonce="a1", silent=silent)
        partial = client.get_partial_messageable(hall.channel.id)
        await partial.send(view=view_of(loaded(message.body)), nonce="b2", silent=silent)
    ours, librarys = (call.body for call in hall.service.calls if call.method == "POST")
    assert ours == librarys | {"nonce": "a1"}
    assert ours["enforce_nonce"] is True
    assert number == str(hall.channel.messages[0].id)


async def test_messages_at_once_are_each_their_own(hall: Hall) -> None:
    async with hall.sending() as platform:
        client = platform._connection.client
        bodies = [platform.render(a_page(count), "group")[0].body for count in (1, 2, 1)]
        sends = [
            ready.send(client, hall.channel.id, body, nonce=f"n{place}", silent=False)
            for place, body in enumerate(bodies)
        ]
        numbers = await asyncio.gather(*sends)
    there = {str(message.id): message for message in hall.channel.messages}
    assert [str(there[number].nonce) for number in numbers] == ["n0", "n1", "n2"]
    sizes = [len(str(there[number].components)) for number in numbers]
    assert sizes[0] == sizes[2] < sizes[1]


@pytest.mark.parametrize("body", [{}, {"id": None}, {"id": "?"}, [], "fine"])
async def test_row_8_an_answer_without_an_id_is_unsure(hall: Hall, body: object) -> None:
    hall.service.script(*SEND, [Answer(200, body, stored=True)])
    async with hall.sending() as platform:
        (message,) = platform.render(a_page(), "group")
        with pytest.raises(Unsure), translated(at_once=True):
            await ready.send(platform._connection.client, hall.channel.id, message.body, nonce="a1", silent=False)
