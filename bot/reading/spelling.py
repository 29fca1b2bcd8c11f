"""British spelling made American, word by word, for comparing only: what comes out may be no word (`precize`)."""

import re

_OUR = re.compile(
    r"((?:behavi|col|neighb|fav|lab|hon|hum|rum|flav|harb|vap|tum|endeav|arm|od|vig|rig|savi)o)u(r)", re.ASCII
)
_ISE = re.compile(r"(?<=[a-z]{3})(is|ys)(?=(?:e|ed|es|ing|er|ers|able|ation|ations|ational)\Z)", re.ASCII)
_DOUBLED = re.compile(
    r"(?<=model|label|level|total)l(?=(?:ing|ings|ed|er|ers)\Z)"
    r"|(?<=travel|signal|cancel|tunnel)l(?=(?:ing|ings|ed|er|ers|ation)\Z)"
    r"|(?<=counsel|channel)l(?=(?:ing|ed|or|ors)\Z)",
    re.ASCII,
)
_TRE = re.compile(r"\A(cent|fib|met|lit|theat|calib|spect)re(?=s?\Z)", re.ASCII)
_WORDS = {
    "defence": "defense",
    "offence": "offense",
    "licence": "license",
    "grey": "gray",
    "programme": "program",
    "programmes": "programs",
    "artefact": "artifact",
    "artefacts": "artifacts",
    "judgement": "judgment",
    "judgements": "judgments",
    "ageing": "aging",
    "learnt": "learned",
    "towards": "toward",
    "whilst": "while",
    "amongst": "among",
    "dialogue": "dialog",
    "dialogues": "dialogs",
    "catalogue": "catalog",
    "catalogues": "catalogs",
    "analogue": "analog",
    "analogues": "analogs",
}


def american(word: str) -> str:
    """A word in lower case as an American spells it, the same for both spellings."""
    if word in _WORDS:
        return _WORDS[word]
    spelled = _ISE.sub(lambda found: found[1][0] + "z", word)
    spelled = _DOUBLED.sub("", spelled)
    return _TRE.sub(r"\1er", _OUR.sub(r"\1\2", spelled))
