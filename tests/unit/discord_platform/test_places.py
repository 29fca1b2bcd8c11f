"""Names of places and messages, and what is known of a server's language."""

from types import SimpleNamespace
from typing import Any

import discord
import pytest

from adapters.platforms.discord.places import address, found_at, language_hint, number, placed, rights_in
from bot.domain.chat import Address
from bot.errors import NotThere, Refused


def test_a_message_is_named_by_its_id_and_elsewhere_with_its_channel() -> None:
    home = address(111)
    assert home == Address("discord", "111")
    for channel in (111, 222):
        assert found_at(home, placed(channel, "333", 111)) == (channel, 333)
    assert placed(111, "333", 111) == "333"
    assert placed(222, "333", 111) == "222/333"


@pytest.mark.parametrize("name", ["", "x", "1/x", "x/1", "/"])
def test_what_names_no_message_is_not_there(name: str) -> None:
    with pytest.raises(NotThere):
        found_at(address(111), name)


def test_an_address_that_is_no_number_is_gone() -> None:
    assert number(address(111)) == 111
    with pytest.raises(Refused) as raised:
        number(Address("discord", "general"))
    assert raised.value.off == "gone"


def test_only_a_server_with_a_community_has_chosen_its_language() -> None:
    def guild(*features: str) -> Any:
        return SimpleNamespace(features=list(features), preferred_locale=discord.Locale.korean)

    assert language_hint(guild("COMMUNITY", "NEWS")) == "ko"
    assert language_hint(guild("NEWS")) is None
    assert language_hint(None) is None


def test_rights_of_somebody_unknown_are_not_known() -> None:
    assert rights_in(None, None) is None
    assert rights_in(SimpleNamespace(), SimpleNamespace()) is None
