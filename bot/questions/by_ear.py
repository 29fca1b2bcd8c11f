"""Whether a word in Hangul may be how a Latin name sounds: 로고 is LOGO, 큐웬 is Qwen2. Compares consonants only."""

import re
from itertools import groupby

_FIRST = ("k", "k", "n", "t", "t", "l", "m", "p", "p", "s", "s", "", "j", "j", "j", "k", "t", "p", "")
_LAST = (
    *("", "k", "k", "ks", "n", "nj", "n", "t", "l", "lk", "lm", "lp", "ls", "lt"),
    *("lp", "l", "m", "p", "ps", "s", "s", "nk", "j", "j", "k", "t", "p", ""),
)
_SYLLABLES, _FINALS = 21 * 28, 28
_LATIN = {
    **dict.fromkeys("gkqx", "k"),
    **dict.fromkeys("dt", "t"),
    **dict.fromkeys("bpfv", "p"),
    **dict.fromkeys("sz", "s"),
    **dict.fromkeys("lr", "l"),
    **{letter: letter for letter in "jmn"},
}
SHORTEST = 2
"""Consonants that two words must share: with fewer, many words sound alike."""


def sounds_like(hangul: str, name: str) -> bool:
    """Whether the consonants of both are the same, in order."""
    heard = _of_hangul(hangul)
    return len(heard) >= SHORTEST and heard == _of_latin(name)


def _of_hangul(word: str) -> str:
    sounds = ""
    for letter in word:
        if "가" <= letter <= "힣":
            place = ord(letter) - ord("가")
            sounds += _FIRST[place // _SYLLABLES] + _LAST[place % _FINALS]
    return _once(sounds)


def _of_latin(word: str) -> str:
    """`c` is s before e, i and y, else k; `ch` is as j; an r without a vowel behind it is not heard."""
    small = re.sub(r"c(?=[eiy])", "s", word.casefold().replace("ch", "j")).replace("c", "k")
    small = re.sub(r"r+(?![aeiouyr])", ".", small)
    return _once("".join(_LATIN.get(letter, ".") for letter in small))


def _once(sounds: str) -> str:
    """Doubled consonants are one; what has no sound of its own falls away."""
    return "".join(sound for sound, _ in groupby(sounds.replace(".", "")))
