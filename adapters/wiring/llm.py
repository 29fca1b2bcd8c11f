"""The port `llm`: which model writes, which answers in its place, which votes. No JOGAN_MODEL: none, and no library."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from adapters.config import Config, Secret
from adapters.measured import Calls
from bot.ports.clock import SteadyClock
from bot.ports.llm import Model
from bot.settings import BudgetSettings

if TYPE_CHECKING:
    from adapters.llm.openai_chat import Endpoint, Names, OpenAiChat

ROLES = {"JOGAN_MODEL": "writer", "JOGAN_FALLBACK_MODEL": "fallback", "JOGAN_VOTE_MODEL": "voter"}
"""What a model of ours does, by the setting that names it."""


@dataclass(frozen=True, slots=True)
class Models:
    """`writer` is None where no model is set, `voter` where no vote is wanted. `calls` are all that they were asked."""

    writer: Model | None = None
    voter: Model | None = None
    calls: Calls = field(default_factory=Calls)


@asynccontextmanager
async def models(config: Config, clock: SteadyClock) -> AsyncIterator[Models]:
    """The models that the settings name; connections close at the end."""
    if config.model is None:
        yield Models()
        return
    from adapters.llm.either import Either
    from adapters.llm.timed import Timed

    calls = Calls()
    async with each_model(config, clock) as named:
        roles = {one.names.model: Timed(one.model, ROLES[one.names.model], calls) for one in named}
        writer, second = roles["JOGAN_MODEL"], roles.get("JOGAN_FALLBACK_MODEL")
        yield Models(Either(writer, second, clock) if second else writer, roles.get("JOGAN_VOTE_MODEL"), calls)


@dataclass(frozen=True, slots=True)
class Named:
    """One model by itself, with the settings that name it and the host that is asked."""

    names: "Names"
    host: str
    model: "OpenAiChat"


@asynccontextmanager
async def each_model(
    config: Config, clock: SteadyClock, *, deadline: float | None = None
) -> AsyncIterator[tuple[Named, ...]]:
    """Every model that the settings name, for itself: the writer, the one in its place, the voter."""
    from adapters.llm.openai_chat import OpenAiChat

    async with AsyncExitStack() as opened:
        found = []
        for endpoint in endpoints(config):
            made = OpenAiChat(endpoint if deadline is None else replace(endpoint, deadline=deadline), clock)
            opened.push_async_callback(made.aclose)
            found.append(Named(endpoint.names, endpoint.host, made))
        yield tuple(found)


def endpoints(config: Config) -> "tuple[Endpoint, ...]":
    """What is asked: nothing where JOGAN_MODEL is not set, whatever else is."""
    if config.model is None:
        return ()
    second, voter = second_endpoint(config), config.vote_model
    found = [first_endpoint(config, config.model), *([second] if second else [])]
    return (*found, *([vote_endpoint(config, voter)] if voter else []))


def first_endpoint(config: Config, name: str) -> "Endpoint":
    """The model that writes. Who says how many questions it takes at once knows it: few need not be tried first."""
    from adapters.llm.openai_chat import FIRST, MOST, Endpoint

    return Endpoint(
        model=name,
        url=config.openai_base_url,
        key=_revealed(config.openai_api_key),
        organisation=config.openai_organization,
        calls=config.model_calls or MOST,
        first=config.model_calls or FIRST,
        deadline=config.model_seconds,
    )


def second_endpoint(config: Config) -> "Endpoint | None":
    """The model that answers where the first one cannot. A key goes to the address that it was set for, only."""
    from adapters.llm.openai_chat import FIRST, MOST, Endpoint, Names

    if config.fallback_model is None:
        return None
    same = config.fallback_url in (None, config.openai_base_url)
    key = config.fallback_api_key or (config.openai_api_key if same else None)
    named = Names("JOGAN_FALLBACK_MODEL", "JOGAN_FALLBACK_API_KEY", "JOGAN_FALLBACK_URL")
    return Endpoint(
        model=config.fallback_model,
        url=config.fallback_url or config.openai_base_url,
        key=_revealed(key),
        organisation=config.openai_organization if same else None,
        calls=config.model_calls or MOST,
        first=config.model_calls or FIRST,
        deadline=config.model_seconds,
        names=named,
    )


def vote_endpoint(config: Config, name: str) -> "Endpoint":
    """The model that votes, at the first one's address."""
    from adapters.llm.openai_chat import Names

    return replace(first_endpoint(config, name), names=Names(model="JOGAN_VOTE_MODEL"))


def budget(config: Config) -> BudgetSettings:
    """What may be spent."""
    return BudgetSettings(config.daily_tokens, config.chat_daily_tokens, config.price_input, config.price_output)


def _revealed(secret: Secret | None) -> str | None:
    return secret.reveal() if secret is not None else None
