"""The methods that put something into a chat."""

from collections.abc import Mapping
from typing import Any

from responders.bot_api import keyboards, wordings
from responders.bot_api.access import entered, topic_in, writable
from responders.bot_api.pictures import dimensions
from responders.bot_api.rich import as_rich, read
from responders.bot_api.service import Service
from responders.bot_api.texts import Taken, taken
from responders.bot_api.values import Json, Refused, Upload, fault
from responders.bot_api.world import Draft, Message, Room

Files = Mapping[str, Upload]
MOST_DOCUMENT = 50_000_000
"""Bytes of a file that a bot sends."""
ACTIONS = ("typing", "upload_photo", "upload_document", "record_voice", "upload_voice", "choose_sticker")


def text_of(p: Json) -> Taken:
    """The text of a message that is sent or edited."""
    found = taken(p["text"], p.get("parse_mode"), p.get("entities"), 4096, "message is too long")
    if not found.text:
        raise fault("message text is empty")
    return found


def caption_of(p: Json) -> Taken:
    """The caption of a picture."""
    entities = p.get("caption_entities")
    return taken(p.get("caption", ""), p.get("parse_mode"), entities, 1024, "message caption is too long")


def send_message(service: Service, p: Json, files: Files) -> tuple[Json, list[str]]:
    """sendMessage"""
    text = text_of(p)
    cut = keyboards.checked(p.get("reply_markup"))
    room = writable(service, p["chat_id"], "text")
    content: Json = {"text": text.text} | ({"entities": text.entities} if text.entities else {})
    if "link_preview_options" in p:
        content["link_preview_options"] = p["link_preview_options"]
    return _posted(service, room, p, content).json, text.complaints + cut


def send_photo(service: Service, p: Json, files: Files) -> tuple[Json, list[str]]:
    """sendPhoto"""
    caption = caption_of(p)
    cut = keyboards.checked(p.get("reply_markup"))
    data = picture_of(service, p["photo"], files)
    width, height = dimensions(data)
    room = writable(service, p["chat_id"], "photos")
    name = f"photo{len(service.uploads) + 1}"
    service.uploads[name] = data
    size = {"file_id": name, "file_unique_id": f"u{name}", "width": width, "height": height, "file_size": len(data)}
    content: Json = {"photo": [size]}
    if caption.text:
        content |= {"caption": caption.text}
        content |= {"caption_entities": caption.entities} if caption.entities else {}
    return _posted(service, room, p, content, data).json, caption.complaints + cut


def send_document(service: Service, p: Json, files: Files) -> tuple[Json, list[str]]:
    """sendDocument"""
    caption = caption_of(p)
    cut = keyboards.checked(p.get("reply_markup"))
    if not p["document"].startswith("attach://"):
        raise fault("wrong remote file identifier specified: Wrong string length")
    file = files[p["document"].removeprefix("attach://")]
    if len(file.data) > MOST_DOCUMENT:
        raise Refused(wordings.TOO_LARGE.code, wordings.TOO_LARGE.text, fault=True)
    if not file.data:
        raise fault("file must be non-empty")
    room = writable(service, p["chat_id"], "documents")
    name = f"document{len(service.uploads) + 1}"
    service.uploads[name] = file.data
    told: Json = {"file_id": name, "file_unique_id": f"u{name}", "file_name": file.name, "file_size": len(file.data)}
    content: Json = {"document": told | {"mime_type": file.content_type}}
    if caption.text:
        content |= {"caption": caption.text}
        content |= {"caption_entities": caption.entities} if caption.entities else {}
    return _posted(service, room, p, content, file.data).json, caption.complaints + cut


def picture_of(service: Service, photo: str, files: Files) -> bytes:
    """The bytes behind a photo parameter: an upload, or a file that was sent before."""
    if photo.startswith("attach://"):
        return files[photo.removeprefix("attach://")].data
    if photo in service.uploads:
        return service.uploads[photo]
    if photo.startswith(("http://", "https://")):
        raise Refused(400, "Bad Request: failed to get HTTP URL content")
    raise fault("wrong remote file identifier specified: Wrong string length")


def send_rich_message(service: Service, p: Json, files: Files) -> tuple[Json, list[str]]:
    """sendRichMessage"""
    if not service.rich:
        raise wordings.NO_METHOD.refused()
    content = as_rich(p["rich_message"])
    cut = keyboards.checked(p.get("reply_markup"))
    room = writable(service, p["chat_id"], "text")
    return _posted(service, room, p, content).json, cut


def _posted(service: Service, room: Room, p: Json, content: Json, picture: bytes | None = None) -> Message:
    more: Json = {}
    topic = topic_in(service, room, p.get("message_thread_id"))
    if topic is not None:
        more |= {"message_thread_id": topic.id, "is_topic_message": True}
    more |= _reply(service, room, p.get("reply_parameters"))
    if "inline_keyboard" in p.get("reply_markup", {}):
        more["reply_markup"] = {"inline_keyboard": [row[:8] for row in p["reply_markup"]["inline_keyboard"]]}
    if p.get("protect_content"):
        more["has_protected_content"] = True
    by: Json = {"sender_chat": room.json()} if room.kind == "channel" else {"from": service.world.bot.json()}
    room.drafts.clear()
    return service.new_message(room, by | content | more, by_bot=True, picture=picture)


def _reply(service: Service, room: Room, reply: Json | None) -> Json:
    if reply is None:
        return {}
    target = room.history.get(reply["message_id"])
    if target is None or target.deleted:
        if reply.get("allow_sending_without_reply"):
            return {}
        raise wordings.NO_REPLY_TARGET.refused()
    return {"reply_to_message": {key: value for key, value in target.json.items() if key != "reply_to_message"}}


def send_message_draft(service: Service, p: Json, files: Files) -> tuple[bool, list[str]]:
    """sendMessageDraft"""
    text = taken(p.get("text", ""), p.get("parse_mode"), p.get("entities"), 4096, "message is too long")
    _draft(service, p, Draft(p["draft_id"], text.text, text.entities, p.get("message_thread_id")))
    return True, text.complaints


def send_rich_message_draft(service: Service, p: Json, files: Files) -> tuple[bool, list[str]]:
    """sendRichMessageDraft"""
    if not service.rich:
        raise wordings.NO_METHOD.refused()
    content = as_rich(p["rich_message"])
    _draft(service, p, Draft(p["draft_id"], read(content), [], p.get("message_thread_id"), p["rich_message"]))
    return True, []


def _draft(service: Service, p: Json, draft: Draft) -> None:
    if draft.draft_id == 0:
        raise fault("RANDOM_ID_INVALID")
    room = entered(service, p["chat_id"])
    if room.kind != "private":
        raise fault("TEXTDRAFT_PEER_INVALID")
    if draft.thread is not None:
        raise wordings.NO_THREAD.refused()
    room.drafts.append(draft)


def send_chat_action(service: Service, p: Json, files: Files) -> tuple[bool, list[str]]:
    """sendChatAction"""
    if p["action"] not in ACTIONS:
        raise fault("wrong parameter action in request")
    room = writable(service, p["chat_id"], "text")
    topic_in(service, room, p.get("message_thread_id"))
    room.actions.append(p["action"])
    return True, []


METHODS: dict[str, Any] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendRichMessage": send_rich_message,
    "sendMessageDraft": send_message_draft,
    "sendRichMessageDraft": send_rich_message_draft,
    "sendChatAction": send_chat_action,
}
