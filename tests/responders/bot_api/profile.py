"""The methods by which the bot introduces itself: commands per scope and language, name and descriptions."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from responders.bot_api.access import entered
from responders.bot_api.service import Service
from responders.bot_api.values import Json, Upload, fault

Files = Mapping[str, Upload]
TEXTS = {"Name": ("name", 64), "Description": ("description", 512), "ShortDescription": ("short_description", 120)}
ERROR_NAMES = {"Name": "TITLE", "Description": "DESCRIPTION", "ShortDescription": "ABOUT"}


def _scope(service: Service, p: Json) -> tuple[str, int | str | None, int | None, str]:
    scope: Json = p.get("scope", {"type": "default"})
    language = _language(p)
    if "chat_id" in scope:
        room = entered(service, scope["chat_id"])
        if scope["type"] == "chat_administrators" and room.kind not in ("group", "supergroup"):
            raise fault("can't set commands in channel chats" if room.kind == "channel" else "PEER_ID_INVALID")
        return scope["type"], room.id, scope.get("user_id"), language
    return scope["type"], None, None, language


def _language(p: Json) -> str:
    language: str = p.get("language_code", "")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise fault("BOT_LANG_CODE_INVALID: invalid language code specified")
    return language


def set_my_commands(service: Service, p: Json, files: Files) -> tuple[bool, list[str]]:
    """setMyCommands"""
    commands: list[Json] = p["commands"]
    if len(commands) > 100:
        raise fault("BOT_COMMANDS_TOO_MUCH")
    for one in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", one["command"]):
            raise fault("BOT_COMMAND_INVALID")
        if not 1 <= len(one["description"].strip()) <= 256:
            raise fault("BOT_COMMAND_DESCRIPTION_INVALID")
    if len({one["command"] for one in commands}) < len(commands):
        raise fault("BOT_COMMAND_INVALID: the same command twice")
    service.commands[_scope(service, p)] = commands
    return True, []


def get_my_commands(service: Service, p: Json, files: Files) -> tuple[list[Json], list[str]]:
    """getMyCommands"""
    return service.commands.get(_scope(service, p), []), []


def delete_my_commands(service: Service, p: Json, files: Files) -> tuple[bool, list[str]]:
    """deleteMyCommands"""
    service.commands.pop(_scope(service, p), None)
    return True, []


def _setter(kind: str) -> Callable[[Service, Json, Files], tuple[bool, list[str]]]:
    key, most = TEXTS[kind]

    def change(service: Service, p: Json, files: Files) -> tuple[bool, list[str]]:
        if len(p.get(key, "")) > most:
            raise fault(f"BOT_{ERROR_NAMES[kind]}_INVALID")
        service.about[key, _language(p)] = p.get(key, "")
        return True, []

    return change


def _getter(kind: str) -> Callable[[Service, Json, Files], tuple[Json, list[str]]]:
    key, _ = TEXTS[kind]

    def tell(service: Service, p: Json, files: Files) -> tuple[Json, list[str]]:
        return {key: service.about.get((key, _language(p)), service.about.get((key, ""), ""))}, []

    return tell


METHODS: dict[str, Any] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    **{f"setMy{kind}": _setter(kind) for kind in TEXTS},
    **{f"getMy{kind}": _getter(kind) for kind in TEXTS},
}
