"""The lean responders of the kill harness: what they know, refuse and write down."""

import json
from urllib.parse import urlencode

from kill.services import Book, DiscordService, Limits, TelegramService, form, seen
from kill.wire import Request


def sent(chat: str, text: str = "hello") -> Request:
    return Request("POST", "/bot1:x/sendMessage", "", urlencode({"chat_id": chat, "text": text}).encode())


def posted(channel: str, nonce: str, text: str = "hello") -> Request:
    body = {"content": text, "nonce": nonce, "enforce_nonce": True}
    return Request("POST", f"/api/v10/channels/{channel}/messages", "", json.dumps(body).encode())


def test_a_nonce_is_the_same_message_in_one_channel() -> None:
    service = DiscordService()
    first, again, elsewhere = (service.handle(posted(channel, "n")).body for channel in ("5", "5", "6"))
    assert first == again != elsewhere
    assert [arrival.fresh for arrival in service.book.arrivals] == [True, False, True]


def test_an_old_nonce_is_a_new_message() -> None:
    service = DiscordService()
    service.handle(posted("5", "n"))
    service.nonces = {key: (at - 121, message) for key, (at, message) in service.nonces.items()}
    service.handle(posted("5", "n"))
    assert [arrival.fresh for arrival in service.book.arrivals] == [True, True]


def test_a_channel_tells_its_messages_newest_first() -> None:
    service = DiscordService()
    for number in range(3):
        service.handle(posted("5", str(number), str(number)))
    found = service.handle(Request("GET", "/api/v10/channels/5/messages", "limit=2", b"")).body
    assert [each["content"] for each in found] == ["2", "1"]  # type: ignore[attr-defined] # a list of objects


def test_limits_refuse_more_than_they_say_and_count_what_they_take() -> None:
    limits = Limits(overall=3, private=1, group=2)
    assert [limits.wait(chat, 0.0) > 0 for chat in ("1", "1", "2", "-3", "4")] == [False, True, False, False, True]
    assert [limits.wait("1", at) > 0 for at in (0.9, 1.5)] == [True, False]
    assert [limits.wait("-3", at) > 0 for at in (3.0, 5.0, 59.0, 61.0)] == [False, True, True, False]


def test_a_refusal_names_seconds_and_is_written_down() -> None:
    service = TelegramService(Book(limits=Limits(private=1)))
    assert [service.handle(sent("1")).status for _ in range(2)] == [200, 429]
    assert [bool(arrival.message) for arrival in service.book.arrivals] == [True, False]
    assert len(service.book.refused) == 1


def test_a_form_of_parts_is_read_without_its_file() -> None:
    body = (
        b'--b\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n7\r\n--b\r\nContent-Disposition: form-data; '
        b'name="photo"; filename="p.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n--b--\r\n'
    )
    assert form(body) == {"chat_id": "7"}


def test_all_texts_of_a_message_are_seen() -> None:
    inner = {"type": 10, "content": "inside"}
    assert seen({"content": "above", "components": [{"type": 17, "components": [inner]}]}) == "above\ninside"
