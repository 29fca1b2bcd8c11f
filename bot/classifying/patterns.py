"""What is known of the nine by hand: the phrases of phrases.toml and what arXiv's own categories speak for.

Written from the definitions and from knowledge of the field; how far is told at the top of that file.
"""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Final

from bot.classifying.phrasebook import PhraseBook
from bot.classifying.terms import words

STRENGTHS: Final = {"strong": 3.0, "clear": 1.5, "weak": 0.6, "beside": 1.5}
UNFIRM: Final = ("weak", "beside")
"""Strengths of what says little by itself; `beside` are words of many fields (cell, face, gradient)."""


@lru_cache(maxsize=1)
def hand_written() -> PhraseBook:
    """The hand-written phrases of the nine categories, read once."""
    return PhraseBook(entries())


@lru_cache(maxsize=1)
def unfirm() -> frozenset[tuple[str, str]]:
    """Category and normalised phrase of every line that says little by itself."""
    return frozenset(
        (category, " ".join(words(phrase))) for category, strength, phrase in _lines() if strength in UNFIRM
    )


def entries() -> Iterator[tuple[str, str, float]]:
    """Category, phrase and weight of every line of the packaged file."""
    for category, strength, phrase in _lines():
        yield category, phrase, STRENGTHS[strength]


def _lines() -> Iterator[tuple[str, str, str]]:
    text = files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8")
    for category, by_strength in tomllib.loads(text).items():
        for strength, listed in by_strength.items():
            for phrase in listed.split(","):
                yield category, strength, " ".join(phrase.split())


ARXIV: Final[dict[str, dict[str, float]]] = {
    "cs.CV": {"Computer Vision": 1.0, "Multimodal": 0.4},
    "cs.CL": {"LLM": 0.8, "Natural Language Processing": 0.8},
    "cs.RO": {"Reinforcement Learning": 1.0},
    "cs.MM": {"Multimodal": 1.0},
    "cs.SD": {"Multimodal": 1.0},
    "eess.AS": {"Multimodal": 1.0},
    "eess.IV": {"Computer Vision": 0.6, "AI in Healthcare": 0.8},
    "cs.GR": {"Computer Vision": 1.0},
    "cs.LG": {"Model training technique": 0.3, "Reinforcement Learning": 0.2},
    "stat.ML": {"Model training technique": 0.6},
    "math.OC": {"Model training technique": 0.6},
    "cs.NE": {"Model training technique": 0.3},
    "cs.AR": {"Inference acceleration": 1.0},
    "cs.PF": {"Inference acceleration": 1.0},
    "cs.DC": {"Inference acceleration": 0.6},
    "q-bio": {"AI in Healthcare": 1.5},
    "physics.med-ph": {"AI in Healthcare": 1.5},
    "math": {"General AI": 0.6},
    "physics": {"General AI": 1.0},
    "cond-mat": {"General AI": 1.0},
    "cs.GT": {"General AI": 1.0},
    "cs.LO": {"General AI": 1.0},
    "cs.IR": {"General AI": 0.6, "Natural Language Processing": 0.4},
    "cs.CY": {"General AI": 0.8},
    "cs.HC": {"General AI": 0.5},
    "cs.CR": {"General AI": 0.6},
    "cs.SI": {"General AI": 1.0},
    "cs.DB": {"General AI": 0.8},
    "cs.SE": {"LLM": 0.3, "General AI": 0.3},
    "cs.MA": {"Reinforcement Learning": 0.4, "General AI": 0.4},
}
"""What an arXiv category speaks for; an archive (`q-bio`) stands for all of its subjects."""
