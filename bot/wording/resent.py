"""The line above a message that is sent a second time because nobody knows whether it arrived."""

_RESENT = {
    "ko": "앞서 보낸 글이 도착했는지 확인되지 않아 다시 보냅니다.",
    "en": "Sent again: it is not known whether this arrived before.",
}


def resent(language: str) -> str:
    """The line in a language; a language that is not written here gets the first."""
    return _RESENT.get(language, _RESENT["ko"])
