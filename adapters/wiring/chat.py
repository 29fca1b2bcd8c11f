"""The chat's way: the router that every platform shares."""

from adapters.config import Config
from bot.chat.router import Router
from bot.domain.category import Categories
from bot.ports.clock import Clock
from bot.ports.store import Store
from bot.settings import ChatDefaults


def defaults(config: Config) -> ChatDefaults:
    """What a new chat starts with."""
    return ChatDefaults(config.languages[0], config.languages, config.timezone, config.post_time)


def router(kept: Store, clock: Clock, listed: Categories, chat: ChatDefaults, contact: str) -> Router:
    """Answers the messages of every platform."""
    return Router(kept, clock, listed, chat, contact=contact or None)
