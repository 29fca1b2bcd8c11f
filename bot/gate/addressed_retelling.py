"""How a text speaks of its own retelling: whom it wants to retell it, what that one must say, and what is said to him.

A pattern here takes two things together, who tells and what he owes, so that one of them alone stays science.
Patterns only, over folded text in lower case; every gap in them is bounded.
"""

import re
from typing import Final

from bot.gate.addressed_needed import any_in

_RETELLS: Final = (
    r"(?:reads?|summari[sz]es?|condens\w+|pars\w+|redistribut\w+|quotes?|shares?|describes?|reviews?|translates?"
    r"|retells?|covers?|posts?|index\w+|shortens?|rewrites?|process\w*|reports?|mentions?|presents?|digests?|cites?"
    r"|rates?|grades?|evaluates?|discusses?)"
)
_RETELLING: Final = (
    r"(?:reading|summari[sz]ing|condensing|parsing|quoting|sharing|describing|reviewing|translating|retelling|covering"
    r"|posting|indexing|shortening|rewriting|processing|reporting|mentioning|presenting|digesting|grading|discussing"
    r"|introducing)"
)
_WHO: Final = (
    r"(?:(?:whoever|whichever \w+|anyone who|anybody who|everyone who|those who|any (?:\w+ ){1,3}that"
    rf"|every (?:\w+ ){{1,3}}that) {_RETELLS}"
    r"|summari[sz]ers?|digest(?:s|ers)?|digest[- ](?:writers?|makers?|editors?)|write-?ups?|tl;?drs?|newsletters?"
    r"|(?:paper|news|summary|card)[- ]?(?:bots?|feeds?|writers?)|indexers?|aggregators?"
    r"|(?:automat(?:ed|ic)|downstream|machine|artificial) (?:readers?|tools?|reviewers?|summari[sz]\w+|indexers?"
    r"|writers?))"
)
"""Those who retell a paper, by a name that papers do not use for what they study."""
_OWES: Final = (
    r"(?:must|should|shall|ought to|would|will|may not|cannot|can not|has to|have to|needs? to|always|never"
    r"|by convention"
    r"|(?:is|are|was|were) (?:\w+ )?(?:to|asked|expected|required|requested|advised|instructed|told|obliged|supposed"
    r"|recommended|invited|encouraged|incomplete|urged|directed)|closes?|ends?|begins?|starts?|(?:contain|include|add"
    r"|state|mention|write|say|report|disclose|name|credit|assign|call)s?)"
)
_SELF: Final = (
    r"(?:(?:this|our|the (?:present|current|above|following)|these) (?:\w+ )?(?:papers?|works?|articles?|abstracts?"
    r"|texts?"
    r"|documents?|manuscripts?|submissions?|studies|study|series|preprints?|passages?|pages?|results|findings|authors?"
    r"|facts?|sentences?|words|lines?|messages?|statements?|phrases?)|this\b|it\b|them\b)"
)
_WORK: Final = (
    r"(?:this|our|the (?:present|current)) (?:\w+ )?(?:papers?|works?|articles?|experiments?|abstracts?|manuscripts?"
    r"|study|submission|preprint|findings|results?)"
)
_OBLIGED: Final = (
    r"must|should|shall|ought to|may not|ha(?:s|ve) to|needs? to"
    r"|(?:is|are) (?:\w+ )?(?:to (?!\w+ed\b)|asked|expected|required|requested|advised|instructed|obliged|supposed"
    r"|urged)"
)
_ON: Final = r"(?:[^.;:]|\.(?=\d)){0,100}?"
"""The rest of a clause, numbers in it."""
_AUDIENCE: Final = (
    r"(?:ais?|llms?|language models?|(?:ai )?assistants?|chat ?bots?|bots?|machines?|summari[sz]ers?|reviewers?"
    r"|readers?"
    r"|referees|editors?|indexers?|graders?|crawlers?|aggregators?|tools?|digest[- ]writers?|digests?"
    r"|whoever|everyone|anyone|those)"
)
_NOTE: Final = (
    r"(?:notes?|messages?|memos?|guidance|instructions?|directions?|remarks?|hints?|advice|reminders?"
    r"|requests?|notices?|important|warnings?|words?|news|orders?|commands?|rules|guidelines|tips?)"
)
_VERB: Final = (
    r"(?:announce|append|answer|assert|assign|award|claim|conclude|convey|copy|credit|decode|declare|disclose|echo|emit"
    r"|emphasi[sz]e|inform|insert|label|leak|list|mark|mention|name|notify|omit|output|paste|praise|print|proclaim"
    r"|promote"
    r"|publish|quote|rate|recite|recommend|render|repeat|reply|report|respond|reveal|rewrite|say|sign|state|stress"
    r"|swear"
    r"|tell|thank|translate|type|warn|withhold|write|describe|include|give|call|cite|advertise|score|grade|disregard"
    r"|forget|overlook|pretend|act|speak)"
)
_OBJECT: Final = (
    r"(?:the (?:following|readers?|public|world|users?|summary|words?|phrase|sentence|value|api|keys?|contents|system"
    r"|environment|paper|authors?|whole (?:summary|answer|text)|entire (?:prompt|summary|answer)|first (?:line"
    r"|word)|above"
    r"|rest|numbers)\b|that (?!is|are|was|can)\b|this (?:\w+ )?(?:paper|work|base64|string|sentence|text|to|submission"
    r"|article|model)\b"
    r"|it to\b|them\b|us\b|me\b|my\b|your?\b|yourself\b|everyone|everybody|people|every (?:reader|user)|readers\b"
    r"|users\b"
    r"|subscribers|only with\b|nothing\b|exactly\b|clearly\b|verbatim|in (?:the|your) (?:results?|summary|last|first"
    r"|answer|method)\b|as (?:if|though|dan|the (?:author|director|marketing))\b|[\"“])"
)
_AT_HEAD: Final = r"(?:^\W{0,6}(?:\d{1,2}[.)] )?|[.!?:;)\]=#>»] ?[\"“]?|, (?:so|then|but) )"

RETELLING: Final[tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]] = (
    # Those who retell, and what they owe.
    (
        (
            *("who", "that", "which", "summari", "digest", "write", "tl;dr", "tldr", "newsletter", "bot", "feed"),
            *("index", "aggregat", "automat", "downstream", "machine", "artificial"),
        ),
        re.compile(rf"\b{_WHO}\b(?: of[\w ]{{1,30}})?[^.;:]{{0,80}}?\b{_OWES}\b"),
    ),
    (
        ("summar", "review", "overview", "description", "account", "report", "translation", "version"),
        re.compile(
            r"\b(?:any|every|all|each|no|a (?:fair|good|honest|proper|correct|responsible|faithful)|the (?:right|only"
            r"|correct|ideal)) (?:\w+ )?(?:summar(?:y|ies)|reviews?|overviews?|accounts?|descriptions?|translations?)"
            rf" (?:of {_SELF} )?(?:that (?:omits?|lacks?|leaves?|does|do)|{_OWES} (?:\w+ )?"
            r"(?:warn|mention|say|state|contain|include|report|tell|name|note|call|praise|stress|omit|open|close|begin"
            r"|end))"
        ),
    ),
    (
        ("account", "summar", "report", "description", "review", "mention", "citation", "coverage", "version"),
        re.compile(
            r"\b(?:accounts?|summar(?:y|ies)|reports?|descriptions?|reviews?|mentions?|citations?|coverage|versions?)"
            rf" (?:of|on|about) {_WORK}{_ON}\b(?:{_OBLIGED})\b"
        ),
    ),
    # Whoever describes this: machine or person at work on the very text.
    (
        ("model", "llm", "ai", "assistant", "system", "tool", "bot", "agent", "one", "who", "human", "those"),
        re.compile(
            r"\b(?:(?:language |ai |large )?(?:models?|llms?|ais?|assistants?|systems?|tools?|bots?|agents?)|anyone"
            rf"|everyone|whoever|humans?|someone|one|those)(?: is| are|'s)? {_RETELLING} (?:this|it|our|these"
            rf"|the (?:paper"
            r"|text|above|present|abstract|document|article))\b[^.;]{0,60}"
            r"\b(?:must|should|shall|is|are|has|have|needs?|ought|will|want|please)\b"
        ),
    ),
    # A letter's head: a note, and whom it is for.
    (
        ("to ", "for ", "from ", "dear ", "only"),
        re.compile(
            rf"(?:^|[.;(\[#=>] ?)\W{{0,4}}(?:[\w']+ )?{_NOTE}(?: [\w']+){{0,4}} (?:to"
            rf"|for) (?:[\w-]+ ){{0,3}}?{_AUDIENCE}\b"
            r"(?:[^.:]{0,40}(?:[:—–]|, )|[^.:]{0,12}\W{0,2}$)"
        ),
    ),
    (
        (":",),
        re.compile(
            rf"(?:^|[.;(\[#=>] ?)\W{{0,4}}(?:for|to|attention) (?:[\w-]+ ){{0,3}}?{_AUDIENCE}(?: only"
            rf"| [\w ]{{1,30}})?\s?:"
        ),
    ),
    (
        ("note", "remark", "message", "memo"),
        re.compile(
            r"(?:^|[.;(\[] ?)\W{0,3}(?:the )?(?:authors?'?s?'?|editors?'?s?'?|publishers?'?s?'?)"
            r" (?:notes?|remarks?|messages?|memos?)\b[^.:]{0,50}:"
        ),
    ),
    (
        ("message", "news", "word", "note", "thing"),
        re.compile(
            rf"\b(?:messages?|news|words?|notes?|something|things?) (?:for|to) (?:whoever|anyone|everyone|those"
            rf"|the (?:reader"
            rf"|model|bot|machine)|{_WHO})\b"
            r"|\bthing (?:that |which )?(?:\w+ ){0,3}?(?:summar\w+|digests?|reviews?|overviews?)\b"
        ),
    ),
    # The reader himself.
    (
        ("you",),
        re.compile(
            rf"\b(?:before|when|while|as|once|after|if|where|whenever|should|what"
            rf"|how) you (?:are )?(?:\w+ly )?(?:{_RETELLS}"
            rf"|{_RETELLING}|write|answer|reply|respond|tell|talk|speak|introduce|finish|begin)(?:,| (?:this|it|the"
            rf"|about|our|of|that)\b)"
            r"|\byou (?:could|would|can|will|might) (?:please |also |kindly |perhaps )?(?:mention|say|state|add"
            r"|include|tell"
            r"|note|write|report|praise|describe|call|rate|give|cite|share|recommend)\b"
            r"|\b(?:your|yours) (?:\w+ )?(?:summar(?:y|ies)|review|digest|card|bullets?|readers|subscribers"
            r"|audience|rating"
            r"|verdict|newsletter|write-?up|system prompt)\b"
            r"|\b(?:start|begin)(?:s|ning|ing)? with [\"“']?you are\b"
            r"|\byou (?:were|are|have been) (?:given|configured|instructed|told|prompted)\b"
        ),
    ),
    # An order at the head of a sentence or a clause.
    (
        (),
        re.compile(
            rf"{_AT_HEAD}(?:please |kindly |also |now |just |simply )?{_VERB} (?:also |clearly |only )?{_OBJECT}"
        ),
    ),
    (
        ("be sure", "make sure", "remember", "take care"),
        re.compile(r"(?:^|[.:;] )\W{0,3}(?:be sure|make sure|remember|take care) (?:to|that|you)\b"),
    ),
    (
        (
            *("please", "do join", "do mention", "do tell", "do say", "do visit", "do share", "do add"),
            "do follow",
        ),
        re.compile(
            r"\bplease,? (?:do|say|tell)\b|(?:^|[.:;] )\W{0,3}do (?:join|mention|tell|say|visit|share|add|follow)\b"
        ),
    ),
    # What this text says of its own words.
    (
        ("fact", "message", "sentence", "statement", "line", "phrase", "remark", "reference"),
        re.compile(
            r"\b(?:following|next|above) (?:fact|message|sentence|statement|line|phrase|remark|reference)s?"
            r"(?: \w+){0,4}? (?:to (?:every|all|the)|matters|must|should|has to|needs|(?:is|are) (?:to be|for|meant))\b"
        ),
    ),
    (
        ("kept", "keep", "repeated", "included", "stated", "named", "mentioned", "called", "in any "),
        re.compile(
            r"\b(?:kept|keep|repeated|included|stated|named|mentioned|called[\w ]{1,40}) in (?:all|every|each|any)"
            r" (?:\w+ )?(?:versions?|copies|summar\w+|translations?|overviews?|digests?|reviews?|mentions?"
            r"|write-?ups?)\b"
            r"|\bin any (?:overview|summary|digest)\b"
        ),
    ),
    (
        ("grateful", "lovely", "nice", "kind", "wonderful", "glad", "thankful", "appreciate", "delighted"),
        re.compile(
            r"\b(?:we|i|it|they|the authors) (?:would|will|should|'d) (?:\w+ )?(?:be )?(?:\w+ )?(?:grateful|lovely"
            r"|nice|kind"
            r"|wonderful|glad|thankful|appreciate|delighted)\b[^.;]{0,40}\b(?:if|to be|you|for)\b"
        ),
    ),
    (
        ("summar", "digest", "reader", "reviewer", "retell"),
        re.compile(
            r"\b(?:recommended|necessary|essential|important|expected|required|mandatory|customary|convention|usual)\b"
            r"[^.;]{0,30}\b(?:summari[sz]ers?|digests?|retellings?|every summary|all summaries)\b"
        ),
    ),
    (
        ("must", "has to", "shall"),
        re.compile(
            r"\b(?:outputs?|answers?|responses?|repl(?:y|ies)|verdict) (?:must|has to"
            r"|shall) (?:\w+ ){0,4}?(?:bullets?|words?|sentences?"
            r"|lines?|reading|nothing)\b"
        ),
    ),
    (
        ("new task", "end of"),
        re.compile(r"\bnew task\s?[=:]|\bend of (?:the )?(?:paper|document|article|text)\s?[=*#-]"),
    ),
)
"""With each pattern, pieces one of which stands in whatever it matches; none where anything may match."""


def speaks_of_retelling(piece: str) -> bool:
    """Whether folded text in lower case says how, or by whom, it is to be told."""
    for needed, pattern in RETELLING:  # noqa: SIM110 -- a generator costs more than the looks
        if (not needed or any_in(needed, piece)) and pattern.search(piece):
            return True
    return False
