"""Which characters of a text from outside are kept, and how it is spaced. Knows nothing of TeX; changes no word."""

import unicodedata

import regex  # type: ignore[import-untyped]  # published without types

MOST_MARKS = 8
"""Combining marks in a row: no language writes more, ten thousand are an attack on the line above."""

_JOINERS = "\u200c\u200d"
_KEPT_JOINER = regex.compile(
    r"(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})"
    r"|(?<=[\p{L}\p{M}--\p{Latin}--\p{Greek}--\p{Cyrillic}--\p{Han}--\p{Hangul}--\p{Common}])[\u200c\u200d]"
    r"(?=[\p{L}--\p{Latin}--\p{Greek}--\p{Cyrillic}--\p{Han}--\p{Hangul}])",
    regex.V1,
)
_DROPPED = regex.compile(rf"[\p{{C}}--\p{{Co}}--[\s\u0085{_JOINERS}]]", regex.V1)
_ANY_JOINER = regex.compile(f"[{_JOINERS}]")
_MARKS = regex.compile(rf"(\p{{M}}{{{MOST_MARKS}}})\p{{M}}+")
_PLAIN = regex.compile(r"[ -~]*")


def clean(text: str) -> str:
    """The text in NFC, without what cannot be seen, each run of white space one space.

    Line breaks and paragraphs become spaces. Control and format characters, zero-width ones, changes of direction,
    tags and half surrogates go; a joiner stays inside an emoji or a word of a script that needs it. More than
    MOST_MARKS combining marks in a row are cut to that many.
    """
    if not _PLAIN.fullmatch(text):
        text = _DROPPED.sub("", text)
        text = _without_loose_joiners(text)
        text = _MARKS.sub(r"\1", unicodedata.normalize("NFC", _MARKS.sub(r"\1", text)))
    return " ".join(text.split())


def _without_loose_joiners(text: str) -> str:
    if not _ANY_JOINER.search(text):
        return text
    kept = {match.start() for match in _KEPT_JOINER.finditer(text)}
    return "".join(letter for at, letter in enumerate(text) if letter not in _JOINERS or at in kept)
