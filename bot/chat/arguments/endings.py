"""Korean sentences without their endings: `8시로 바꿔 주세요` is 8시. Cuts only what carries no value."""

import re

LONGEST = 60
"""Longer texts are questions or something else, and are not searched for endings."""
_VERB = re.compile(
    r"\s*(?:좀|"
    r"주세요|주십시오|줄래요?|줄게요?|줘요?|달라|"
    r"부탁(?:해요?|드려요|드립니다|합니다)?|"
    r"(?:하|받|보|읽|바꾸)고\s*싶(?:어요?|습니다|은데)|"
    r"할래요?|할게요?|해요?|하자|합니다|받을래요?|받을게요?|볼래요?|볼게요?|보낼래|"
    r"보여|보내|알려|바꿔|바꾸기|돌려)$"
)
_SETTING = re.compile(r"\s*(?:변경|설정|지정)$")
_PARTICLE = re.compile(r"(?<=\S)(?:으로|로|에만|에|만)$")
_STOPS = " ?!.~…ㅋㅎㅠㅜ"


def without_verb(text: str) -> str:
    """What is asked for, without the words that only ask: `설정 보여줘` is 설정."""
    left = text.strip(_STOPS)
    if len(left) > LONGEST:
        return left
    while (shorter := _VERB.sub("", left).rstrip(_STOPS)) != left:
        left = shorter
    return left


def bare(text: str) -> str:
    """A value without the particle and the verb after it: `아침 8시로 변경해줘` is 아침 8시."""
    if len(text) > LONGEST:
        return text.strip()
    left = _SETTING.sub("", without_verb(text))
    return _PARTICLE.sub("", left).strip()
