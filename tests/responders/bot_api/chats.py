"""The methods that tell about chats and members, and the one that leaves."""

import hashlib
from collections.abc import Mapping
from typing import Any

from responders.bot_api import wordings
from responders.bot_api.access import entered, known
from responders.bot_api.members import chat_json, member_json
from responders.bot_api.service import Service
from responders.bot_api.values import Json, Upload, fault
from responders.bot_api.world import Membership, Room

Files = Mapping[str, Upload]


def get_me(service: Service, p: Json, files: Files) -> tuple[Json, list[str]]:
    """getMe"""
    can: Json = {"can_join_groups": True, "can_read_all_group_messages": not service.privacy}
    no = dict.fromkeys(("supports_inline_queries", "can_connect_to_business", "has_main_web_app"), False)
    return service.world.bot.json() | can | no, []


def get_chat(service: Service, p: Json, files: Files) -> tuple[Json, list[str]]:
    """getChat; a public channel is told about to anybody."""
    room = known(service, p["chat_id"])
    public = room.username is not None and room.kind in ("supergroup", "channel")
    if not public or service.bot_in(room).status == "kicked":
        room = room if room.kind == "private" and room.person and room.person.started else entered(service, room.id)
    return chat_json(room), []


def _listed(service: Service, room: Room) -> None:
    if room.kind == "channel" and not service.bot_in(room).rules:
        raise wordings.NO_MEMBER_LIST.refused()


def get_chat_member(service: Service, p: Json, files: Files) -> tuple[Json, list[str]]:
    """getChatMember"""
    room = entered(service, p["chat_id"])
    person = service.world.people.get(p["user_id"])
    if person is None:
        raise wordings.USER_NOT_FOUND.refused()
    if room.kind == "private":
        return member_json(room, Membership(person)), []
    if person is not service.world.bot:
        _listed(service, room)
    return member_json(room, room.member(person)), []


def get_chat_administrators(service: Service, p: Json, files: Files) -> tuple[list[Json], list[str]]:
    """getChatAdministrators; other bots are left out, as the service does."""
    room = entered(service, p["chat_id"])
    if room.kind == "private":
        raise fault("there are no administrators in the private chat")
    _listed(service, room)
    mine = service.world.bot
    shown = [one for one in room.members.values() if one.rules and (not one.person.is_bot or one.person is mine)]
    return [member_json(room, one) for one in shown], []


def get_chat_member_count(service: Service, p: Json, files: Files) -> tuple[int, list[str]]:
    """getChatMemberCount"""
    room = entered(service, p["chat_id"])
    return 2 if room.kind == "private" else sum(one.inside for one in room.members.values()), []


def leave_chat(service: Service, p: Json, files: Files) -> tuple[bool, list[str]]:
    """leaveChat; the service tells the bot about its own leaving too."""
    room = entered(service, p["chat_id"])
    if room.kind == "private":
        raise fault("chat member status can't be changed in private chats")
    bot = service.world.bot
    old, new = room.member(bot), Membership(bot, "left")
    room.members[bot.id] = new
    change: Json = {"chat": room.json(), "from": bot.json(), "date": service.seconds()}
    change |= {"old_chat_member": member_json(room, old), "new_chat_member": member_json(room, new)}
    service.updates.put("my_chat_member", change)
    return True, []


def get_file(service: Service, p: Json, files: Files) -> tuple[Json, list[str]]:
    """getFile"""
    name = p["file_id"]
    if name not in service.uploads:
        raise fault("wrong file_id or the file is temporarily unavailable")
    unique = hashlib.sha256(name.encode()).hexdigest()[:12]
    size = len(service.uploads[name])
    return {"file_id": name, "file_unique_id": unique, "file_size": size, "file_path": f"photos/{name}"}, []


METHODS: dict[str, Any] = {
    "getMe": get_me,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "getFile": get_file,
}
