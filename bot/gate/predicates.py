"""The names of an English text: what each stands as (who does, on what, than what, with what) and among which words.

It reads one text. What two texts' names mean together is for the check of changed names.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.gate.glossary import glossary
from bot.gate.terms import LONGEST, Term, terms

Near = Mapping[str, float]
"""For a stem, or the number of a group of near words, its greatest nearness to a name."""

MOST: Final = 8
"""Names of one text that are compared: a sentence has a few, hostile text has any number."""
_FARTHEST: Final = 12
"""Words and commas from which nothing is near."""
_LONGEST_GAP: Final = 100
"""Characters from which nothing is near."""
_BEFORE: Final = 3
"""Words between a name and what says what it stands as."""
FIRST: Final = "first"
DOES: Final = "does"
_SHOWN: Final = re.compile(
    r"\b(?:introduc\w{1,4}|propos\w{1,4}|present\w{0,4}|called|named|namely|termed|dubbed|develop\w{0,4})[ ,]{1,2}"
    r"(?:a |an |the )?\Z"
)
_TOPIC: Final = re.compile(r"(?:\([^()]{0,80}\))?(?:은|는|이|가)(?![가-힣])| (?:is|are) (?:an?|the)\b")
_VERB: Final = re.compile(
    r"s?(?: \([^()]{0,80}\))?(?: \w+ly| also| still| then)? "
    r"(?!(?:datasets|models|benchmarks|tasks|tokens|agents|parameters|methods|as|based|trained|this|its|versus)\b)"
    r"(?:is|are|can|has|have|(?:perform|achieve|show|outperform|improve|generate|enable|use|provide|surpass)"
    r"|[a-z]{3,}(?:s|ed))\b"
)
_AFTER_COMMA: Final = re.compile(r",(?: \w+ly| also| still| then)? [a-z]{3,}s\b")
"""The verb of who is named between commas; a participle there (`, trained on`) is none."""
_ARTICLES: Final = frozenset({"the", "a", "an", "our"})
_TOKEN: Final = re.compile(r"[^\W_가-힣][^\W_가-힣]*(?:[-.+][^\W_가-힣]+)*\+*")
_WORD: Final = re.compile(r"[A-Za-z]+|[,;:.()]")
_STOP: Final = re.compile(r"[,;.]")
_LISTED: Final = re.compile(r"(?:[\s,()/·:;%+\d.]|\b(?:and|or|vs)\b)*")
_ROLES: Final = {
    word: role
    for role, words in (
        (DOES, "introduce introduces introducing present presents propose proposes proposing called named namely"),
        (DOES, "termed dubbed develop develops that while where which but whereas , ; : . ("),
        ("on", "on in at across within"),
        ("than", "than over outperforms outperform outperforming surpasses surpass surpassing beats beating exceeds"),
        ("than", "exceeding rivals rivaling matches versus vs against behind ahead compared unlike"),
        ("by", "by"),
        ("with", "with using via through"),
        ("from", "from"),
        ("of", "of"),
        ("like", "including like as"),
        ("for", "for"),
        ("to", "to"),
        ("", "and or )"),
    )
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Named:
    """One name at one place of a text, and what it stands as; empty where nothing says it."""

    text: str
    start: int
    end: int
    role: str

    @property
    def is_shown(self) -> bool:
        """Whether the text speaks of this: it begins a sentence, or is what authors introduce."""
        return self.role == FIRST or (
            self.role == DOES and _SHOWN.search(self.text, max(0, self.start - 40), self.start) is not None
        )

    @property
    def is_doer(self) -> bool:
        """Whether an English text says what this does: `that X improves …`, `our model, X, improves …`."""
        between = self.text.endswith(", ", 0, self.start) and _AFTER_COMMA.match(self.text, self.end)
        return self.role in (FIRST, DOES) and bool(between or _VERB.match(self.text, self.end))

    @property
    def is_topic(self) -> bool:
        """Whether a sentence says of this what it is or does: `X is a …`, `X는 …`."""
        return _TOPIC.match(self.text, self.end) is not None


@lru_cache(maxsize=1024)
def named(text: str) -> Mapping[str, tuple[Named, ...]]:
    """The first names of a text, each with its places, by letters and digits in lower case."""
    plain = unicodedata.normalize("NFKC", text)[:LONGEST]
    found: dict[str, tuple[Named, ...]] = {}
    for start, end in _spans(plain):
        name = "".join(filter(str.isalnum, plain[start:end].lower())).removesuffix("s")
        one = Named(plain, start, end, _korean_role(plain, end) if _HANGUL.search(plain) else _role(plain, start))
        found[name] = (*found.get(name, ()), one)
    return found


def are_listed(one: Named, other: Named) -> bool:
    """Whether two names of a text stand in one list, where they may change places."""
    first, second = sorted((one, other), key=lambda each: each.start)
    gap = first.text[first.end : second.start]
    return (
        _LISTED.fullmatch(_TOKEN.sub(lambda match: "" if _is_name(match.group()) else match.group(), gap)) is not None
    )


@lru_cache(maxsize=2048)
def near(one: Named) -> Near:
    """The words that stand near a name, and how near; other names are none of them."""
    found: dict[str, float] = {}
    for term in _free(one.text):
        gap = one.text[term.end : one.start] if term.end <= one.start else one.text[one.end : term.start]
        if len(gap) > _LONGEST_GAP:
            continue
        far = len(gap.split()) + 2 * len(_STOP.findall(gap))
        if far <= _FARTHEST:
            for label in _labels(term):
                found[label] = max(found.get(label, 0.0), (0.3 + 0.7 * term.weight) / (1 + far))
    return found


@lru_cache(maxsize=512)
def _free(plain: str) -> tuple[Term, ...]:
    spans = _spans(plain)
    return tuple(one for one in terms(plain) if not any(start < one.end and one.start < end for start, end in spans))


def _korean_role(plain: str, end: int) -> str:
    """By the particle behind a name, or behind the noun that it belongs to: `COCO 데이터셋에서`."""
    match = _KOREAN_ROLE.match(plain, end)
    return next((role for role, found in match.groupdict().items() if found), "") if match else ""


_HANGUL: Final = re.compile("[가-힣]")
_KOREAN_ROLE: Final = re.compile(
    r"(?:\([^()]{0,80}\))?(?: (?:모델|방법|기법|데이터 ?셋|데이터 세트|벤치마크|기준선|방식|알고리즘))?(?:"
    r"(?P<than>보다|에 비해|대비|[과와] 비교"
    r"|[을를] (?:크게 |훨씬 )?(?:능가|앞[서섰섭선]|뛰어넘|넘어[서섰섭]|웃돌|상회))"
    r"|(?P<like>처럼| 같은| 등)|(?P<on>에서)|(?P<does>[은는이가](?![가-힣])))"
)


def _spans(plain: str) -> list[tuple[int, int]]:
    """Where names stand; neighbours are one name."""
    spans: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(plain):
        if not _is_name(match.group()):
            continue
        if spans and plain[spans[-1][1] : match.start()] == " ":
            spans[-1] = (spans[-1][0], match.end())
        elif len(spans) < MOST:
            spans.append(match.span())
        else:
            break
    return spans


def _is_name(word: str) -> bool:
    return word[0].isalpha() and any(letter.isupper() or letter.isdigit() for letter in word[1:])


def _role(plain: str, start: int) -> str:
    """By the nearest word before that says it; what begins a sentence comes `first`, and does something."""
    before = [match.group().lower() for match in _WORD.finditer(plain, max(0, start - 60), start)]
    told = [word for word in before if word not in _ARTICLES]
    if not told or told[-1] == ".":
        return FIRST
    for word in told[: -_BEFORE - 2 : -1]:
        if word in _ROLES:
            return _ROLES[word]
    return DOES if len(told) <= _BEFORE else ""


@lru_cache(maxsize=20_000)
def _of_form(form: str) -> tuple[str, ...]:
    return (form, *(str(group) for group in glossary().groups.get(form, ())))


def _labels(term: Term) -> set[str]:
    return {label for form in term.stems for label in _of_form(form)}
