"""The methods that change or delete what is in a chat, and the answer to a pressed button."""

from collections.abc import Mapping
from typing import Any

from responders.bot_api import keyboards, wordings
from responders.bot_api.access import entered
from responders.bot_api.rich import as_rich
from responders.bot_api.sending import caption_of, text_of
from responders.bot_api.service import Service
from responders.bot_api.values import Json, Upload, fault
from responders.bot_api.world import Message

Files = Mapping[str, Upload]
TEXT_KEYS = ("text", "entities", "link_preview_options", "rich_message")


def _target(service: Service, p: Json) -> Message:
    if "chat_id" not in p or "message_id" not in p:
        raise fault("message identifier is not specified")
    room = entered(service, p["chat_id"])
    message = room.history.get(p["message_id"])
    if message is None or message.deleted:
        raise wordings.NO_EDIT_TARGET.refused()
    if not message.by_bot:
        raise wordings.CANT_EDIT.refused()
    return message


def _changed(service: Service, message: Message, p: Json, content: Json, replaced: tuple[str, ...]) -> Json:
    """Swap the keys; a missing keyboard takes the buttons away, as the service does."""
    kept = {key: value for key, value in message.json.items() if key not in (*replaced, "reply_markup", "edit_date")}
    rows = p.get("reply_markup", {}).get("inline_keyboard", [])
    buttons: Json = {"reply_markup": {"inline_keyboard": [row[:8] for row in rows]}} if any(rows) else {}
    new = kept | content | buttons
    if new == {key: value for key, value in message.json.items() if key != "edit_date"}:
        raise wordings.NOT_MODIFIED.refused()
    message.json = new | {"edit_date": service.seconds()}
    message.edits += 1
    return message.json


def edit_message_text(service: Service, p: Json, files: Files) -> tuple[Json, list[str]]:
    """editMessageText"""
    cut = keyboards.checked(p.get("reply_markup"))
    if "rich_message" in p and service.rich:
        message = _target(service, p)
        return _changed(service, message, p, as_rich(p["rich_message"]), TEXT_KEYS), cut
    if "text" not in p:
        raise (wordings.TEXT_EMPTY.refused() if "rich_message" in p else fault("message text is empty"))
    text = text_of(p)
    message = _target(service, p)
    if "text" not in message.json and "rich_message" not in message.json:
        raise wordings.NO_TEXT_TO_EDIT.refused()
    content: Json = {"text": text.text} | ({"entities": text.entities} if text.entities else {})
    if "link_preview_options" in p:
        content["link_preview_options"] = p["link_preview_options"]
    return _changed(service, message, p, content, TEXT_KEYS), text.complaints + cut


def edit_message_caption(service: Service, p: Json, files: Files) -> tuple[Json, list[str]]:
    """editMessageCaption"""
    cut = keyboards.checked(p.get("reply_markup"))
    caption = caption_of(p)
    message = _target(service, p)
    if not {"photo", "document"} & message.json.keys():
        raise wordings.NO_CAPTION_TO_EDIT.refused()
    content: Json = {"caption": caption.text} if caption.text else {}
    content |= {"caption_entities": caption.entities} if caption.entities else {}
    return _changed(service, message, p, content, ("caption", "caption_entities")), caption.complaints + cut


def edit_message_reply_markup(service: Service, p: Json, files: Files) -> tuple[Json, list[str]]:
    """editMessageReplyMarkup"""
    cut = keyboards.checked(p.get("reply_markup"))
    return _changed(service, _target(service, p), p, {}, ()), cut


def delete_message(service: Service, p: Json, files: Files) -> tuple[bool, list[str]]:
    """deleteMessage"""
    room = entered(service, p["chat_id"])
    message = room.history.get(p["message_id"])
    if message is None or message.deleted:
        raise wordings.NO_DELETE_TARGET.refused()
    may = message.by_bot or room.kind == "private" or "can_delete_messages" in service.bot_in(room).rights
    if not may:
        raise wordings.CANT_DELETE.refused()
    message.deleted = True
    return True, []


def answer_callback_query(service: Service, p: Json, files: Files) -> tuple[bool, list[str]]:
    """answerCallbackQuery"""
    if len(p.get("text", "")) > 200:
        raise fault("MESSAGE_TOO_LONG")
    press = service.presses.get(p["callback_query_id"])
    if press is None or service.now().timestamp() - press.at > service.query_seconds:
        raise wordings.QUERY_TOO_OLD.refused()
    if press.answered:
        raise fault("query is too old and response timeout expired or query ID is invalid")
    press.answered = True
    press.text, press.show_alert, press.url = p.get("text"), p.get("show_alert", False), p.get("url")
    return True, []


METHODS: dict[str, Any] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_callback_query,
}
