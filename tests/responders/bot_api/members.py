"""ChatMember objects, and what an administrator may do."""

from responders.bot_api.values import Json
from responders.bot_api.world import Membership, Room

ALWAYS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
IN_CHANNELS = ("can_post_messages", "can_edit_messages")
IN_GROUPS = ("can_pin_messages", "can_manage_topics")
RESTRICTED = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
USUAL_ADMIN = frozenset({"can_manage_chat", "can_delete_messages", "can_invite_users", *IN_CHANNELS})


def member_json(room: Room, member: Membership) -> Json:
    """A ChatMember object of the status."""
    found: Json = {"status": member.status, "user": member.person.json()}
    if member.status == "creator":
        return found | {"is_anonymous": member.anonymous}
    if member.status == "administrator":
        more = IN_CHANNELS if room.kind == "channel" else IN_GROUPS
        rights = {name: name in member.rights for name in (*ALWAYS, *more)}
        return found | {"can_be_edited": False, "is_anonymous": member.anonymous, **rights}
    if member.status == "restricted":
        return found | {"is_member": True, "until_date": 0, **{name: name in member.rights for name in RESTRICTED}}
    if member.status == "kicked":
        return found | {"until_date": 0}
    return found


def chat_json(room: Room) -> Json:
    """A ChatFullInfo object."""
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    full: Json = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": dict.fromkeys(gifts, False)}
    if room.kind in ("group", "supergroup"):
        allowed = {f"can_send_{what}": what in room.permissions for what in ("photos", "documents")}
        allowed["can_send_messages"] = "text" in room.permissions
        full["permissions"] = allowed
    return room.json() | full
