"""`Together with` does not become `because of`. Which of two things is the cause is not its matter."""

import re
from itertools import product
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.cues import plainly
from bot.gate.terms import Term, terms

_CAUSAL: Final = re.compile(
    r"\b(?:because|due to|caus(?:e|es|ed|ing|al(?:ly)? (?:link|effect|relation|cause)\w*)|leads? to|led to|leading to"
    r"|results? (?:in|from)|resulted (?:in|from)|resulting (?:in|from)|arises? from|arose from|thanks to|owing to"
    r"|attributable to|attributed to|stems? from|driven by|drives|drove|as a (?:result|consequence)|consequently"
    r"|responsible for|brings? about"
    r"|brought about|produces|explains? (?:why|the)|the reason|induces?|triggers?|makes? (?:\w+ ){1,4}(?:better"
    r"|worse|higher|lower|faster|slower|more|less)"
    r"|determines?|gives? rise|since it|therefore|so that)\b"
    r"|때문|덕분|덕에|로 인해|로 인한|으로 인하|(?<![가-힣])원인|초래|야기|유발|불러[오옵와온]|(?<![을를] )비롯"
    r"|결정[하합짓]|이끌[어었]"
    r"|이어[지집졌]|기인|탓|게 만듭니다|낳[습았는]",
)
_CARRIES: Final = re.compile(
    r"\b(?:because|due|caus(?:e|es|ed|ing|al\w*)|lead(?:s|ing)?|led|result(?:s|ed|ing)? (?:in|from)|thanks|owing"
    r"|attribut\w*|stem\w*"
    r"|driven|driv(?:e|es|ing)|drove|consequen\w*|responsible|bring(?:s|ing)?|brought|produc\w*|explain\w*"
    r"|reasons?|induc\w*|trigger\w*|mak(?:e|es|ing)"
    r"|made|determin\w*|rise|arise\w*|aris\w*|since|therefore|thus|thereby|hence|so|by|through|via|using"
    r"|enabl\w*|allow\w*|yield\w*|contribut\w*|help\w*"
    r"|improv\w*|reduc\w*|increas\w*|enhanc\w*|boost\w*|affect\w*|influenc\w*|impact\w*|effect\w*|creat\w*"
    r"|ensur\w*|achiev\w*|obtain\w*|provid\w*|facilitat\w*"
    r"|guarant\w*|exacerbat\w*|worsen\w*|degrad\w*|introduc\w*|root|source|originat\w*|lies?|with(?:out)?|as|for|from|requir\w*|pos(?:e|es|ing)"
    r"|hinder\w*"
    r"|limit\w*|prevent\w*|suffer\w*|in order|to)\b",
)
_STRICT_CARRIES: Final = re.compile(
    r"\b(?:because|due to|caus(?:e|es|ed|ing)|leads? to|led to|leading to|result(?:s|ed|ing)? (?:in|from)"
    r"|thanks to|owing to|attribut(?:e|es|ed|able) to"
    r"|stem(?:s|ming)? from|driven by|consequently|thereby|responsible for|hence|therefore|thus|explain\w* why"
    r"|root cause|mediat\w*|yield(?:s|ed|ing)?|induc\w*)\b",
)
_TOGETHER: Final = re.compile(
    r"\b(?:correlat\w*|associat\w*|co-?occur\w*|co-?vari\w*|coincid\w*|accompan\w*|go(?:es)? (?:hand in hand"
    r"|together)|linked|link between|related to"
    r"|relationship between|tend(?:s|ed)? to|tends|trend\w*|proportional|aligns? with|tracks?|predictive of"
    r"|predicts?|connected (?:to|with)|coupled with|scales? with)\b",
)
_TOGETHER_SAID: Final = re.compile(
    r"\b(?:correlat\w*|associat\w*|link\w*|relat\w*|co-?occur\w*|tend\w*|accompan\w*|predict\w*|together"
    r"|proportional)\b|상관|연관|관련|함께|경향|비례|동반|예측",
)


_BESIDE: Final = re.compile(
    r"\b(?:and|or|while|whereas|as well as|(?:together|along|combined|coupled|paired) with|alongside|besides|plus|but"
    r"|accompan\w*|associat\w*|correlat\w*|simultaneous\w*|both|also|in (?:addition|combination|conjunction"
    r"|tandem))\b|[,;&/]"
)
"""What merely puts one thing beside another."""
_NO_CAUSE: Final = re.compile(
    r"\b(?:(?:together|along|combined|coupled|paired|associat\w*|correlat\w*|compar\w*|consistent) (?:\w+ )?(?:with|to)"
    r"|in (?:addition|comparison|combination) (?:to|with)|as well as|such as|as a|according to|up to|so far"
    r"|related to)\b"
)
"""Small words in which a cause seems to lie, and does not."""
_LED: Final = re.compile(r"\b(?:by|through|via|using|since|because|due to|thanks to|owing to)\b")
_BEFORE: Final = 40
"""Characters before a thing in which its clause may say that it is a cause."""
_NEAREST: Final = 2
"""Things on each side of a cause that are looked for in the quotes."""


def check_causes(case: Case) -> Failure | None:
    """Whether a cause in the sentence is a cause in a quote, above all where the quotes speak of a mere link."""
    text = plainly(case.text)
    found = _CAUSAL.search(text)
    if found is None:
        return None
    said = dict.fromkeys((*case.quotes, *case.around))
    joined = " ".join(map(plainly, said))
    linked = _TOGETHER.search(joined) is not None and _TOGETHER_SAID.search(text) is None
    if not (_STRICT_CARRIES if linked else _CARRIES).search(joined):
        return Failure("causes", found.group(), "the quotes tell of no cause")
    if not found.group().startswith("make") and _put_beside(case.text, found, tuple(said)):
        return Failure("causes", found.group(), "the quote only puts the one beside the other")
    return None


def _put_beside(text: str, cause: re.Match[str], said: tuple[str, ...]) -> bool:
    """Whether the two things next to a cause stand in a quote with nothing between them that tells of a cause."""
    spoken = [term for term in terms(text) if term.renderings]
    before = [term for term in spoken if term.end <= cause.start()][-_NEAREST:][::-1]
    after = [term for term in spoken if term.start >= cause.end()][:_NEAREST]
    between = next(filter(None, (_between(one, two, said) for one, two in product(before, after))), "")
    return bool(_BESIDE.search(between)) and not _CARRIES.search(_NO_CAUSE.sub(" ", between))


def _between(one: Term, two: Term, said: tuple[str, ...]) -> str:
    """The least that a quote has from the one to the other, empty where no quote has both."""
    spans = [
        _span(plainly(text), *sorted((first, second), key=lambda term: term.start))
        for text in said
        for first, second in product(_of(one, text), _of(two, text))
        if first != second
    ]
    return min(spans, key=len, default="")


def _span(text: str, first: Term, second: Term) -> str:
    """What stands between two things; `by` belongs to it where it stands before the first one's clause."""
    span = text[first.end : second.start]
    led = "," in span and _LED.search(text, max(0, first.start - _BEFORE), first.start)
    return f"{span} {led.group()}" if led else span


def _of(term: Term, text: str) -> list[Term]:
    return [other for other in terms(text) if not term.stems.isdisjoint(other.stems)]
