"""The real wordings of refusals, each with its code and what it means; scripts and the world both use them."""

from dataclasses import dataclass
from typing import Any

from responders.bot_api.values import Refused


@dataclass(frozen=True)
class Wording:
    """One refusal: HTTP status, description as sent, what happened, ResponseParameters."""

    code: int
    text: str
    meaning: str
    parameters: tuple[tuple[str, Any], ...] = ()

    def refused(self) -> Refused:
        """The refusal, to be raised."""
        return Refused(self.code, self.text, dict(self.parameters) or None)


def too_many(retry_after: int) -> Wording:
    """429, for that many seconds."""
    text = f"Too Many Requests: retry after {retry_after}"
    return Wording(429, text, "flood control", (("retry_after", retry_after),))


def upgraded(chat_id: int) -> Wording:
    """400: the group is now the supergroup with this id."""
    text = "Bad Request: group chat was upgraded to a supergroup chat"
    return Wording(400, text, "the chat goes on under another id", (("migrate_to_chat_id", chat_id),))


def _forbidden(text: str, meaning: str) -> Wording:
    return Wording(403, f"Forbidden: {text}", meaning)


def _bad(text: str, meaning: str) -> Wording:
    return Wording(400, f"Bad Request: {text}", meaning)


BLOCKED = _forbidden("bot was blocked by the user", "the person blocked the bot")
DEACTIVATED = _forbidden("user is deactivated", "the account was deleted")
NEVER_STARTED = _forbidden("bot can't initiate conversation with a user", "the person never wrote to the bot")
TO_BOT = _forbidden("bots can't send messages to bots", "the target is a bot")
KICKED_GROUP = _forbidden("bot was kicked from the group chat", "banned there")
KICKED_SUPERGROUP = _forbidden("bot was kicked from the supergroup chat", "banned there")
KICKED_CHANNEL = _forbidden("bot was kicked from the channel chat", "banned there")
LEFT_GROUP = _forbidden("bot is not a member of the group chat", "left or removed")
LEFT_SUPERGROUP = _forbidden("bot is not a member of the supergroup chat", "left or removed")
LEFT_CHANNEL = _forbidden("bot is not a member of the channel chat", "left, removed or never added")
GROUP_DELETED = _forbidden("the group chat was deleted", "the group is gone")
NO_WRITE = _forbidden("CHAT_WRITE_FORBIDDEN", "no right to write, in the inner name")
CHAT_NOT_FOUND = _bad("chat not found", "an id or name the bot never met, or a chat that is gone")
PEER_INVALID = _bad("PEER_ID_INVALID", "an id of the wrong kind")
USER_BLOCKED_RAW = _bad("USER_IS_BLOCKED", "blocked, in the inner name")
DEACTIVATED_RAW = _bad("INPUT_USER_DEACTIVATED", "deleted account, in the inner name")
CHANNEL_PRIVATE = _bad("CHANNEL_PRIVATE", "the bot lost its way into the channel")
NEED_ADMIN = _bad("need administrator rights in the channel chat", "posting right taken away")
NO_TEXT_RIGHT = _bad("not enough rights to send text messages to the chat", "members may not write, or restricted")
NO_PHOTO_RIGHT = _bad("not enough rights to send photos to the chat", "members may not send pictures")
NO_DOCUMENT_RIGHT = _bad("not enough rights to send documents to the chat", "members may not send files")
NO_RIGHTS = _bad("have no rights to send a message", "restricted")
WRITE_FORBIDDEN = _bad("CHAT_WRITE_FORBIDDEN", "no right to write, in the inner name")
RESTRICTED = _bad("CHAT_RESTRICTED", "the chat is restricted")
ADMIN_REQUIRED = _bad("CHAT_ADMIN_REQUIRED", "only administrators may")
PHOTOS_FORBIDDEN = _bad("CHAT_SEND_PHOTOS_FORBIDDEN", "no pictures here")
DOCUMENTS_FORBIDDEN = _bad("CHAT_SEND_DOCS_FORBIDDEN", "no files here")
PLAIN_FORBIDDEN = _bad("CHAT_SEND_PLAIN_FORBIDDEN", "no plain messages here")
TOPIC_CLOSED = _bad("TOPIC_CLOSED", "the topic is closed")
TOPIC_DELETED = _bad("TOPIC_DELETED", "the topic was deleted")
NO_THREAD = _bad("message thread not found", "the topic was deleted or never existed")
SLOW_MODE = Wording(429, "Too Many Requests: retry after 10", "slow mode of the group", (("retry_after", 10),))
NO_REPLY_TARGET = _bad("message to be replied not found", "the message was deleted")
NO_EDIT_TARGET = _bad("message to edit not found", "the message was deleted")
NO_DELETE_TARGET = _bad("message to delete not found", "the message was deleted")
CANT_EDIT = _bad("message can't be edited", "not the bot's own message")
CANT_DELETE = _bad("message can't be deleted", "too old, or no right")
NO_TEXT_TO_EDIT = _bad("there is no text in the message to edit", "a picture's text is its caption")
NO_CAPTION_TO_EDIT = _bad("there is no caption in the message to edit", "a text has no caption")
NOT_MODIFIED = _bad(
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message",
    "the message is already so",
)
QUERY_TOO_OLD = _bad(
    "query is too old and response timeout expired or query ID is invalid", "a button answered too late"
)
CANT_PARSE = _bad("can't parse entities: Can't find end tag corresponding to start tag \"b\"", "the markup was refused")
TOO_LONG = _bad("message is too long", "above 4,096 after parsing")
CAPTION_TOO_LONG = _bad("message caption is too long", "above 1,024 after parsing")
RAW_TOO_LONG = _bad("text is too long", "above 32 KiB before parsing")
TEXT_EMPTY = _bad("message text is empty", "nothing left after parsing")
BUTTON_DATA = _bad("BUTTON_DATA_INVALID", "callback data is not 1-64 bytes")
PHOTO_DIMENSIONS = _bad("PHOTO_INVALID_DIMENSIONS", "width + height above 10,000, or ratio above 20")
PHOTO_UNREADABLE = _bad("IMAGE_PROCESS_FAILED", "not a picture")
TOO_LARGE = Wording(413, "Request Entity Too Large", "a file above 50 MB")
FILE_EMPTY = _bad("file must be non-empty", "a file of no bytes")
NO_MEMBER_LIST = _bad("member list is inaccessible", "not an administrator of the channel")
USER_NOT_FOUND = _bad("user not found", "nobody of that id")
FLOOD = too_many(5)
OTHER_POLLER = Wording(
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    "two programs with one token",
)
WEBHOOK_ACTIVE = Wording(
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    "polling beside a webhook",
)
UNAUTHORIZED = Wording(401, "Unauthorized", "the token was revoked")
NO_METHOD = Wording(404, "Not Found", "a server that does not know the method, or a malformed token")

ALL: dict[str, Wording] = {name: value for name, value in list(globals().items()) if isinstance(value, Wording)}
