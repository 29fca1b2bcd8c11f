"""A change of one of a chat's settings, and the way back. What the platform or a plan changes is no setting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Literal, get_args

from bot.domain.chat import Address, Chat

Setting = Literal[
    "language",
    "timezone",
    "post_time",
    "days",
    "weekly",
    "length",
    "notices",
    "muted",
    "subscriptions",
    "paused",
]
SETTINGS: tuple[Setting, ...] = get_args(Setting)
Value = str | bool | tuple[int, ...] | tuple[str, ...]
"""As JSON has it; a list is a tuple."""
EVERYTHING = "*"
"""Stands before the categories of a chat that gets all of them, also those that come later."""
ChangeState = Literal["made", "undone", "undo"]
"""`made` and not taken back; `undone`: it was; `undo`: it took another back."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a setting was before and after, who changed it (the platform's id of a person; empty for the settings file
    and for somebody who was forgotten), and when. Numbers grow."""

    number: int
    address: Address
    person: str
    at: datetime
    setting: Setting
    before: Value
    after: Value
    state: ChangeState = "made"


def _subscriptions(chat: Chat) -> Value:
    return (EVERYTHING, *chat.categories) if chat.everything else chat.categories


_VALUES: Mapping[Setting, Callable[[Chat], Value]] = {
    "post_time": lambda chat: chat.post_time.isoformat(),
    "subscriptions": _subscriptions,
}


def value_of(chat: Chat, setting: Setting) -> Value:
    """A setting of a chat."""
    found = _VALUES.get(setting)
    value: Value = found(chat) if found else getattr(chat, setting)
    return value


def with_value(chat: Chat, setting: Setting, value: Value) -> Chat:
    """The chat with one setting as it is given."""
    if setting == "post_time":
        return replace(chat, post_time=time.fromisoformat(str(value)))
    if setting == "subscriptions":
        keys = tuple(str(key) for key in value) if isinstance(value, tuple) else ()
        everything = keys[:1] == (EVERYTHING,)
        return replace(chat, everything=everything, categories=keys[1:] if everything else keys)
    return replace(chat, **{setting: value})  # type: ignore[arg-type] # the setting's own type, as value_of gave it


def differences(before: Chat, after: Chat) -> tuple[tuple[Setting, Value, Value], ...]:
    """The settings that are not the same, with both values."""
    both = ((setting, value_of(before, setting), value_of(after, setting)) for setting in SETTINGS)
    return tuple(one for one in both if one[1] != one[2])
