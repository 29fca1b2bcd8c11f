"""What becomes of titles and authors on their way into a list: retyped, cut, in TeX; and a paper's relatives."""

import random
import re
import unicodedata
from collections.abc import Callable, Sequence

BRITISH = (
    ("optimization", "optimisation"), ("generalization", "generalisation"), ("quantization", "quantisation"),
    ("modeling", "modelling"), ("behavior", "behaviour"), ("color", "colour"), ("labeled", "labelled"),
    ("center", "centre"), ("summarization", "summarisation"), ("tokenization", "tokenisation"),
    ("analyzing", "analysing"), ("personalized", "personalised"), ("catalog", "catalogue"), ("dialog", "dialogue"),
)  # fmt: skip
TEX_ACCENTS = {"\u0301": "'", "\u0300": "`", "\u0308": '"', "\u0302": "^", "\u0303": "~"}
GREEK = {"α": r"$\alpha$", "β": r"$\beta$", "γ": r"$\gamma$", "π": r"$\pi$", "λ": r"$\lambda$", "τ": r"$\tau$"}


def exact(title: str, chance: random.Random) -> str:
    """As it is."""
    return title


def retyped(title: str, chance: random.Random) -> str:
    """Another case, dashes, quotes, British spelling, and in half of the titles a typing error in a long word."""
    said = " ".join(_british(word) for word in title.split())
    said = chance.choice([str, str.upper, str.lower, str.title])(said)
    said = said.replace("-", chance.choice(["–", "—", " ", "", "-"])).replace("'", "’").replace(" and ", " & ")
    return _with_slip(said, chance) if chance.random() < 0.5 else said


def cut(title: str, chance: random.Random) -> str:
    """Its first 60 to 80 hundredths, and an ellipsis."""
    return title[: int(len(title) * chance.uniform(0.6, 0.8))].rstrip() + chance.choice(["…", "...", " …"])


def broken_off(title: str, chance: random.Random) -> str:
    """Its first 60 to 80 hundredths, and no sign that there is more."""
    return title[: int(len(title) * chance.uniform(0.6, 0.8))].rstrip()


def in_tex(title: str, chance: random.Random) -> str:
    """Styles, accents, Greek letters and dashes in TeX."""
    spelled = unicodedata.normalize("NFD", title)
    for mark, sign in TEX_ACCENTS.items():
        spelled = re.sub(rf"(\w){mark}", lambda found, sign=sign: f"\\{sign}{{{found[1]}}}", spelled)
    words = "".join(GREEK.get(letter, letter) for letter in spelled).replace("&", r"\&").replace("%", r"\%").split(" ")
    place = chance.randrange(len(words))
    style = chance.choice([r"\textit{%s}", r"\textbf{%s}", r"$\textit{%s}$", r"{\em %s}", r"\textsc{%s}", r"\emph{%s}"])
    if re.fullmatch(r"[\w-]+", words[place]):
        words[place] = style.replace("%s", words[place])
    return " ".join(words).replace("“", "``").replace("”", "''").replace("—", "---")


WRITTEN: dict[str, Callable[[str, random.Random], str]] = {
    "exact": exact, "retyped": retyped, "truncated": cut, "broken off": broken_off, "LaTeX": in_tex,
}  # fmt: skip


def as_listed(authors: Sequence[str], chance: random.Random) -> tuple[str, ...]:
    """Family names first, initials, no accents, another order, or `et al.` after three."""
    way = chance.randrange(5)
    if way == 0:
        return tuple(f"{name.split()[-1]}, {' '.join(name.split()[:-1])}".rstrip(", ") for name in authors)
    if way == 1:
        return tuple(" ".join([*(part[0] + "." for part in name.split()[:-1]), name.split()[-1]]) for name in authors)
    if way == 2:
        return tuple(unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode() for name in authors)
    if way == 3:
        return tuple(sorted(authors))
    return (*authors[:3], "et al.") if len(authors) > 3 else tuple(authors)


def relatives(title: str) -> list[str]:
    """Titles that the same group's other papers may well have."""
    made = [f"{title}: Part II", f"{title} v2", f"{title} 2.0", f"{title}++", f"A Survey of {title}"]
    made += [f"Towards {title}", f"{title}: A Benchmark", f"Rethinking {title}", f"{title} Revisited"]
    plural = re.sub(r"\b(model|network|agent|task|transformer|image|prompt)\b", r"\1s", title, count=1, flags=re.I)
    singular = re.sub(r"\b(model|network|agent|task|transformer|image|prompt)s\b", r"\1", title, count=1, flags=re.I)
    counted = re.sub(r"\d+", lambda found: str(int(found[0][:9]) + 1), title, count=1)
    return [*made, *(other for other in (plural, singular, counted) if other != title)]


def _british(word: str) -> str:
    for american, british in BRITISH:
        if american in word.lower() and british not in word.lower():
            return word.lower().replace(american, british)
    return word


def _with_slip(said: str, chance: random.Random) -> str:
    """A letter of a long word left out, doubled, or changed with the next."""
    long = list(re.finditer(r"[A-Za-z]{6,}", said))
    if not long:
        return said
    word = chance.choice(long)
    at = chance.randrange(word.start(), word.end() - 1)
    return chance.choice(
        [
            said[:at] + said[at + 1 :],
            said[:at] + said[at] + said[at:],
            said[:at] + said[at + 1] + said[at] + said[at + 2 :],
        ]
    )
