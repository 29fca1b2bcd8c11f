"""`Together with` does not become `because of`. Which of two things is the cause is not its matter."""

import re
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.cues import plainly

_CAUSAL: Final = re.compile(
    r"\b(?:because|due to|caus(?:e|es|ed|ing|al\w*)|leads? to|led to|leading to|results? (?:in|from)"
    r"|resulted (?:in|from)|resulting (?:in|from)|arises? from|arose from|thanks to|owing to"
    r"|attributable to|attributed to|stems? from|driven by|drives|drove|as a (?:result|consequence)|consequently"
    r"|responsible for|brings? about"
    r"|brought about|produces|explains? (?:why|the)|the reason|induces?|triggers?|makes? (?:\w+ ){1,4}(?:better"
    r"|worse|higher|lower|faster|slower|more|less)"
    r"|determines?|gives? rise|since it|therefore|so that)\b"
    r"|때문|덕분|덕에|로 인해|로 인한|으로 인하|원인|초래|야기|유발|불러[오옵와온]|비롯|결정[하합짓]|이끌?어"
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
    r"|introduc\w*|root|source|originat\w*|lies?|with(?:out)?|as|for|from|requir\w*|pos(?:e|es|ing)|hinder\w*"
    r"|limit\w*|prevent\w*|suffer\w*|in order|to)\b",
)
_STRICT_CARRIES: Final = re.compile(
    r"\b(?:because|due to|caus(?:e|es|ed|ing)|leads? to|led to|leading to|result(?:s|ed|ing)? (?:in|from)"
    r"|thanks to|owing to|attribut(?:e|es|ed|able) to"
    r"|stem(?:s|ming)? from|driven by|consequently|thereby|responsible for|hence|therefore|thus|explain\w* why"
    r"|root cause|mediat\w*)\b",
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


def check_causes(case: Case) -> Failure | None:
    """Whether a cause in the sentence is a cause in a quote, above all where the quotes speak of a mere link."""
    text = plainly(case.text)
    found = _CAUSAL.search(text)
    if found is None:
        return None
    said = " ".join(map(plainly, dict.fromkeys((*case.quotes, *case.around))))
    linked = _TOGETHER.search(said) is not None and _TOGETHER_SAID.search(text) is None
    if not (_STRICT_CARRIES if linked else _CARRIES).search(said):
        return Failure("causes", found.group(), "the quotes tell of no cause")
    return None
