"""Which channels and groups the operator named: the chats file first, then the short forms of the settings."""

from collections.abc import Iterator

from adapters.chats_file import keys_of, nearest, read_chats
from adapters.config import Config, NamedPlace
from adapters.wiring.platforms import NAMES, OFFERED, Offered
from bot.delivery.named_chats import NamedChat
from bot.domain.category import Categories
from bot.errors import BadSetting, UnknownCategory


def named_chats(config: Config, categories: Categories) -> tuple[NamedChat, ...]:
    """Every named chat, each once; what the file says of a place wins. Raises BadFile and BadSetting."""
    path = config.chats_file
    filed = read_chats(path, NAMES, categories, config.languages) if path else ()
    known = {(chat.platform, chat.place.casefold()) for chat in filed}
    short = [chat for offered in OFFERED for chat in _short(offered, offered.places(config), categories)]
    return (*filed, *(chat for chat in short if (chat.platform, chat.place.casefold()) not in known))


def _short(offered: Offered, places: tuple[NamedPlace, ...], categories: Categories) -> Iterator[NamedChat]:
    for named in places:
        try:
            yield NamedChat(offered.name, named.place, keys_of(named.categories, categories))
        except UnknownCategory as mistake:
            expected = f"categories that there are ({mistake.text!r} is none; {nearest(mistake, categories)})"
            shown = f"{named.place}={','.join(named.categories)}"
            raise BadSetting(offered.channels, shown, expected) from None
