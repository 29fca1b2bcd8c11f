"""How English sentences speak to readers, reviewers or machines, or of how their own text is to be told and rated.

Patterns only, over folded text in lower case; every gap in them is bounded.
"""

import re
from typing import Final

_PAPER: Final = r"(?:papers?|articles?|works?|manuscripts?|submissions?|publications?|preprints?|stud(?:y|ies))"
_TEXT: Final = rf"(?:{_PAPER}|texts?|documents?|abstracts?|passages?|pages?|reports?|findings|results|authors?)"
_THIS: Final = r"(?:this|the present|the current|our|the above|the following|these|said|that|the)"
_OWN: Final = rf"(?:this|the present|the current|our|the above|these|said) (?:\w+ ){{0,2}}{_TEXT}"
_MUST: Final = (
    r"(?:should|must|needs? to|ought to|ha(?:ve|s) to|shall|had better|would do well to|may want to"
    r"|(?:may|might) wish to"
    r"|(?:is|are|be) (?:\w+ )?(?:asked|advised|encouraged|urged|invited|requested|required|expected|told|instructed"
    r"|reminded|recommended|obliged|directed|welcome|free|supposed|to be told|kindly asked|begged|warned|referred)"
    r"(?: not)?(?: to\b|,| against| that| by)|(?:is|are) to\b|can safely|will (?:want|need) to|cannot afford)"
)
_READER: Final = (
    r"(?:(?:the |all |any |every |each |our |dear |interested |human |busy |serious )*"
    r"(?:readers?(?! models?| network| comprehension| module)(?: of [\w ]{1,40})?|reviewers?"
    r"|referees?|(?:meta-?reviewers?)|area chairs?|editors?"
    r"|subscribers?|audience|program(?:me)? committees?|journalists?|newsletters?|curators?"
    r"|whoever (?:reads|summari[sz]es|reviews|rates)[\w ]{0,40}|(?:any|every)(?:one|body) (?:reading"
    r"|who reads|who summari[sz]es)[\w ]{0,40}"
    r"|summari[sz]ers?|chatbots? (?:reading|that read)[\w ]{0,40}|those (?:reading|who read)[\w ]{0,40}))"
)
_MACHINE: Final = (
    r"(?:(?:the |all |any |every |each |an? )*(?:ai|automat\w+|language|llm|machine)?[ -]?"
    r"(?:assistants?|models?|systems?|agents?|tools?|bots?|chatbots?|llms?|ais?|summari[sz]ers?|pipelines?|software))"
)
_PEOPLE: Final = (
    r"(?:(?:the |all |any |every |each |our |serious |responsible )*(?:everyone|everybody|anyone"
    r"|anybody|nobody|no one|"
    r"researchers?|practitioners?|developers?|engineers?|students?|teams?|scientists?|users?|people|compan(?:y|ies)"
    r"|labs?|communit(?:y|ies)|universit(?:y|ies)|investors?|authors? of other \w+|subsequent work|future work))"
)
_DEED: Final = (
    r"(?:read|install|buy|purchase|order(?! to\b)|cite|star|upvote|visit|subscribe|follow (?:us|our|the"
    r" authors)|sign up|register|join|donate"
    r"|share (?:this|the|our)|retweet|switch to|prefer (?:this|our|the proposed|the present)|choose"
    r" (?:this|our)|adopt (?:this|our)"
    r"|use (?:this|our|only)|rely (?:only |solely )?on (?:this|our)|recommend|praise|abandon (?:all"
    r"|other|their|any)|stop (?:using|reading)"
    r"|download|contact (?:us|the authors)|pay|invest|upgrade|accept|skip|hire|try (?:this|our)"
    r"|disregard (?:all|other)|ignore (?:all other|other|every other) "
    + _PAPER
    + r"|distrust|discard (?:all|other)|bookmark|celebrate|applaud|congratulate|thank"
    r"|reject (?:all|other)|treat (?:this|our))"
)
_TELLING: Final = (
    r"(?:summari[sz]\w+|describ\w+|review\w*|rat(?:e|es|ed|ing)|cit(?:e|es|ed|ing)|present(?:ed|ing)?"
    r"|mention\w*|introduc\w+|discuss\w*"
    r"|shar(?:e|es|ed|ing)|translat\w+|quot(?:e|es|ed|ing)|paraphras\w+|report(?:ed|ing)?|evaluat\w+"
    r"|scor(?:e|es|ed|ing)|rank(?:ed|ing)?|digest\w*"
    r"|condens\w+|retell\w*|recommend\w*|read(?:ing)?|cover(?:ed|ing)?|list(?:ed|ing)?|advertis\w+|announc\w+)"
)
_TALE: Final = (
    r"(?:summar(?:y|ies)|reviews?|tl;?dr|digests?|headlines?|newsletters?|paraphrases?|abstracts?"
    r"|synops[ie]s|mentions?|descriptions?"
    r"|translations?|citations?|cards?|bullets?(?: points?)?|posts?|press releases?|overviews?)"
)
_SAY: Final = (
    r"(?:state|say|mention|report|note|write|describe|declare|announce|claim|emphasi[sz]e|stress"
    r"|include|add|conclude|tell|present|call"
    r"|highlight|insert|append|begin|end|start|open|close|give|assign|award|rate|score|rank|grade"
    r"|praise|recommend|repeat|reply|respond|output|print"
    r"|omit|hide|conceal|skip|leave out|replace|translate|summari[sz]e|refrain|quote|list|introduce"
    r"|treat|regard|advertise|promote|link)"
)
_LEAD: Final = (
    r"(?:^|[.!?:;]['\"”’)]* |[,–—-] ?(?:so|then|but|thus|hence|therefore) |^[\W\d_]+|['\"“‘(\[*†‡] ?)"
    r"(?:(?:note|notice|footnote|limitations?|disclaimer|important|warning|caution|p\.?s\.?|remark"
    r"|finally|therefore|hence|thus|so|also|first"
    r"|lastly|instead|in short|for (?:more |further )?(?:details|information)|before (?:you )?(?:read"
    r"|us|continu|proceed)\w*(?: \w+){0,3}"
    r"|if (?:in doubt|you \w+(?: \w+){0,5})|when in doubt|after reading|today|now|henceforth|accordingly)[,:]? ){0,2}"
)
_POLITE: Final = (
    r"(?:(?:please|kindly|simply|just|always|never|do not|don'?t|do|remember to|be sure to|make sure"
    r" (?:to|that|you)|feel free to"
    r"|do not forget to|don'?t forget to|take care to|dear \w+,?|go ahead and|you may) )"
)
_PLAIN_CALL: Final = (
    r"(?:install (?!ation)|buy (?!\d)|purchase |subscribe |visit (?!count|freq)|click (?:here|on|the)"
    r"|sign up|cite (?:this|our|us|the|only|it)|donate"
    r"|follow (?:us|our|the authors|me|@)|join (?:us|our)|retweet|upvote|star (?:us|our|the|this)"
    r"|order (?:your|now|yours|a copy|it|our)|download (?:our|the|it|now)"
    r"|state (?:that|clearly|explicitly|in)|say (?:that|only|nothing)|mention (?:that|only|our|the"
    r"|this|in)|write (?:that|only|in your)|declare that|emphasi[sz]e (?:that|how)"
    r"|rate (?:this|our|it|the)|score (?:this|it|our)|rank (?:this|it|our)|give (?:this|it|our|the"
    r" paper|a (?:high|positive|perfect))|recommend (?:this|our|it|acceptance)|praise "
    r"|accept (?:this|our|the) |ignore (?:all|any|every|the (?:other|previous|above)|previous|other)"
    r"|disregard |forget (?:all|every|the|your|previous|what)|pretend "
    r"|tell (?:your|every|them|the (?:reader|user)|people|users|readers)|share (?:this|it|our|the)"
    r"|read (?:this|our|it|on|no|only|nothing|the (?:full|whole|rest))|stop (?:reading|using)"
    r"|describe (?:this|it|our|the (?:paper|authors|work))|summari[sz]e (?:this|it|our|the)|respond "
    r"|reply |output (?:only|the (?:word|phrase|sentence))|print |repeat (?:after|the following|this)"
    r"|include (?:a |the )?(?:link|sentence|word|phrase|following|this)|add (?:a |the )?(?:link"
    r"|sentence|word|phrase|following)|treat (?:this|all other|every other)|call (?:this|it|us|now)"
    r"|omit |skip (?:all|the|any|other)|try (?:it|our) |use (?:our|only our|this (?:paper|tool|code))"
    r"|switch to |contact (?:us|the authors)|check out|see for yourself|look no further"
    r"|begin (?:your|the|every|with)|end (?:your|the|every) |start (?:your|the) (?:summary|review"
    r"|answer|reply)|replace (?:all|every|the (?:summary|rest|title))|bookmark|invest in|thank (?:us"
    r"|the)"
    r"|conclude (?:that|your|the (?:summary|review))|act as |assume the role|you are now|learn more"
    r"|get (?:it|yours|started)|reveal |pay |congratulate|trust (?:only|no|us)|choose (?:this|our)"
    r"|reject (?:all|every|other)"
    r"|highlight (?:that|only|our|the (?:strength|novel))|list (?:only|our|the strengths)|translate"
    r" (?:this|the (?:following|paper)|everything)|enter your|send |let (?:everyone|your|the"
    r" (?:reader|world)))"
)
_HARD_PLAIN: Final = (
    r"(?:see|consult|refer to|check|read|use|try|consider citing|consider (?:starring|buying"
    r"|installing|supporting)|support|cite|rate|describe|note in|include|give|write|state|share"
    r"|answer|tell|keep|"
    r"mention|say|treat|visit|look|go|contact|email|call|be|focus|present|credit|send|report|spread"
    r"|accept|consult|trust|publish|rely|summari[sz]e|reproduce|quote|add|put|omit|highlight|list"
    r"|spend|bother|waste|compare|translate)\b"
)

ENGLISH: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # Readers, reviewers and editors who should do anything; machines and people who should do what pays the writer.
        rf"\b{_READER} (?:who [\w ]{{1,40}}|of [\w ]{{1,40}})?,? ?(?:\w+ ){{0,3}}?{_MUST}",
        rf"\b{_MUST} (?:[\w-]+ ){{0,4}}?by (?:all|every|any|each|the) (?:\w+ )?(?:readers?|reviewers?"
        r"|everyone|researchers?|practitioners?)\b",
        rf"\b(?:{_PEOPLE}|{_MACHINE}|they)\b[^.;:]{{0,60}}? {_MUST} (?:\w+ ){{0,2}}?(?!read to|read"
        rf" the env|(?:buy|purchase|order) (?:a|the) (?:product|item)){_DEED}\b",
        rf"\b{_MACHINE}\b[^.;:]{{0,60}}? {_MUST} (?:\w+ ){{0,2}}?{_SAY}\b[^.;:]{{0,60}}\b{_OWN}",
        rf"\b{_MACHINE} (?:\w+ )?(?:that |which |when |while )?(?:\w+ )?(?:read|summari[sz]|process"
        rf"|review|pars|digest)\w* {_THIS} {_TEXT}\b",
        # How this text is to be told, rated or cited.
        rf"\b{_TALE} (?:\w+ )?(?:of|on|about|for|to) (?:this|the present|the current|our|these"
        rf"|it)\b(?: \w+){{0,6}}? (?:{_MUST}|will|may only|may not)",
        rf"\b(?:the|any|every|each|all|your|a|an|no) (?:\w+ )?{_TALE} (?:{_MUST}) (?:\w+ )?(?:{_SAY}"
        r"|be|contain|read|carry|be (?:positive|favou?rable))\b",
        rf"\b(?:when(?:ever)?|while|if|in|before|after|upon|for|on|by) (?:\w+ ){{0,3}}?{_TELLING}"
        rf" (?:of |about |on )?(?:this|the present|our|the above) {_TEXT}\b",
        rf"\b{_OWN}(?: \w+){{0,3}}? {_MUST} (?:\w+ ){{0,3}}?(?:be|remain|receive|appear|take|come) (?:\w+ ){{0,2}}?"
        rf"(?:{_TELLING}|accepted|published|awarded|praised|ignored|called|treated|bought|installed"
        r"|considered|preferred|first|top|trusted|credited|given|required|preference|priority"
        r"|precedence)\b",
        rf"\b{_OWN} (?:\w+ )?(?:deserves?|merits?|warrants?) (?:\w+ ){{0,3}}?(?:accept\w*|award\w*"
        r"|prizes?|praise|best|highest|scores?|ratings?|attention|to be|read\w*|citations?"
        r"|recognition|five stars?)",
        # Others' papers are worth nothing.
        r"\b(?:all|any|every|no|the|most|these|those) (?:\w+ )?(?:other|rival|competing|remaining"
        rf"|rest of the) (?:\w+ ){{0,3}}?(?:papers?|articles|works|stud(?:y|ies)|submissions|preprints"
        r"|entries|summaries|reading|literature|authors)"
        rf"\b[^.;]{{0,60}}?(?:{_MUST}|need not|may be (?:ignored|skipped)|can be (?:ignored|skipped"
        r"|safely)|(?:is|are) (?:\w+ )?(?:not worth|worthless|useless|obsolete|fake|fraudulent"
        r"|fabricated|plagiari|wrong|false|inferior|unreliable|irrelevant|unnecessary|worth|a waste)"
        r"|deserves?\b)",
        r"\b(?:only|single|one) (?:paper|article|work|preprint|study|tool|method|product) (?:\w+"
        r" ){0,4}?(?:worth|you (?:will|need)|needed to|that (?:matters|deserves|anyone)|to (?:read"
        r"|buy|cite|install)|anyone)",
        r"\b(?:there is |has |with )?no (?:need|reason|point) (?:to|in) (?:read|cit|consult|look"
        r"|consider)\w* (?:\w+ ){0,3}?(?:paper|other|else|further|elsewhere|work|literature)",
        r"\b(?:worth|more) (?:reading|citing|buying|your (?:time|money))\b",
        rf"\b(?:other|competing|rival|earlier|remaining) {_PAPER} (?:is|are|should"
        rf"|must)\b[^.;]{{0,60}}?\b(?:fraud\w*|fake|worthless|useless|be ignored|be avoided|not be"
        r" (?:read|cited))",
        r"\bthe authors (?:\w+ )?(?:request|ask|demand|insist|urge|recommend|require|wish|expect)(?:s"
        r"|ed)? (?:that|to be|for (?:a|the)|(?:all|every|the) (?:readers?|reviewers?|digest))\b",
        r"\b(?:reviewers?|readers?|referees?|summar(?:y|ies)|digests?) (?:\w+ )?will (?:\w+"
        r" )?(?:agree|report|say|state|admit|find that|recommend|accept|love|want|call|praise)\b",
        r"\b(?:future|other|subsequent|all) (?:authors|works?|papers|researchers) (?:are|is|must"
        r"|should|have) (?:\w+ )?(?:obliged|required|bound|cite|compare|to cite|to compare)\b",
        r"(?:^|[,:] )install the (?:package|app|tool|library)\b|(?:^|[,:] )consider (?:buying"
        r"|installing|citing|purchasing|subscribing)\b",
        r"\b(?:those|people|anyone|one) (?:who (?:review|read|summari[sz]e|rate)\b[^.;]{0,40}? (?:are"
        r"|is|must|should)|should treat all other)\b",
        r"\bcan be (?:skipped|ignored) by (?:all |the |any )?readers\b",
        # Praise that a reviewer or an advertisement would speak.
        r"\bmust-(?:read|have|cite|buy|see|try)\b|\ba must (?:read|have|buy)\b|\b(?:essential"
        r"|required|mandatory|compulsory"
        r"|recommended) reading\b|\b(?:five|5)[ -]stars?\b(?! rating)",
        rf"\b(?:{_OWN}|this|it) (?:is|was|are|remains|will be|represents|constitutes) (?:\w+"
        rf" ){{0,2}}?(?:the|a|an|one of the) (?:\w+ ){{0,2}}?(?:best|greatest|finest|most (?:important"
        r"|influential|significant|brilliant)|masterpiece|landmark|flawless|perfect|unparalleled)"
        rf" ?(?:\w+ ){{0,2}}?(?:{_PAPER}|of (?:the|this|all)|ever|in history)\b",
        rf"\bbest {_PAPER} (?:of|in|ever|award|on)\b|\b(?:excellent|outstanding|brilliant|flawless"
        rf"|masterful|exceptional|superb|perfect|magnificent|groundbreaking) {_PAPER}\b",
        r"\b(?:strong|clear|definite)(?:ly)? accept(?:ed|ance)?\b|\brecommend(?:ed|s)? (?:for"
        r" )?(?:acceptance|publication|accepting)\b|\bscores? of (?:10|ten)\b|\b(?:10|ten)/(?:10"
        r"|ten)\b|\bhighest (?:possible )?(?:score|rating|mark|grade)s? (?:should|must|for this|to"
        r" this|is)\b",
        # Advice and calls in the writers' own voice.
        r"\bwe (?:\w+ ){0,2}?(?:urge|invite|encourage|ask|beg|recommend|advise|request|remind|implore"
        r"|call (?:on|upon)|appeal to|expect|suggest|want|trust|hope)(?: that)? (?:all |the |every "
        r"|our |any |you|future |other )*(?:readers?|reviewers?|referees?|you\b|everyone|everybody"
        r"|anyone|community|editors?|researchers?|practitioners?|area chairs?|summari[sz]ers?"
        r"|assistants?|whoever)",
        r"\brecommend(?:s|ed)?(?: \w+)? (?:reading|citing|installing|buying|purchasing|sharing"
        rf"|starring|subscribing|visiting|downloading|{_OWN}|that (?:every|all|the (?:reader|reviewer"
        r"|summar)|readers|reviewers|any))",
        r"\b(?:strongly|highly|warmly|wholeheartedly|hereby) (?:recommend(?:ed)?|advised?|urged?"
        r"|encouraged?)\b(?! (?:items?|products?|videos?))",
        rf"\bit (?:is|would be|has been|remains|seems) (?:\w+ ){{0,2}}?(?:recommended|advised"
        r"|advisable|requested|required|suggested|essential|imperative|mandatory|vital|crucial"
        r"|important|necessary|polite|customary|appropriate|wise|best|expected|urged|appreciated"
        rf"|agreed|obligatory|incumbent|sufficient)(?: \w+){{0,3}}? (?:that|to|for|if"
        rf"|on)\b[^.;]{{0,80}}?\b(?:{_READER}|{_DEED}|{_OWN}|everyone|this (?:tool|product|app|package"
        r"|library)|summar(?:y|ies|i[sz]\w+)|cited?|installed?|bought)\b",
        r"(?<!all )\byou (?:should|must|have to|need to|ought to|can now|will (?:love|not regret"
        r"|want)|are (?:asked|advised|encouraged|urged|invited|requested|required|now|an? (?:ai"
        r"|helpful|assistant|reviewer|summari))|may (?:want|wish)|might (?:want|wish)|had better|owe"
        r"|cannot afford)\b",
        r"(?<!we )\b(?:ask|tell|advise|urge|remind) (?:your|the) (?:users?|readers?|friends"
        r"|colleagues|boss|operators?|followers|subscribers|customers)\b",
        # Shops, channels and stars.
        r"\b(?:(?:our|the authors'?) (?:\w+ )?(?:shop|store|newsletter|youtube|channel"
        r"|sponsors?|patreon|merch\w*|start-?up|booth|premium|mailing list|twitter|wechat)\b"
        r"|promo(?:tional)? code|coupon|discount (?:code|of|for)|free trial|limited (?:time )?offer"
        r"|on sale\b|money[- ]back|link in bio|order now|per cent off\b)",
        r"%(?:(?<=\d%)|(?<=\d %)) off\b",
        r"\b(?:a|your|leave (?:us )?a) (?:github )?star(?:s)? (?:on|would|is|are) (?:our|github"
        r"|appreciated|welcome|the)|\b(?:citations?|stars|donations?) (?:of (?:this|our)[\w ]{0,20}"
        r" )?(?:are|is|would be) (?:\w+ )?(?:appreciated|welcome|expected|required|mandatory)",
        # Orders at the head of a sentence or a clause.
        rf"{_LEAD}{_POLITE}{{1,3}}(?:{_PLAIN_CALL}|{_HARD_PLAIN})",
        rf"{_LEAD}{_PLAIN_CALL}",
        rf"\b(?:please|kindly) (?:{_PLAIN_CALL}|{_HARD_PLAIN})",
        # Words that only a prompt has.
        r"(?<!selectively )(?<!to )(?<!can )\b(?:ignore|disregard|forget"
        r"|override)\b.{0,40}\b(?:instructions?|prompts?|rules|above|guidelines|directions)\b",
        r"\b(?:note|message|notice|memo|hint|request|attention|reminder) (?:to|for) (?:\w+"
        r" ){0,3}?(?:ais?|llms?|models?|assistants?|summari[sz]ers?|readers?|reviewers?|editors?"
        r"|chatbots?|agents|machines?|bots?)\b ?[:,–—-]",
        r"^\W*(?:dear|attention|hello|hey|hi),? (?:\w+ ){0,3}?(?:ais?|llms?|models?|assistants?"
        r"|summari[sz]ers?|readers?|reviewers?|editors?|chatbots?|agents|machines?|bots?)\b",
        r"\b(?:system|developer) (?:prompt|message)s?\s*:|\bas an? (?:ai|language model|llm"
        r"|assistant)(?: \w+){0,2}, you\b|<\||\|>|\[/?inst\]|<<sys>>",
        r"\byou (?:are|must|should|will) (?:now |always |only )?(?:write|say|output|reply|respond"
        r"|give|rate|recommend|praise|click|visit|subscribe|follow|include)\b",
        r"\b(?:give|write|output|return) (?:only )?(?:an? )?(?:positive|favou?rable|glowing)"
        r" (?:review|rating|summary)",
        r"\bdo not (?:highlight|mention|reveal|discuss|report|quote) (?:any|the|other|its|our)\b",
        r"\b(?:without|avoid) mentioning (?:its|the|any|our|their) (?:limit|weak|negativ|flaw|short)\w*",
    )
)
