"""The chat's way: the router that every platform shares."""

from collections.abc import Mapping

from adapters.config import Config
from bot.chat.desk import Desk
from bot.chat.router import Router
from bot.chat.turn import Questioning
from bot.domain.category import Categories
from bot.ports.archive import Archive
from bot.ports.clock import Clock
from bot.ports.platform import Posts
from bot.ports.store import Store
from bot.settings import ChatDefaults


def defaults(config: Config) -> ChatDefaults:
    """What a new chat starts with."""
    return ChatDefaults(config.languages[0], config.languages, config.timezone, config.post_time)


def router(
    config: Config,
    kept: Store,
    clock: Clock,
    listed: Categories,
    posts: Mapping[str, Posts] | None = None,
    questioning: Questioning | None = None,
    archive: Archive | None = None,
) -> Router:
    """Answers the messages of every platform; `posts` are those that are connected, by name, as they come and go."""
    return Router(
        kept,
        clock,
        listed,
        defaults(config),
        contact=config.contact or None,
        posts=posts,
        operators=config.operators,
        questioning=questioning,
        archive=archive,
        replies=config.reply_rate,
    )


def desk(talk: Router, kept: Store, clock: Clock, chat: ChatDefaults) -> Desk:
    """What platforms are given."""
    return Desk(talk, kept, clock, chat)
