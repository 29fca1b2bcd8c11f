"""Errors of a model that the settings name wrongly, each with the setting to mend; no key is ever in their words."""

import re

from adapters.config import Secret
from adapters.fetch.json_body import one_line
from adapters.llm.openai_chat.endpoint import Endpoint
from adapters.logs import masked
from bot.errors import ModelUnusable

MOST_WORDS = 200
_SHOWS_A_KEY = re.compile(r"\bsk-|[\w-]\*{2,}|\*{2,}[\w-]|[\w-]{4}\.{3}[\w-]{2}")
"""A key as services show it: its ends, with stars or points between."""


def shown(endpoint: Endpoint, words: str) -> str:
    """A service's own words as part of a line of ours: without the key, and without what it shows of one."""
    secrets = (Secret(endpoint.key),) if endpoint.key else ()
    line = masked(one_line(words, most=MOST_WORDS), secrets)
    return " ".join(str(Secret(word)) if _SHOWS_A_KEY.search(word) else word for word in line.split())


def no_key(endpoint: Endpoint) -> ModelUnusable:
    """OpenAI is to be asked and there is no key."""
    key, url = endpoint.names.key, endpoint.names.url
    return _unusable(
        f"{endpoint.host} answers nobody without a key",
        f"Set {key} to your key, or {url} to the address of a server that asks for none.",
    )


def bad_key(endpoint: Endpoint, said: str) -> ModelUnusable:
    """The key is not known there, or may not ask this."""
    name = endpoint.names.key
    given = "its key" if endpoint.key else "a question without a key"
    remedy = f"Set {name} to a key that is valid at {endpoint.host}"
    return _unusable(f"{endpoint.host} does not take {given}: {said}", f"{remedy}.")


def not_allowed(endpoint: Endpoint, said: str) -> ModelUnusable:
    """The key is known and may not use this model, or nobody may from here."""
    names = endpoint.names
    return _unusable(
        f"{endpoint.host} does not allow it: {said}",
        f"Use a model in {names.model} that the key in {names.key} may use.",
    )


def no_money(endpoint: Endpoint, said: str) -> ModelUnusable:
    """The account is at its end: waiting does not help."""
    return _unusable(
        f"the account at {endpoint.host} is at its end: {said}",
        f"Top up the account, or set {endpoint.names.key} to the key of another one.",
    )


def no_model(endpoint: Endpoint, said: str) -> ModelUnusable:
    """The name or the address is wrong: services say both with the same status."""
    names = endpoint.names
    return _unusable(
        f"{endpoint.host} does not know the model {endpoint.model}, or has no chat completions at this address: {said}",
        f"Set {names.model} to a name that it lists, and {names.url} to its address, which mostly ends in /v1.",
    )


def bad_address(endpoint: Endpoint, said: str) -> ModelUnusable:
    """Nobody answers there, or something that is no model."""
    name = endpoint.names.url
    return _unusable(
        f"{endpoint.host} {said}", f"Set {name} to the address of a model's service, such as http://127.0.0.1:11434/v1."
    )


def takes_nothing(endpoint: Endpoint, said: str) -> ModelUnusable:
    """Even the barest request is refused."""
    names = endpoint.names
    return _unusable(
        f"{endpoint.host} refuses every request: {said}", f"Try another model in {names.model}, or mend {names.url}."
    )


def _unusable(reason: str, remedy: str) -> ModelUnusable:
    """The reason is a sentence, whatever the service's words end with: the remedy follows it in one line."""
    return ModelUnusable(f"{reason.rstrip(' .')}.", remedy)
