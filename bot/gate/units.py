"""Units and things counted, in English and Korean, under one name each: what may stand behind a number.

It only names them. Which of them may stand for each other is the numbers' check's matter.
"""

import re
from collections.abc import Iterable

_UNITS = {
    "%p": (
        r"%\s?p(?:oints?|ts?)?(?![A-Za-z])|%[ -]points?|percent(?:age)?[ -]points?|pp|p\.p\.",
        "%\\s?(?:p(?![A-Za-z])|포인트)|퍼센트\\s?포인트",
    ),
    "%": (r"%|per\s?cent|percent", "%|퍼센트|프로(?!그|젝|세|토|필|듀)"),
    "point": (r"points?|pts?", "포인트|점(?!수|검|진|차|점|을 둔|에서)"),
    "x": (r"x(?![ ]?\d)|×(?!\s?\d)|[- ]?folds?", "배(?!치|경|포|열|분|터|제|우|급)"),
    "times": (r"times", "번(?!역|째|호|에)|회(?!전|귀|로|수|사|의|피|상|복)|차례"),
    "ms": (r"(?-i:ms)|msec|milliseconds?", "밀리초"),
    "us": (r"µs|μs|microseconds?", "마이크로초"),
    "s": (r"(?-i:s)|secs?|seconds?", "초(?!과|기|록|점|월|대|당|반|안)|초(?=당|당\\s)"),
    "min": (r"mins?|minutes?", "분(?!야|류|포|할|의|석|산|기|리|자|량|해|별|절)"),
    "gpuh": (r"(?:[A-Z]\d{2,3}[ -])?GPU[ -]?hours?", r"GPU\s?시간"),
    "gpuday": (r"(?:[A-Z]\d{2,3}[ -])?GPU[ -]?days?", r"GPU\s?일(?![가-힣])"),
    "h": (r"(?-i:h)|hrs?|hours?", "시간"),
    "day": (r"days?", "일(?!관|반|부|정|치|종|련|상|괄|본)"),
    "week": (r"weeks?", "주(?!기|제|요|석|장|어|로|의|간지|파)"),
    "month": (r"months?", "개월|달(?!성|라|러)"),
    "year": (r"years?", "년|개년"),
    "KB": (r"KB|kB|KiB|kilobytes?", "킬로바이트"),
    "MB": (r"MB|MiB|megabytes?", "메가바이트"),
    "GB": (r"GB|GiB|gigabytes?", "기가바이트"),
    "TB": (r"TB|TiB|terabytes?", "테라바이트"),
    "bit": (r"bits?", "비트"),
    "byte": (r"bytes?", "바이트"),
    "dim": (r"(?-i:D)|dimensions?|dimensional", "차원|(?-i:D)"),
    "shot": (r"shots?", "샷"),
    "fps": (r"fps|FPS|frames? per second", "FPS"),
    "Hz": (r"Hz", "헤르츠"),
    "kHz": (r"kHz", "킬로헤르츠"),
    "GHz": (r"GHz", "기가헤르츠"),
    "dB": (r"dB", "데시벨"),
    "W": (r"(?-i:W)|watts?", "와트"),
    "kWh": (r"kWh", "킬로와트시"),
    "mm": (r"(?-i:mm)|millimet(?:er|re)s?", "밀리미터"),
    "cm": (r"(?-i:cm)|centimet(?:er|re)s?", "센티미터"),
    "m": (r"(?-i:m)|met(?:er|re)s?", "미터"),
    "km": (r"(?-i:km)|kilomet(?:er|re)s?", "킬로미터"),
    "kg": (r"kg", "킬로그램"),
    "°": (r"°C?|degrees?", "°C?|도(?!구|입|메|출|달|움|전|시|록|로)"),
    "dollar": (r"dollars?|USD|US\$", "달러"),
    "th": (r"st|nd|rd|th", "위(?!한|해|치|험|의)|등(?!급|의|을|에|이)|번째|째"),
}

_THINGS = {
    "token": ("tokens", "token", "토큰"),
    "parameter": ("param(?:eter)?s", "param(?:eter)?", "파라미터|매개\\s?변수"),
    "image": ("images|pictures|photos|photographs", "", "이미지|사진"),
    "video": ("videos|clips", "", "비디오|영상|동영상|클립"),
    "language": ("languages", "", "언어(?!\\s?모델)"),
    "gpu": ("GPUs", "GPU", "GPU"),
    "layer": ("layers", "layer", "층|레이어|계층"),
    "person": (
        "people|persons|participants|users|individuals|annotators|patients|humans|experts|speakers",
        "",
        "명(?!령|칭|시|제|확|사)|사람|참가자|사용자",
    ),
    "page": ("pages", "page", "페이지|쪽"),
    "paper": ("papers|articles", "", "논문"),
    "epoch": ("epochs", "epoch", "에폭|에포크"),
    "word": ("words", "", "단어"),
    "sentence": ("sentences", "", "문장"),
    "step": ("steps|stages|phases", "step|stage|phase", "단계|스텝"),
    "question": ("questions|queries|problems", "", "질문|문제|문항|질의"),
    "frame": ("frames", "frame", "프레임"),
}

_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "t": 10**12,
    "십": 10,
    "백": 10**2,
    "천": 10**3,
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
}


def _either(forms: Iterable[str], prefix: str) -> str:
    """One alternation with a numbered group for each unit or thing."""
    return "|".join(f"(?P<{prefix}{index}>{form})" for index, form in enumerate(forms))


_UNIT_FORMS = (f"(?:{latin})(?![A-Za-z])|{korean}" for latin, korean in _UNITS.values())
_UNIT = re.compile(rf"\+?[ \n~-]?\\?(?:{_either(_UNIT_FORMS, 'u')})", re.IGNORECASE)
_NO_ADJECTIVE = (
    r"(?!(?:on|of|in|for|and|or|to|with|from|at|by|per|than|over|across|using|the|an?|is|are|was|were|as|while|when"
    r"|that|which|we|it|its|each|vs|versus|respectively)\b)"
)
_MANY = (f"(?:{many})(?![A-Za-z-])" for many, _, _ in _THINGS.values())
_ONE = (f"(?:{one or '(?!)'})(?![A-Za-z])" for _, one, _ in _THINGS.values())
_KOREAN = (korean for _, _, korean in _THINGS.values())
_THING = re.compile(
    rf"[\s-](?:{_either(_ONE, 'n')})"
    rf"|(?:[\s-]+{_NO_ADJECTIVE}[A-Za-z]+){{0,3}}?[\s-]+(?:{_either(_MANY, 't')})"
    rf"|\s?(?:여\s?)?(?:개|건|종|가지|장|편|대)?(?:의)?\s?(?:{_either(_KOREAN, 'k')})",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"(?P<suffix>[KkMBTb])(?![A-Za-z\d])"
    r"|[\s-]{1,2}(?P<word>(?:hundred[\s-])?(?:hundred|thousand|million|billion|trillion)|[bm]n)s?(?![A-Za-z])"
    r"|(?P<close>million|billion|trillion|[bm]n)(?![A-Za-z])",
    re.IGNORECASE,
)
_UNIT_NAMES = tuple(_UNITS)
_THING_NAMES = tuple(_THINGS)


def scale_at(text: str, at: int) -> tuple[int, int]:
    """What the number that ends at `at` is multiplied with in English (1 if with nothing), and where that ends."""
    match = _SCALE.match(text, at)
    if match is None or match.group() == "m":
        return 1, at
    value = 1
    for word in re.split(r"[\s-]+", (match["suffix"] or match["word"] or match["close"]).lower()):
        value *= _SCALES[word]
    return value, match.end()


def unit_at(text: str, at: int) -> tuple[str, int]:
    """The unit that begins at `at` (empty where there is none), and where it ends."""
    match = _UNIT.match(text, at)
    if match is None or match.lastgroup is None:
        return "", at
    return _UNIT_NAMES[int(match.lastgroup[1:])], match.end()


def thing_at(text: str, at: int) -> str:
    """What is counted by the number that ends at `at`: after three adjectives at most; empty if it is not known.

    One of a few things only, and as a word of its own: a `language model` is no language.
    """
    match = _THING.match(text, at)
    if match is None or match.lastgroup is None:
        return ""
    return _THING_NAMES[int(match.lastgroup[1:])]


def korean_scale(sign: str) -> int:
    """십 백 천 만 억 조, alone or one after another (천만)."""
    value = 1
    for each in sign:
        value *= _SCALES[each]
    return value
