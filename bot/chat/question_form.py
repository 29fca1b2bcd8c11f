"""Whether a line without a command asks something: by its form alone, in English and in Korean as it is spoken."""

import re
import unicodedata

_MARK = re.compile(r"[?？][\s?!.~ㅋㅎ]*$")
_KOREAN = re.compile(
    r"왜|뭐|뭘|뭔|무엇|무슨|어떻게|어떤|얼마|몇|누가|언제|어디|어느|있음|있나|없나|인가|나요|는지|까요?$"
    r"|설명|알려|비교|차이|[가-힣](?:은|는)$"
)
_ENGLISH = re.compile(
    r"^(?:what|why|how|which|who|when|where|is|are|was|were|does|do(?! you)|did|can|could|explain|compare|tell|describe"
    r"|summari[sz]e)\b|\b(?:what|why|how)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:thanks?|thank you|thx|ok(?:ay)?|great|cool|nice|wow|lol|good|got it|감사(?:합니다|해요)?|고마워요?|고맙습니다"
    r"|네+|넵|응|ㅇㅇ|오케이|좋아요?|대박|굿|와+|헐|\W|[ㄱ-ㅎㅏ-ㅣ])+",
    re.IGNORECASE,
)
LONGEST = 300
"""Characters whose form is looked at, from the beginning and from the end."""


def asks(said: str) -> bool:
    """Whether it has the form of a question."""
    line = unicodedata.normalize("NFKC", f"{said[:LONGEST]}\n{said[-LONGEST:]}" if len(said) > 2 * LONGEST else said)
    line = line.strip()
    return is_marked(said) or any(form.search(line) for form in (_KOREAN, _ENGLISH))


def is_marked(said: str) -> bool:
    """Whether it ends with a question mark."""
    return _MARK.search(said[-LONGEST:]) is not None


def only_thanks(said: str) -> bool:
    """Whether it says nothing but thanks, wonder or laughter."""
    return len(said) <= LONGEST and _THANKS.fullmatch(said) is not None
