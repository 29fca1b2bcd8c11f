"""Inline keyboards held against the published limits."""

import re

from responders.bot_api.values import Json, fault

ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def checked(markup: Json | None) -> list[str]:
    """Raise for what the service refuses; tell what it silently cuts."""
    rows: list[list[Json]] = (markup or {}).get("inline_keyboard", [])
    for row in rows:
        for button in row:
            _button(button)
    if sum(map(len, rows)) > 100:
        raise fault("reply markup is too long")
    return [f"{len(row)} buttons in a row: those beyond 8 are cut" for row in rows if len(row) > 8]


def _button(button: Json) -> None:
    if not button["text"].strip():
        raise fault("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if sum(name in button for name in ACTIONS) != 1:
        raise fault(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
            if not any(name in button for name in ACTIONS)
            else "BUTTON_TYPE_INVALID"
        )
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise fault("BUTTON_DATA_INVALID")
    if "url" in button:
        _url(button["url"])


def _url(url: str) -> None:
    if re.match(r"tg://(user\?id=\d+|resolve\?)", url):
        return
    if not re.match(r"https?://[^\s/?#.]+\.[^\s]+\Z", url):
        raise fault(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
