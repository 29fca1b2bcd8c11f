"""What is said about subscriptions and settings."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SubscribeWords:
    """/subscribe /unsubscribe /categories /subscriptions."""

    added: Callable[[str], str]
    already: Callable[[str], str]
    all_added: str
    now: Callable[[str], str]
    everything: str
    removed: Callable[[str], str]
    not_subscribed: Callable[[str], str]
    none_left: Callable[[str], str]
    nothing: Callable[[str], str]
    """Nothing is subscribed, and what to do (with a category for example)."""
    which: Callable[[str], str]
    """With two categories for example."""
    which_not: Callable[[str], str]
    categories: str
    subscriptions: str
    is_subscribed: str
    unsubscribe_button: Callable[[str], str]
    unsubscribe_all: str
    read_newest: str
    change_time: str


@dataclass(frozen=True, slots=True)
class PageWords:
    """/settings: names of the settings, values, and labels of buttons."""

    title: str
    language: str
    time: str
    timezone: str
    days: str
    weekly: str
    mute: str
    length: str
    notices: str
    posts: str
    categories: str
    none: str
    on: str
    off: str
    brief: str
    full: str
    running: str
    paused: str
    other_times: str
    button: str
    pause_button: str
    resume_button: str
    language_name: str


@dataclass(frozen=True, slots=True)
class SettingWords:
    """Changes of settings, and when the next post comes."""

    subscribe: SubscribeWords
    page: PageWords
    next_post: Callable[[str], str]
    zone_hint: Callable[[str], str]
    """The zone is still the default one; how to say where one is."""
    paused_hint: str
    nothing_hint: Callable[[str], str]
    language_set: str
    time_set: Callable[[str], str]
    timezone_set: Callable[[str, str], str]
    days_set: Callable[[str], str]
    weekly_on: Callable[[str], str]
    weekly_off: Callable[[str], str]
    mute_on: str
    mute_off: str
    length_brief: str
    length_full: str
    notices_on: str
    notices_off: str
    paused: str
    already_paused: str
    resumed: str
    not_paused: str
