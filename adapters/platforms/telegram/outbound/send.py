"""Calls of the Bot API that put a message somewhere, change it or answer a pressed button; every failure is ours.

Degrades to what a place allows (no picture, no topic) and never sends the same words twice by itself.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)

from adapters.platforms.telegram.addresses import Spot
from adapters.platforms.telegram.faults import NoFile, NoText, NoThread, NotModified, ours
from adapters.platforms.telegram.outbound.body import Body, Key, read
from adapters.platforms.telegram.outbound.measure import LONGEST_CAPTION, measured
from bot.errors import Refused, Unsure
from bot.ports.platform import Rendered

HTML = "HTML"
LARGEST_PICTURE = 10_000_000
"""Bytes of a photo; larger ones are refused."""
MOST_KNOWN = 64
"""Pictures whose id at the service is remembered: a thousand chats get one upload."""
SEND = "SendMessage"
"""In this spelling, which the service takes as any, the library does not say that it has a method of its own."""
MOST_READY = 256
"""Messages whose form is remembered: all chats of a bundle get the same one."""
Form = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Ready:
    """A message as it is sent: `form` are the fields that no chat changes."""

    body: Body
    is_caption: bool
    form: Form


class Sender:
    """Sends what was rendered. `archive` is the folder that pictures are in; `paid` asks for the paid rate."""

    def __init__(self, bot: Bot, archive: Path | None, *, paid: bool = False) -> None:
        self._bot, self._archive, self._paid = bot, archive, paid
        self._known: dict[str, str] = {}

    async def send(
        self, to: Spot, message: Rendered, *, silent: bool = False, bare: bool = False, reply_to: int | None = None
    ) -> int:
        """The message's id there. `bare`: the words without markup, buttons and picture.

        A topic that is closed or gone gives its message to the group; NoThread where that does not take it either.
        """

        async def put(spot: Spot) -> int:
            return await self._put(spot, message, silent=silent, bare=bare, reply_to=reply_to)

        return await placed(put, to)

    async def _put(self, to: Spot, message: Rendered, *, silent: bool, bare: bool, reply_to: int | None) -> int:
        if bare:
            return await self._words(to, _form(Body("")), message.plain, silent=silent, reply_to=reply_to)
        ready = _made_ready(message.body)
        if message.picture:
            caption = ready.body if ready.is_caption else Body("")
            sent = await self._picture(to, caption, message.picture, silent=silent, reply_to=reply_to)
            if sent is not None and ready.is_caption:
                return sent
        words = ready.body.html or message.plain
        return await self._words(to, ready.form, words, silent=silent, reply_to=reply_to)

    async def _words(self, to: Spot, form: Form, words: str, *, silent: bool, reply_to: int | None) -> int:
        """The library's own send_message makes objects of all that is asked and answered: half of a message's cost."""
        told: dict[str, str | int] = {"chat_id": to.chat, "text": words, **form}
        if silent:
            told["disable_notification"] = "true"
        if self._paid:
            told["allow_paid_broadcast"] = "true"
        if to.thread is not None:
            told["message_thread_id"] = to.thread
        if (reply := replying(reply_to)) is not None:
            told["reply_parameters"] = reply.to_json()
        with ours(to.chat):
            sent = await self._bot.do_api_request(SEND, told)
        try:
            return int(sent["message_id"])
        except (TypeError, KeyError, ValueError):
            raise Unsure("the service does not say which message it made") from None

    async def _picture(self, to: Spot, body: Body, picture: str, *, silent: bool, reply_to: int | None) -> int | None:
        """None where there is no such picture, or where it is not taken: a message does without."""
        for photo in (self._known.get(picture), self._file(picture)):
            if photo is None:
                continue
            try:
                return await self._photo(to, body, picture, photo, silent=silent, reply_to=reply_to)
            except NoFile:
                self._known.pop(picture, None)
        return None

    async def _photo(
        self, to: Spot, body: Body, picture: str, photo: str | InputFile, *, silent: bool, reply_to: int | None
    ) -> int:
        with ours(to.chat):
            sent = await self._bot.send_photo(
                to.chat,
                photo,
                caption=body.html or None,
                parse_mode=HTML if body.html else None,
                disable_notification=silent or None,
                allow_paid_broadcast=self._paid or None,
                message_thread_id=to.thread,
                reply_parameters=replying(reply_to),
                reply_markup=markup(body),
            )
        self._remember(picture, sent)
        return sent.message_id

    def _file(self, picture: str) -> InputFile | None:
        if self._archive is None:
            return None
        root = self._archive.resolve()
        path = (root / picture).resolve()
        if not path.is_relative_to(root) or not path.is_file() or path.stat().st_size > LARGEST_PICTURE:
            return None
        return InputFile(path.read_bytes(), filename=path.name)

    def _remember(self, picture: str, sent: Message) -> None:
        if not sent.photo:
            return
        while len(self._known) >= MOST_KNOWN:
            self._known.pop(next(iter(self._known)))
        self._known[picture] = sent.photo[-1].file_id

    async def edit(self, chat: int, message_id: int, message: Rendered) -> None:
        """Change a message; its words are a caption where it has a picture. Raises NotThere where it is gone."""
        body = read(message.body)
        try:
            with ours(chat):
                await self._bot.edit_message_text(
                    body.html or message.plain,
                    chat,
                    message_id,
                    parse_mode=HTML if body.html else None,
                    link_preview_options=_preview(body),
                    reply_markup=markup(body),
                )
        except NotModified:
            return
        except NoText:
            await self._edit_caption(chat, message_id, body)

    async def _edit_caption(self, chat: int, message_id: int, body: Body) -> None:
        try:
            with ours(chat):
                await self._bot.edit_message_caption(
                    chat, message_id, caption=body.html, parse_mode=HTML, reply_markup=markup(body)
                )
        except NotModified:
            return


@lru_cache(maxsize=MOST_READY)
def _made_ready(written: str) -> _Ready:
    body = read(written)
    return _Ready(body, measured(body.html) <= LONGEST_CAPTION, _form(body))


def _form(body: Body) -> Form:
    """The fields of a text beside its words."""
    form = {"link_preview_options": _preview(body).to_json()}
    if body.html:
        form["parse_mode"] = HTML
    if (keys := markup(body)) is not None:
        form["reply_markup"] = keys.to_json()
    return form


def markup(body: Body) -> InlineKeyboardMarkup | None:
    """The buttons as they are sent."""
    rows = [[_button(key) for key in row] for row in body.keys]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(key: Key) -> InlineKeyboardButton:
    copied = CopyTextButton(key.copy) if key.copy else None
    return InlineKeyboardButton(key.label, callback_data=key.data, url=key.url, copy_text=copied)


def _preview(body: Body) -> LinkPreviewOptions:
    if body.preview is None:
        return LinkPreviewOptions(is_disabled=True)
    return LinkPreviewOptions(url=body.preview, prefer_small_media=True)


def replying(message_id: int | None) -> ReplyParameters | None:
    """What says that a message answers another, also where that is gone."""
    return ReplyParameters(message_id, allow_sending_without_reply=True) if message_id else None


async def placed(put: Callable[[Spot], Awaitable[int]], to: Spot) -> int:
    """The message that `put` makes; a topic that is closed or gone gives it to the group."""
    try:
        return await put(to)
    except NoThread as closed:
        if to.thread is None:
            raise
        return await _in_the_group(put, Spot(to.chat), closed)


async def _in_the_group(put: Callable[[Spot], Awaitable[int]], group: Spot, closed: NoThread) -> int:
    try:
        return await put(group)
    except Refused as refusal:
        raise Refused("closed", closed.reason) from refusal
