"""Some does not become all, nor `on X` everywhere. It asks for no more limits than the quotes put on the same thing."""

import re
from functools import lru_cache
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.cues import Cue, Reach, cues, plainly, same, shares
from bot.gate.terms import Term, terms

_ALL: Final = re.compile(
    r"(?<!almost )(?<!nearly )(?<!not )(?<!hardly )(?<!without )(?<!barely )(?<!above )\b(?:(?<!in )all(?! of the time"
    r"| (?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b)"
    r"|every(?:one|thing|where)?|any(?! (?:additional"
    r"|further|extra|more|need|longer))|always|universal(?:ly)?|entire(?:ly)?"
    r"|invariably|in general|regardless|irrespective|across the board|without exception|whatever|whichever"
    r"|no matter|anywhere|anyone|consistently"
    r"|100 ?%)\b"
    r"|(?<!거의 )(?:모든|항상|언제나|전부|온갖|어떤 .{1,15}(?:에서도|든|이라도|에도|라도)|어느 .{1,12}(?:에서도|든"
    r"|이나)|누구나|무엇이든|모두(?! [가-힣]{1,10}[지기][는가도]? ?(?:않|못|어렵|어려|힘들))|전 분야|범용적"
    r"|예외 없이|어디서나|일관되게|전반에)",
)
_NOT_OF_ALL: Final = re.compile(
    r"\b(?:above|at) all\b|\b(?:most|least|best|worst|\w{2,}est) of all\b(?=[,.;]|\s(?:in|for|on|at|when|with)\b|$)"
    r"|\bthan any\b(?! other\b)|\bif any\b",
    re.IGNORECASE,
)
"""Idioms: `above all`, `fastest of all in …`, `longer than any it was trained on` say nothing of all."""
_ALL_SAID: Final = re.compile(
    r"\b(?:all|every\w*|any\w*|always|universal\w*|entire\w*|each|invariabl\w*|in general|generally|regardless"
    r"|irrespective|across|exception|whatever"
    r"|no matter|both|consisten\w*|whole|full\w*|total\w*|arbitrary|various|wide (?:range|variety)|broad\w*"
    r"|overall|throughout|100 ?%|complete\w*|comprehensive(?:ly)?|over|independent\w*"
    r"|multiple|jointly|uniform\w*|numerous|none|never|no|not|without|agnostic|robust\w*"
    r"|general[- ]purpose|simultaneous\w*|together|either|joint)\b",
)
_STRICT_ALL_SAID: Final = re.compile(
    r"\b(?:all|every\w*|any\w*|always|universal\w*|entire\w*|each|invariabl\w*|regardless|irrespective|across"
    r"|both|consisten\w*|whole|full|no matter|arbitrary"
    r"|throughout|100 ?%|complete\w*|jointly|simultaneous\w*|together|either)\b",
)
_BOTH: Final = re.compile(r"(?<=[와과및고,])\s[^.,]{1,40}?모두")
_BOTH_SAID: Final = re.compile(r"\b(?:and|both|as well as|all|or|every|each|along with|together)\b|[&/]")
"""`A와 B를 모두`, `A하고 B하는 일을 모두` say no more than `A and B`."""
_TENDS: Final = re.compile(r"\b(?:tend\w*|inclin\w*|prone)\b|경향")
_ALL_OF: Final = re.compile(
    r"\b(?<!in )(?<!not )(?:all|every)\b(?! of the time| (?:the )?(?:two|three|four|five|six|seven|eight|nine"
    r"|ten|\d+)\b)|(?<!거의 )(?:모든|온갖)"
)
_PARTLY: Final = re.compile(
    r"\b(?:some|several|many|most|various|diverse|different|multiple|numerous|certain|few|(?:a|wide"
    r"|broad) (?:number|variety"
    r"|range|subset|set|series|collection) of|half of|specific|particular|selected|popular|common"
    r"|existing|recent|prominent|leading)(?: [\w\-]+){0,2} $",
)
"""Words before a thing that say how much of it, and not all."""
_BEFORE: Final = 48
"""Characters before a thing that may say how much of it."""
_ALWAYS: Final = re.compile(
    r"\b(?:always|invariably|everywhere|anywhere|in general|without exception|across the board|no matter)\b"
    r"|항상|언제나|어디서나|예외 없이|누구나|무엇이든|전 분야"
)
_ALWAYS_SAID: Final = re.compile(
    r"\b(?:always|invariabl\w*|consisten\w*|any\w*|every\w*|all|regardless|irrespective|across|throughout|general\w*"
    r"|universal\w*|both|each|never|whenever|independent\w*|robust\w*|no matter|agnostic|constant\w*"
    r"|perpetual\w*|everybody"
    r"|by definition)\b"
)
_SOME: Final = re.compile(
    r"\b(?:some(?!how|what)|several|certain|sometimes|occasionally|often|typically|usually|mostly|most(?: of)?"
    r"|many|in (?:some|many|most|certain|specific|limited) "
    r"\w+|particular|a few|few|half|partial(?:ly)?|partly|subset|limited to|only (?:on|for|in|when|if|with)"
    r"|under \w+ (?:conditions?|settings?|assumptions?)"
    r"|primarily|mainly|largely|majority|in part|at least one|selected|tend(?:s|ed)? to|generally|nearly|almost"
    r"|up to|when|where|specific|small|simple|for)\b",
)
_LIMITS: Final = re.compile(
    r"\b(?:sometimes|occasionally|in (?:some|certain|specific|limited|many|most) \w+"
    r"|under (?:\w+ ){1,3}(?:conditions?|assumptions?)|only (?:on|for|in|when|if|under|with)"
    r"|limited to|some(?!how|what| of the)|certain(?!ly)|a few|partial(?:ly)?|partly|a subset of|in part|half of"
    r"|most of(?! the existing)|almost|nearly|tend to|tends to|mostly)\b",
)
_LIMITS_SAID: Final = re.compile(
    r"\b(?:sometimes|occasional\w*|often|some|certain|few|partial\w*|partly|subset|half|most\w*|almost|nearly"
    r"|tend\w*|inclin\w*|prone|handful|primar\w*|main\w*|many|several|only|under|specific|particular"
    r"|limited|can|may|might|could|when|in part|near|close|frequently|commonly|usually|large\w*|multiple|various"
    r"|numerous|when|if|where|for|on|in|restrict\w*|part)\b"
    r"|일부|한계|몇|때때로|때로|종종|자주|흔히|대부분|많은|여러|몇|부분|특정|거의|주로|대체로|경향|제한|한정|만 |에서만"
    r"|절반|다수|어떤|할 때|경우|조건|수 있|에서|다양한|대개",
)


def check_scope(case: Case) -> Failure | None:
    """Whether an `all` of the sentence is a quote's, and a limit of the quotes kept where the sentence speaks of it."""
    said = tuple(dict.fromkeys((*case.quotes, *case.around)))
    told = _NOT_OF_ALL.sub(" ", case.text)
    text, joined = plainly(told), " ".join(map(plainly, said))
    if one := _widened(told, said):
        return Failure("scope", one, "a quote says it of some only")
    if one := _of_all(text, joined):
        return Failure("scope", one, "no quote says it of all")
    if _LIMITS_SAID.search(text):
        return None
    spoken = tuple(term for term in terms(case.text) if term.renderings)
    for cue in (cue for one in said for cue in _limits(one)):
        head = cue.scope[:3]
        if head and shares(head, spoken) * 3 >= 2 * len(head):
            return Failure("scope", cue.word, "a quote says it with this limit")
    return None


def _of_all(text: str, joined: str) -> str:
    """The word that says something of all, always or both where nothing in the quotes does; empty if there is none."""
    said_of_all = _STRICT_ALL_SAID if _SOME.search(joined) else _ALL_SAID
    for spoken, carried, of in (
        (_BOTH, _BOTH_SAID, text),
        (_ALL, said_of_all, _BOTH.sub("", text)),
        (_ALWAYS, _ALWAYS_SAID, text),
    ):
        if (found := spoken.search(of)) and not carried.search(joined):
            return found.group()
    return ""


def _widened(text: str, said: tuple[str, ...]) -> str:
    """The `all` of a thing of which a quote says `some`, empty if there is none."""
    for match in _ALL_OF.finditer(plainly(text)):
        thing = next((term for term in terms(text) if term.start >= match.end() and term.renderings), None)
        if thing is not None and _is_of_some(thing, said):
            return match.group()
    tends = _TENDS.search(plainly(text)) is not None
    limited = [
        cue.scope[:2] for one in said for cue in _limits(one) if cue.scope and not (tends and _TENDS.match(cue.word))
    ]
    for cue in cues(text, _ALL, Reach(2, 2)):
        if any(same(term, other) for term in cue.scope for scope in limited for other in scope if term.is_specific):
            return cue.word
    return ""


def _is_of_some(thing: Term, said: tuple[str, ...]) -> bool:
    """Whether the quotes have a thing, and always with a word before it that says not all of them."""
    before = [
        plainly(text)[max(0, other.start - _BEFORE) : other.start]
        for text in said
        for other in terms(text)
        if not set(thing.renderings).isdisjoint(other.renderings)
    ]
    return bool(before) and all(_PARTLY.search(one) and not _STRICT_ALL_SAID.search(one) for one in before)


@lru_cache(maxsize=1024)
def _limits(said: str) -> tuple[Cue, ...]:
    return cues(said, _LIMITS, Reach(3, 0), within_clause=False)
