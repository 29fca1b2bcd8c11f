"""Names in Latin script (models, data sets, methods, acronyms) stand in the quotes or the title; so do English terms
in Korean text. Amounts are not its matter, nor what a name is said to have done."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.glossary import glossary, rendering
from bot.gate.listed import listed
from bot.gate.plain_words import is_describing
from bot.gate.sentence_starts import ORDINARY
from bot.gate.stems import stem
from bot.gate.terms import LONGEST, Term, is_stop_word, pool, terms

_TOKEN = re.compile(
    r"[^\W_가-힣][^\W_가-힣]*(?:[.@+\-‐‑–_][^\W_가-힣]+|['’](?=s\b)|\+{1,2}(?!\w))*(?:['’]s\b)?|[^\W_가-힣]+@\d+",
    re.UNICODE,
)
_AMOUNT = re.compile(
    r"[\d.,\-–]+(?:[KMBTkx×]|[KMGT]i?B|ms|s|h|hrs?|st|nd|rd|th|px|fps|FPS|p|pp|D|Hz|GPUs?)?(?:-[a-z]+)*"
)
_SIZE = re.compile(r"\d+(?:\.\d+)?[BbMmKkT]")
_RUN = re.compile(r"[^\W\d_가-힣]+|\d+(?:\.\d+)?")
_JOIN = re.compile(r"[.@+\-‐‑–_]")
_ORDINARY_PART: Final = listed(
    "based like style level driven free aware guided only powered enhanced specific agnostic trained tuned augmented "
    "generated to and of in the scale size type class family grade centric ready native assisted oriented side wise "
    "equipped induced dependent bound heavy light friendly compatible series model models shot hop step turn time "
    "art end world human text image video language"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|[\"“(]\s*)$")
_OWN_SPEAKS = re.compile(
    r"\b(?:we|our|ours|us|th(?:is|ese) \w+|the (?:authors?|proposed|resulting|presented)"
    r"|the (?:new |novel )?(?:method|model|approach|framework|system|benchmark|data ?set|technique"
    r"|algorithm|architecture|pipeline|strateg|mechanism|suite|corpus|agent|tool)\w*|experiment\w*|result\w*"
    r"|evaluations?|findings?|it|its)\b",
    re.IGNORECASE,
)
"""Where a quote speaks of what the paper brings, a sentence may call that by the name that the paper gives it."""
_LONGEST_NAME: Final = 8
"""Runs of letters and digits joined for one name: LLaMA-2-7B has four, the longest names met have seven."""
_SHORT_ACRONYM = 3
"""Letters of an acronym that may be made of any words' initials; two letters fit too much."""


def check_names(case: Case) -> Failure | None:
    """Whether each name in the sentence is one of the quotes', their sentences' or the title's."""
    said = (*case.quotes, *case.around, case.title)
    known = names_said(said)
    if case.own and any(_OWN_SPEAKS.search(one) for one in case.around):
        known |= {squashed(name) for name in case.own}
    text = unicodedata.normalize("NFKC", case.text)
    for match in _TOKEN.finditer(text):
        word = match.group().rstrip(".-–'’")
        if _is_name(text, match.start(), word) and not _stands(word, known, said):
            return Failure("names", word, "no quote and not the title has this name")
    return _terms_in_brackets(case, said) if case.language == "ko" else None


def _is_name(text: str, start: int, word: str) -> bool:
    """Whether a Latin word is a name: capitals within, letters with digits, or a capital that no sentence asks for."""
    if _AMOUNT.fullmatch(word) or (len(word.rstrip("'’s")) < 2 and word.isascii()):
        return False
    if any(letter.isdigit() for letter in word) or "@" in word or not word.isascii():
        return any(letter.isalpha() for letter in word)
    if any(letter.isupper() for letter in word[1:]):
        return True
    if not word[0].isupper():
        return False
    return not (_SENTENCE_START.search(text[max(0, start - 3) : start]) and _is_ordinary(word))


def _is_ordinary(word: str) -> bool:
    """Whether a word that opens a sentence is English: listed, in the glossary's vocabulary, or plainly inflected."""
    low = word.lower()
    if low in ORDINARY or is_stop_word(low) or stem(low) in glossary().english_words or is_describing(stem(low)):
        return True
    return all(_is_ordinary(part) for part in low.split("-")) if "-" in low else low.endswith(_INFLECTED)


_INFLECTED: Final = (
    "ing",
    "ly",
    "ed",
    "tion",
    "tions",
    "ment",
    "ments",
    "ness",
    "ity",
    "ities",
    "ence",
    "ance",
    "ical",
)


def _stands(word: str, known: frozenset[str], said: tuple[str, ...]) -> bool:
    bare = squashed(word.removesuffix("'s").removesuffix("’s"))
    if not bare or _any_number(bare, known) or _is_expansion(word, said):
        return True
    if word.isascii() and word.isalpha() and word[1:].islower():
        return pool(*said).carries(Term(word, 0, 0, (frozenset({stem(word)}),), 1.0, korean=True))
    parts = [part for part in _JOIN.split(word) if part]
    if len(parts) < 2:
        return False
    if _SIZE.fullmatch(parts[-1]):
        return _any_number(squashed("".join(parts[:-1])), known) and squashed(parts[-1]) in known
    telling = [part for part in parts if part.lower() not in _ORDINARY_PART]
    if any(part[-1:].isdigit() for part in telling):
        return len(telling) < len(parts) and bool(telling) and _stands("-".join(telling), known, said)
    return bool(telling) and all(_part_stands(part, known, said) for part in telling)


def _part_stands(part: str, known: frozenset[str], said: tuple[str, ...]) -> bool:
    return _any_number(squashed(part), known) or _is_expansion(part, said) or stem(part) in pool(*said).stems


def _any_number(bare: str, known: frozenset[str]) -> bool:
    """A name in the singular or the plural."""
    return bare in known or bare.removesuffix("s") in known or bare + "s" in known or bare.removesuffix("es") in known


def _is_expansion(word: str, said: tuple[str, ...]) -> bool:
    """An acronym of words in the quotes: of the field, or their initials in a row."""
    short = word[:-1] if word.endswith("s") and word[:-1].isupper() else word
    fulls = glossary().acronyms.get(short.lower(), ())
    if any(rendering(full) <= pool(*said).stems for full in fulls):
        return True
    if not short.isupper() or not short.isalpha() or len(short) < _SHORT_ACRONYM:
        return False
    return any(short.lower() in _names_of(text)[1] for text in said)


@lru_cache(maxsize=1024)
def names_said(said: tuple[str, ...]) -> frozenset[str]:
    """Everything in these texts that a name may be: runs of letters and digits, alone and joined with the next ones."""
    return frozenset().union(*(_names_of(text)[0] for text in dict.fromkeys(said)))


@lru_cache(maxsize=1024)
def _names_of(text: str) -> tuple[frozenset[str], str]:
    """What a name in one text may be, and the first letters of all its words in a row.

    Words are joined over a space only where one of the two has a capital or a digit: `LLaMA 2 7B`. A footnote's
    mark behind a name is none of it.
    """
    plain = unicodedata.normalize("NFKC", text)[:LONGEST]
    runs = list(_RUN.finditer(plain))
    pieces = [run.group().lower().replace(".", "") for run in runs]
    ends = [_GOES_ON.match(plain, run.end()) is None or _is_noted(plain, run) for run in runs]
    telling = [not run.group().islower() for run in runs]
    parted = [one.end() < two.start() and " " in plain[one.end() : two.start()] for one, two in pairwise(runs)]
    found: set[str] = set()
    for start in range(len(pieces)):
        joined = ""
        for at in range(start, min(start + _LONGEST_NAME, len(pieces))):
            if at > start and parted[at - 1] and not (telling[at] or telling[at - 1]):
                break
            joined += pieces[at]
            if ends[at]:
                found.add(joined)
    return frozenset(found), "".join(piece[0] for piece in pieces)


def _is_noted(text: str, run: re.Match[str]) -> bool:
    """Whether a footnote's mark stands behind a word: `Hugging Face1`."""
    return len(run.group()) > _SHORT_ACRONYM and run.group()[-1].islower() and bool(_NOTE.match(text, run.end()))


_NOTE = re.compile(r"[1-9](?![^\W_])")
_GOES_ON = re.compile(r"[^\W_가-힣]")


def squashed(name: str) -> str:
    """A name as it is compared: letters and digits alone, lower case."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", name).lower() if letter.isalnum())


_BRACKET = re.compile(r"\(([^()가-힣]{3,80})\)")


def _terms_in_brackets(case: Case, said: tuple[str, ...]) -> Failure | None:
    """An English term in brackets after its Korean: half of its words at least are the paper's."""
    here = pool(*said)
    for match in _BRACKET.finditer(case.text):
        words = [term for term in terms(match.group(1)) if term.text.islower() or "-" in term.text]
        carried = sum(here.carries(term) for term in words)
        if words and carried * 2 < len(words):
            return Failure("names", match.group(1), "no quote has this English term")
    return None
