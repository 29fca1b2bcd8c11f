"""Words of which only a few are possible: on and off, brief and full, languages."""

import unicodedata

from bot.chat.arguments.endings import bare
from bot.domain.chat import Length
from bot.errors import BadChoice, UnknownLanguage

_STATES = {
    **dict.fromkeys(("on", "yes", "true", "1", "켜기", "켬", "켜", "네", "예"), True),
    **dict.fromkeys(("off", "no", "false", "0", "끄기", "끔", "꺼", "아니요"), False),
}
_LENGTHS: dict[str, Length] = {
    **dict.fromkeys(("brief", "short", "짧게", "간략", "간단히"), "brief"),
    **dict.fromkeys(("full", "long", "모두", "전체", "길게", "자세히"), "full"),
}
_LANGUAGES = {
    **dict.fromkeys(("ko", "kr", "kor", "korean", "한국어", "한글", "국문"), "ko"),
    **dict.fromkeys(("en", "eng", "english", "영어", "영문"), "en"),
}


def state_from(command: str, text: str) -> bool:
    """On or off; raises BadChoice."""
    word = _word(text)
    if word not in _STATES:
        raise BadChoice(command, text.strip(), ("on", "off"))
    return _STATES[word]


def length_from(text: str) -> Length:
    """Brief or full; raises BadChoice."""
    word = _word(text)
    if word not in _LENGTHS:
        raise BadChoice("length", text.strip(), ("brief", "full"))
    return _LENGTHS[word]


def language_from(text: str, offered: tuple[str, ...]) -> str:
    """A language's code, of those offered; raises UnknownLanguage."""
    word = _word(text)
    code = _LANGUAGES.get(word) or _LANGUAGES.get(word.partition("-")[0])
    if code is None or code not in offered:
        raise UnknownLanguage(text.strip(), offered)
    return code


def _word(text: str) -> str:
    return bare(unicodedata.normalize("NFKC", text).strip().casefold())
