"""Sentences that lean on one that is not shown: an opening that points back, or an end that promises what comes next.

It looks at words only, and decides nothing about what is shown.
"""

import re

KINDS = (
    r"(?:present |current |technical |first |new |short |position |survey |review |pilot |empirical |comprehensive )*"
)
WORK = rf"{KINDS}(?:paper|work|article|study|report|survey|review|research|manuscript|thesis|tutorial|note)\b"
THAT = rf"\b(?:this|these|those|such|their|its)\b(?! {WORK})"
SINCE = (
    "hence|thus|therefore|thereby|accordingly|consequently|as such|as an? (?:result|consequence)|in response|instead"
    "|moreover|furthermore|additionally|also|besides|finally|lastly|then|next|however|nevertheless|nonetheless|yet|but"
    "|and|so|still|in addition|in contrast|by contrast|specifically|in particular|particularly|concretely|together"
    "|likewise|similarly|meanwhile|conversely|first(?:ly)?|second(?:ly)?|third(?:ly)?|more (?:specifically|precisely)"
    "|more importantly|to do so|in doing so|for (?:example|instance)|in turn|rather|otherwise|overall|notably"
    "|on the (?:other hand|contrary)|in other words"
)
OPENINGS = (
    "to|by|in|with|from|for|given|based on|building (?:up)?on|built on|motivated by|inspired by|drawing|following"
    "|through|under|using|against|beyond|towards?|guided by|considering|due to|despite|on|at|leveraging|as|since|while"
    "|after|when|if"
)
DEALS = (
    "address|tackle|study|solve|explore|overcome|fill|bridge|mitigate|investigate|do|resolve|close|apply|use|evaluate"
)
POINTS_BACK = re.compile(
    rf"(?:{SINCE})\b|(?:it|its|they|their|them|such|both|the (?:former|latter|same))\b"
    rf"|(?:this|these|those|that)\b(?! {WORK})"
    rf"|(?:{OPENINGS})\b[^,;.]{{0,60}}?{THAT}[^,;.]*,"
    r"|we (?:\w+ly )?(?:therefore|thus|hence|then|also|further|next|first|finally|instead)\b"
    r"|we (?:additionally|subsequently|consequently|accordingly)\b"
    rf"|we (?:\w+ )?(?:{DEALS}) (?:this|these|those|such|it|them)\b(?! {WORK})",
    re.I,
)
PROMISES = re.compile(
    r"\b(?:(?:the )?following(?: [\w-]+){0,3}|as follows|below"
    r"|(?:several|some|two|three|four|five|many|various|key|main) (?:[\w-]+ ){0,2}"
    r"(?:findings|observations|contributions|insights|conclusions|questions|aspects))\s?[.:]$",
    re.I,
)
NO_SUBJECT = re.compile(
    r"(?:these|those|such|they|both|(?:this|that) (?:also|is|was|includes?|means))\b"
    r"(?! (?:results?|findings?|experiments?|observations?|insights?"
    r"|analys[ei]s|improvements?|advances?|gains?|evaluations?|discover(?:y|ies)|(?:show|demonstrat|suggest|indicat"
    r"|highlight|reveal|underscor|confirm|validat|leads?|results? in|enabl|allow|improv|outperform|achiev)\w*)\b)"
    rf"(?! {WORK})",
    re.I,
)


def points_back(text: str) -> bool:
    """Whether the sentence opens by pointing to one before it (`To address this,`, `Hence,`, `It`)."""
    return POINTS_BACK.match(text) is not None


def promises(text: str) -> bool:
    """Whether the sentence only announces what the next one says (`… and have following findings.`)."""
    return PROMISES.search(text) is not None


def has_no_subject(text: str) -> bool:
    """Whether what the sentence speaks of stands in the one before it (`These platforms also include …`)."""
    return NO_SUBJECT.match(text) is not None
