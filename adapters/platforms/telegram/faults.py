"""Refusals of the Bot API and failures of the way to it, in our words: the one place that reads either.

The wordings are the service's own; what is not known is Permanent for a request, never a reason to switch a chat off.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    PassportDecryptionError,
    RetryAfter,
    TelegramError,
)

from adapters.platforms.telegram.request import Flood, NotSent
from bot.errors import (
    BadMarkup,
    BadPayload,
    JoganError,
    Moved,
    NotThere,
    OffReason,
    Permanent,
    Refused,
    Temporary,
    Unsure,
)

LONGEST_REASON = 200
"""Characters of the service's words that are kept."""


class TokenRefused(Temporary):
    """The bot's token is not taken (any more): for one message that waits, for hearing the end."""


class NoThread(Refused):
    """The topic is closed or gone; its group may still take the message."""


class NoFile(Permanent):
    """The picture or document was refused, its words may still be taken."""


class NoText(NotThere):
    """The message to be changed has a picture: its words are a caption."""


class NotModified(Permanent):
    """The message is already as it was to become."""


class TooLate(Permanent):
    """A pressed button can no more be answered."""


# The most telling first: the first pattern that is found in the service's words (in small letters) decides.
_OFF: tuple[tuple[OffReason, str], ...] = (
    ("blocked", r"blocked by the user|user_is_blocked|can't initiate conversation"),
    ("gone", r"deactivated|chat not found|peer_id_invalid|chat was deleted|chat_id_invalid|bots can't send messages"),
    ("gone", r"user not found|chat_id is empty|channel_invalid"),
    ("removed", r"was kicked|not a member|channel_private|user_not_participant|bot was left"),
    ("no_rights", r"not enough rights|no rights|need administrator rights|chat_write_forbidden|chat_restricted"),
    ("no_rights", r"chat_admin_required|chat_send_\w+_forbidden|user_banned_in_channel|chat_guest_send_forbidden"),
    ("no_rights", r"administrator rights|can't (write|send|post)"),
)
_ANSWERS: tuple[tuple[type[Permanent], str], ...] = (
    (NotModified, r"message is not modified"),
    (TooLate, r"query is too old|query_id_invalid|query id is invalid"),
    (NoFile, r"not enough rights to send (photos|documents)|chat_send_(photos|docs|media)_forbidden"),
    (NoFile, r"photo_\w+|image_process_failed|media_empty|wrong (remote )?file|failed to get http url|too big"),
    (NoFile, r"wrong type of the web page|webpage_|request entity too large|file must be non-empty|no photo"),
    (NoText, r"no text in the message to edit"),
    (NotThere, r"message to (be )?\w+ not found|message can't be edited|message_id_invalid|no caption in the message"),
    (NotThere, r"message_author_required|message can't be deleted|message identifier is not specified"),
    (BadMarkup, r"can't parse|button_\w*invalid|reply_markup|inline keyboard|entity_|entities_|unsupported parse"),
    (BadMarkup, r"is too long|text is empty|text must be (non-empty|encoded)|media_caption_too_long|reply markup"),
)
_THREAD = r"topic_closed|topic_deleted|message thread not found|topic_id_invalid|thread_id_invalid"
_SLOW = re.compile(r"slow ?mode\D*(\d+)?")


@contextmanager
def ours(chat_id: int | str | None = None) -> Iterator[None]:
    """Foreign failures inside become errors of ours; `chat_id` is the chat that was written to, where there is one."""
    try:
        yield
    except TelegramError as failure:
        raise translated(failure, chat_id) from None


def translated(failure: TelegramError, chat_id: int | str | None = None) -> JoganError:
    """The error of ours for any failure of the library."""
    words = " ".join(str(failure).split())[:LONGEST_REASON]
    if isinstance(failure, Flood | RetryAfter):
        return _flood(_seconds(failure), chat_id)
    if isinstance(failure, ChatMigrated):
        return Moved(str(failure.new_chat_id), words)
    made = next((made for kind, made in _MADE if isinstance(failure, kind)), _of_the_way)
    return made(words)


def _forbidden(words: str) -> JoganError:
    return _by_words(words) or _refused(words) or Refused("no_rights", words)


def _of_the_way(words: str) -> JoganError:
    """A failure of no kind that is known: the request left, and nobody says what became of it."""
    return _by_words(words) or Unsure(words)


def _of_the_token(_: str) -> JoganError:
    return TokenRefused("the service does not take the bot's token any more", everywhere=True)


def _seconds(failure: Flood | RetryAfter) -> float:
    """RetryAfter's own attribute warns; what it is made from again does not."""
    return failure.seconds if isinstance(failure, Flood) else float(failure.__reduce__()[1][0])


def _flood(seconds: float, chat_id: int | str | None) -> Temporary:
    """The service does not say whom it means: in groups and channels it is nearly always that one place."""
    one_place = isinstance(chat_id, int) and chat_id < 0
    return Temporary(f"too many requests, again in {seconds:.0f} s", seconds, everywhere=not one_place)


def _bad_request(words: str) -> JoganError:
    small = words.lower()
    if re.search(_THREAD, small):
        return NoThread("closed", words)
    if slow := _SLOW.search(small):
        return Temporary(words, float(slow[1]) if slow[1] else None)
    return _by_words(words) or _refused(words) or Permanent(words)


def _by_words(words: str) -> Permanent | None:
    small = words.lower()
    return next((kind(words) for kind, pattern in _ANSWERS if re.search(pattern, small)), None)


def _refused(words: str) -> Refused | None:
    small = words.lower()
    return next((Refused(off, words) for off, pattern in _OFF if re.search(pattern, small)), None)


_MADE: tuple[tuple[type[TelegramError], Callable[[str], JoganError]], ...] = (
    (NotSent, Temporary),
    (InvalidToken, _of_the_token),
    (EndPointNotFound, _of_the_token),
    (Conflict, Temporary),
    (Forbidden, _forbidden),
    (BadRequest, _bad_request),
    (PassportDecryptionError, BadPayload),
)
