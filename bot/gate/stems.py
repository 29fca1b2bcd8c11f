"""English words brought to one form: `evaluates`, `evaluation` and `evaluator` are one. It must not know meanings.

Rougher than Porter's: two words taken for one cost little here, one word taken for two refuses an honest sentence.
"""

import re
from functools import lru_cache
from typing import Final

from bot.gate.listed import listed

_ENDINGS: Final = listed(
    "izations isations ization isation izability ations ation itions ition ators ator atives ative ating ates "
    "ated ate ments ment nesses ness abilities ability ibilities ibility ities ity ances ance ancies ancy ences "
    "ence encies ency ently antly ent ant entially ential acies acy ively ives ive ables able ably ibles ible "
    "ically ical ally al ic ics izers izer izes ized izing ize isers iser ises ised ising ise ings ing ingly "
    "edly ied ies ier iest ions ion ers er est ors or ous ously ful fully ures ure ed es ly s e y"
)
_LONGEST: Final = max(map(len, _ENDINGS))
_SHORT: Final = frozenset({"s", "es", "ed", "e", "ing", "ings", "ly", "er", "ers", "ied", "ies", "y"})
"""Endings that may leave three letters; the others leave four."""
_PREFIXES: Final = (
    ("generali", "generaliz"), ("general", "generall"), ("synthe", "synthe"), ("analy", "analy"), ("infer", "infer"),
    ("retriev", "retriev"), ("compar", "compar"), ("reproduc", "reproduc"), ("produc", "produc"), ("reduc", "reduc"),
    ("product", "produc"), ("reduct", "reduc"), ("hallucinat", "hallucin"), ("comprehen", "comprehen"),
    ("simpl", "simpl"), ("explain", "explan"), ("explan", "explan"), ("describ", "descri"), ("descript", "descri"),
    ("decompos", "decompos"), ("decid", "decis"), ("decis", "decis"), ("classif", "classif"), ("verif", "verif"),
    ("universal", "universall"), ("university", "universit"), ("autom", "autom"), ("modul", "modul"),
    ("model", "model"), ("parallel", "parallel"), ("label", "label"), ("benefi", "benefi"), ("convers", "convers"),
    ("organi", "organ"), ("optim", "optim"), ("divers", "divers"), ("perception", "perceiv"), ("perceptual", "perceiv"),
    ("acquisi", "acquir"), ("introduct", "introduc"), ("modif", "modif"), ("quanti", "quant"), ("consist", "consist"),
    ("evalu", "evalu"), ("minim", "minim"), ("maxim", "maxim"), ("strength", "strength"), ("expan", "expan"),
    ("exten", "exten"), ("compress", "compress"), ("express", "express"), ("reason", "reason"), ("recogni", "recogni"),
    ("transform", "transform"), ("percent", "percent"), ("collab", "collab"), ("cooperat", "cooperat"),
)  # fmt: skip
_BY_LETTERS: Final = {
    first: tuple(pair for pair in _PREFIXES if pair[0][:4] == first) for first in {start[:4] for start, _ in _PREFIXES}
}
_IRREGULAR: Final = {
    "found": "find", "built": "build", "made": "mak", "written": "writ", "wrote": "writ", "taken": "tak",
    "took": "tak", "given": "giv", "gave": "giv", "shown": "show", "chosen": "choos", "choice": "choos",
    "grew": "grow", "grown": "grow", "growth": "grow", "learnt": "learn", "kept": "keep", "held": "hold",
    "led": "lead", "seen": "see", "saw": "see", "drew": "draw", "drawn": "draw", "broke": "break", "sought": "seek",
    "lost": "los", "loss": "loss", "losses": "loss", "lossless": "lossless", "better": "better", "best": "best",
    "worse": "worse", "worst": "worst", "less": "less", "fewer": "fewer", "matrices": "matrix", "indices": "index",
    "vertices": "vertex", "hypotheses": "hypothesis", "criteria": "criterion", "corpora": "corpus",
    "corpora's": "corpus", "children": "child", "people": "people", "men": "man", "women": "woman", "data": "data",
    "media": "media", "bias": "bias", "biases": "bias", "biased": "bias", "ran": "run", "running": "run",
    "text": "text", "latent": "latent", "agent": "agent", "agents": "agent", "agentic": "agent", "content": "content",
    "number": "number", "paper": "paper", "layer": "layer", "other": "other", "order": "order", "later": "later",
    "lower": "low", "higher": "high", "faster": "fast", "slower": "slow", "larger": "larg", "smaller": "smal",
    "news": "news", "this": "this", "long": "long", "length": "length", "precise": "precis", "bought": "buy",
    "underwent": "undergo", "arise": "aris", "arose": "aris", "beat": "beat", "beaten": "beat", "feed": "feed",
    "speed": "speed", "need": "need", "seed": "seed", "image": "imag", "video": "video", "audio": "audio",
    "movement": "mov", "motion": "motion", "station": "station", "nation": "nation", "relation": "relat",
    "relationship": "relat", "creation": "creat", "action": "action", "section": "section", "option": "option",
    "attention": "attention", "attend": "attention", "attends": "attention", "question": "question",
    "version": "version", "vision": "vision", "region": "region", "million": "million", "billion": "billion",
    "trillion": "trillion", "state": "state", "states": "state", "rate": "rate", "rates": "rate", "date": "date",
    "medical": "medic", "medicine": "medic", "clinical": "clinic", "understood": "understand", "meant": "mean",
    "fewest": "fewer", "doubled": "doubl", "halved": "half", "halves": "half", "halving": "half", "tripled": "tripl",
}  # fmt: skip

_BRITISH: Final = re.compile(
    r"^((?:col|behavi|fav|lab|neighb|hon|flav|hum|vap|harb|arm|vig|rig|sav|endeav|tum)|rum)our"
)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The form shared by a word's inflections and nearest derivations; words without Latin letters stay as they are."""
    low = word.lower()
    low = _BRITISH.sub(r"\1or", low)
    if known := _IRREGULAR.get(low) or _IRREGULAR.get(low.removesuffix("s")):
        return known
    for start, form in _BY_LETTERS.get(low[:4], ()):
        if low.startswith(start):
            return form
    if len(low) < 4 or not low.isalpha() or not low.isascii():
        return low.removesuffix("s") if len(low) > 3 else low
    for _ in range(3):
        shorter = _without_ending(low)
        if shorter == low:
            break
        low = shorter
    return _without_double(low)


def _without_ending(word: str) -> str:
    for length in range(min(_LONGEST, len(word) - 3), 0, -1):
        ending = word[-length:]
        if ending not in _ENDINGS or (len(word) - length < 4 and ending not in _SHORT):
            continue
        if ending == "s" and word[-2] in "su":
            continue
        return _without_double(word[:-length])
    return word


def _without_double(word: str) -> str:
    """`tunn`, `modell`: a consonant doubled before an ending is one again; `ss` and `ll` of the root fall with it."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdfgklmnprt":
        return word[:-1]
    return word
