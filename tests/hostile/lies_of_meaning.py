"""Soft lies, which words alone hardly show: half-true, a cause made up, others' work as this paper's, plans as results,
certainty and scope that the paper does not claim. English and Korean.
"""

import random
import re
from collections.abc import Iterator

from hostile.lie import Bent
from hostile.lies_of_polarity import OF_WORK
from hostile.material import Honest, sentences_of
from hostile.vocabulary import rows, words

CAUSAL = re.compile(
    r"because|caus|due to|lead|result(?:s|ing) in|thereby|thus|therefore|driven|so that|since|owing|enabl|make"
    r"|by [a-z]+ing"
    r"|때문|덕분|므로|아서|어서|해서|인해",
    re.IGNORECASE,
)
RESULT = re.compile(
    r"improv|outperform|higher|lower|better|faster|beat|gain|exceed|surpass|reach|앞섭|향상|높|줄|늘|나아"
)
OTHERS_WORK = re.compile(
    r"\b(?:[Ee]xisting|[Pp]revious|[Pp]rior|[Cc]urrent|[Rr]ecent|[Cc]onventional|[Tt]raditional|[Ss]tandard)"
    r" (?:[a-z-]+ |[A-Z]+ ){0,3}?"
    r"(methods|approaches|works|models|systems|techniques|frameworks|efforts|pipelines)\b(?! on)"
)
KOREAN_OTHERS = re.compile(
    r"(?:기존|현재|전통적인|표준|선행)(?:의)? ((?:[가-힣A-Za-z()-]+ ){0,3}?)"
    r"(방법|방식|모델|연구|도구|기법|시스템)(?=[은는이가을를])"
)


def half_true(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """A true sentence goes on with something that stands nowhere in the abstract."""
    if not OF_WORK.search(base.text) or (base.own and not base.text.startswith("The authors")):
        return
    fitting = [
        said
        for pattern, said in rows("halves", base.language)
        if not re.search(pattern, base.paper.abstract, re.IGNORECASE)
    ]
    for said in chance.sample(fitting, min(3, len(fitting))):
        if base.language == "en":
            yield f"{base.text[:-1]}{said}.", base.quotes
        elif base.text.endswith("합니다."):
            yield f"{base.text[:-4]}하고 {said}.", base.quotes
        elif base.text.endswith("입니다."):
            yield f"{base.text[:-4]}이며 {said}.", base.quotes
        elif base.text.endswith("습니다."):
            yield f"{base.text[:-4]}고 {said}.", base.quotes


def cause_for_correlation(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """Two facts that stand beside each other become cause and effect, or a reason is made up."""
    if CAUSAL.search(" ".join(base.quotes)) or CAUSAL.search(base.text):
        return
    for pattern, other in rows("causes", base.language):
        if not other and not RESULT.search(base.text):
            continue
        if other:
            yield re.sub(pattern, other, base.text, count=1), base.quotes
        elif base.language == "ko":
            yield chance.choice(words("reasons", "ko")) + base.text, base.quotes
        else:
            yield f"{base.text[:-1]}, {chance.choice(words('reasons'))}.", base.quotes


def of_others_as_own(base: Honest, _chance: random.Random) -> Iterator[Bent]:
    """What the introduction says of earlier work is told of this paper's own, over the introduction's words."""
    if base.language == "ko":
        for match in KOREAN_OTHERS.finditer(base.text):
            for own in ("이 논문이 제안한 ", "저자들이 새로 만든 ", "이번 연구의 "):
                yield base.text[: match.start()] + own + match[2] + base.text[match.end() :], base.quotes
        return
    match = OTHERS_WORK.search(base.text)
    if match and re.fullmatch(r"(?:.*\b(?:However|Moreover|Furthermore|Yet|but),? )?", base.text[: match.start()]):
        for own in ("The proposed", "The authors' new", "This paper's"):
            told = own if match.start() == 0 else own[0].lower() + own[1:]
            yield base.text[: match.start()] + f"{told} {match[1]}" + base.text[match.end() :], base.quotes


def plan_as_result(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """What is hoped for, planned or possible is told as done."""
    if base.language == "en":
        for pattern, other in rows("plans", "en"):
            yield re.sub(pattern, other, base.text, count=1, flags=re.IGNORECASE), base.quotes
        return
    name = base.paper.title.partition(":")[0]
    subject = "" if " " in name or name == base.paper.title else f"{name}의 경우 "
    for sentence in sentences_of(base.paper.abstract):
        for pattern, forms in rows("plans", "ko"):
            if re.search(rf"\b(?:{pattern})\b", sentence):
                yield subject + chance.choice(forms), (sentence,)


def hedge_removed(base: Honest, _chance: random.Random) -> Iterator[Bent]:
    """What may be, or is so up to a point, is so."""
    for pattern, other in rows("hedges", base.language):
        told = re.sub(pattern, other, base.text, count=1)
        yield told[0].upper() + told[1:], base.quotes


def scope_widened(base: Honest, _chance: random.Random) -> Iterator[Bent]:
    """Some become all, what was tried somewhere holds everywhere."""
    for pattern, other in rows("scopes", base.language):
        told = re.sub(pattern, other, base.text, count=1)
        yield told[0].upper() + re.sub(r"(모델|심판|영상|환경|논문|작업)를", r"\1을", told)[1:], base.quotes
