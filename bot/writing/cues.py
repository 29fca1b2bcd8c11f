"""The words by which a sentence of an abstract gives away what it is there for; patterns only, nothing decides here."""

import re

ADVERB = r"(?:\w+ly |also |first |then |further |thus |hence |here |therefore |now |next |for the first time )*"
THIS_WORK = r"(?:this|the present|our) (?:\w+ )?(?:paper|work|study|article|report|survey|review|research)"
OWN = re.compile(
    rf"\b(?:we|ours|us)\b|\bour\b(?! (?:understanding|knowledge|lives|daily|world|society|ability))|\b{THIS_WORK}\b"
    r"|\bthe (?:proposed|resulting|presented)\b|\bherein\b",
    re.I,
)
AIM = re.compile(
    rf"\bwe {ADVERB}(?:propose|introduce|present|develop|design|build|create|release|devise|offer|construct|contribute"
    r"|describe|investigate|study|explore|examine|address|tackle|ask|formulate|revisit|seek|aim|focus|advocate|argue"
    r"|establish|unveil|report|conduct|provide|perform|extend|cast|frame|evaluate|compare|consider|open-source|initiate|curate|analy[sz]e)\b"
    rf"|\b{THIS_WORK}\b|\bour (?:main |key |core |primary )?(?:goal|aim|contribution|objective)s? (?:is|are)\b"
    r"|\b(?:is|are) (?:introduced|proposed|presented)\b",
    re.I,
)
STRONG_AIM = re.compile(
    rf"\bwe {ADVERB}(?:propose|introduce|present|develop|release|devise|unveil)(?:e?d)?\b"
    rf"|\b{THIS_WORK} {ADVERB}(?:propos|introduc|present|develop|address|investigat|stud|explor|describ|examin"
    r"|tackl|aim|review|provid)\w*|\bin this (?:paper|work|study|report), we\b(?! (?:show|find|demonstrate))",
    re.I,
)
METHOD = re.compile(
    r"\b(?:consist(?:s|ing)? of|compris(?:es|ing)|based on|built (?:up)?on|leverag\w+|employ(?:s|ing|ed)?|us(?:es|ing)"
    r"|utili[sz]\w+|train(?:s|ed|ing)?|fine-?tun\w+|pre-?train\w+|architecture|modules?|components?|algorithm"
    r"|pipeline|framework|stages?|steps?|layers?|encoder|decoder|loss|objective|optimi[sz]\w+|dataset|annotat\w+"
    r"|parameters|by (?!\d)\w+ing|via|through|integrat\w+|combin\w+|incorporat\w+|decompos\w+|generat(?:es|ing)"
    r"|extract\w*|craft\w*|devot\w+"
    r"|first(?:ly)?,|second(?:ly)?,|specifically|in particular|core idea|mechanism|formulat\w+|adapt\w*)\b",
    re.I,
)
STRONG_METHOD = re.compile(
    r"^(?:specifically|in particular|concretely|technically|first|second|third|then|next"
    r"|to (?:this end|achieve|address|do so|tackle|overcome|enable)"
    r"|finally, we (?!show|demonstrate|find|evaluate))\b"
    r"|\bconsist(?:s|ing)? of\b|\bkey (?:idea|insight)|\bcore (?:idea|of)"
    rf"|\bwe {ADVERB}(?:use|train|adopt|apply|employ|extract|define|leverage|fine-?tune|pre-?train|collect|combine"
    r"|incorporate|integrate|design|construct|curate|annotate|formulate|optimi[sz]e|generate|learn|decompose|synthesi[sz]e)\b",
    re.I,
)
RESULT = re.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|state[- ]of[- ]the[- ]art|sota|achiev\w+|attain\w*|improv\w+|reduc\w+"
    r"|superior\w*|competitive|comparable|better than|on par|accuracy|speed-?ups?|faster|gains?|boost\w*|significantly"
    r"|results|experiment(?:s|al(?:ly)?)?|empirical(?:ly)?|reveal\w*|findings?|outcomes?|performance"
    r"|we (?:also |further )?(?:show|find|found|observe|demonstrate|discover)|demonstrat\w+|shows? that|score[sd]?)\b",
    re.I,
)
STRONG_RESULT = re.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|superior\w*|on par with"
    r"|(?:experiments?|ablations?|results?|evaluations?|findings?|analys[ei]s|studies)\b[^.]{0,60}?"
    r"\b(?:show|demonstrat|indicat|reveal|suggest|confirm|highlight|validat|prove|verif)\w*"
    rf"|we {ADVERB}(?:find|found|observe|discover|show|demonstrate|prove|identify|validate)\b"
    r"|(?:results|findings) (?:show|indicate|demonstrate|reveal|suggest)"
    rf"|{THIS_WORK} {ADVERB}(?:shows?|demonstrates?|highlights?|reveals?|finds?|underscores?)\b"
    r"|achiev(?:es?|ed|ing) (?:\w+[- ]){0,4}?(?:state|performance|accuracy|results|scores?|gains?|\d))",
    re.I,
)
AMOUNT = re.compile(r"\d(?:[\d.,]*\d)?\s?(?:%|\\%|percent|x\b|×|times\b|points?\b|-?fold\b)|\bby \d|\b\d+\.\d", re.I)
IMPACT = re.compile(
    r"\bpav(?:es?|ing) the way\b|\bopen(?:s|ing)? (?:up )?(?:the )?(?:new |door|avenues|possibilit|opportunit)"
    r"|\b(?:lay|lays|laying|provid\w+|establish\w*|serv\w+ as) (?:(?!first)[\w-]+ ){0,3}"
    r"(?:foundation|groundwork) (?:for|to)\b"
    r"|\bimplications for\b|\binsights? for\b|\b(?:practical|actionable|quantitative|valuable) guidance for\b"
    r"|\b(?:support\w*|enabl\w+|allow\w*|suitable for|suited (?:for|to)|practical for|ready for) [^.,;]{0,60}"
    r"\b(?:real-world|practical|clinical|industrial) (?:\w+ )?(?:deployments?|applications?|use|settings)\b"
    r"|\b(?:wide|broad) (?:range|variety|spectrum) of (?:[\w-]+ )?applications\b",
    re.I,
)
POTENTIAL = re.compile(
    r"\b(?:highlight|demonstrat|show|underscor|suggest|indicat|validat|reveal|illustrat|elucidat)\w* "
    r"(?:(?!explor)[^.;]){0,60}\bpotential (?:of|for|to|as(?! well)|in|applications?)\b",
    re.I,
)
NO_IMPACT = re.compile(
    r"\bimpact of\b|\bwe (?:\w+ )?(?:demonstrate|show) the potential of this\b"
    r"|\b(?:explor|investigat|discuss|evaluat|study|examin|unlock|exploit)\w* (?:\w+ )?(?:the |its |their )?(?:\w+ )?"
    r"(?:potential|implications)\b|\bdifficult\b|\bchalleng\w+ (?:to|for)\b",
    re.I,
)
HOPES = re.compile(
    r"\bwe (?:\w+ )?(?:hope|anticipate|envision)\b"
    r"|\bwe (?:\w+ )?(?:believe|expect)\b[^.]{0,120}"
    r"\b(?:will|can|could|may|help\w*|pav\w+|inspir\w+|foster\w*|to serve)\b",
    re.I,
)
RELEASES = re.compile(
    r"\bwe (?:\w+ ){0,3}?(?:open-?source|publish|share)\b"
    r"|\bwe (?:\w+ ){0,2}?(?:make|made) (?:[\w-]+ ){1,9}?(?:available|public|open-?source\w*|accessible)\b"
    r"|\b(?:made|is|are|be|been) (?:\w+ ){0,6}?(?:publicly|openly|freely) (?:available|released|accessible)\b"
    r"|\b(?:is|are|be|been) (?:\w+ )?(?:open-?sourced|released)\b|\bopen-?source (?:all|our|the)\b"
    r"|\bwe (?:\w+ )?(?:will |intend to |plan to |hope to |continue to )+(?:\w+ )?"
    r"(?:release|open-?source|share|update|expand|maintain|add\w*)\b"
    r"|\bwe (?:\w+ ){0,2}release (?:all|both|our|the|datasets?|code|models?|weights|everything)\b"
    r"|\breleasing (?:all|both|our|the|code|models?|weights)\b",
    re.I,
)
OPENS_CODE = re.compile(
    r"^(?:\w+, )?we (?:\w+ ){0,2}(?:release|open-?source|share|provide) (?:our|the|all|both) "
    r"[^.]{0,40}\b(?:code|weights|data|datasets?|models?|checkpoints?)\b",
    re.I,
)
OUTLOOK = re.compile(
    r"\bfuture (?:work|research|stud(?:y|ies)|directions?|explorations?|investigations?|extensions?|avenues?)\b"
    r"|\b(?:further|more|additional|continued) (?:research|investigation|stud(?:y|ies)|work)\b"
    r"|\bopen (?:question|problem|challenge|issue)s?\b|\broom for (?:\w+ )?improvement"
    r"|\bremain(?:s|ing)? (?:a |an )?(?:\w+ ){0,2}(?:challeng|open\b|unsolved|unclear|unresolved|unexplored)\w*"
    r"|\bwe (?:\w+ )?(?:outline|discuss|suggest|identify|highlight)\b[^.]{0,80}\bresearch directions\b"
    r"|\bwe (?:\w+ )?(?:discuss|acknowledge|note|outline) (?:\w+ ){0,3}limitations\b"
    r"|\blimitations? of (?:our|this) (?:\w+ )?(?:work|study|approach|method|analysis)\b"
    r"|\b(?:highlight|underscor|motivat)\w* the need (?:for|to)\b",
    re.I,
)
NO_OUTLOOK = re.compile(
    r"\b(?:address|overc[oa]m|tackl|mitigat|alleviat|resolv|solv|target|circumvent|surpass|eliminat|settl|answer)\w* "
    r"[^.;]{0,60}\b(?:limitations?|open (?:question|problem|challenge|issue)s?)\b"
    r"|\bopen (?:question|problem)s? (?:posed|raised|asked)\b|\bas an open (?:challenge|problem)\b"
    r"|^(?:since|although|while|despite|as|because)\b|\bsupport of this\b|\byet\b",
    re.I,
)
LINK = re.compile(r"https?:|www\.|\b(?:github|huggingface|gitlab)\.(?:com|co|io)\b", re.I)
NOTICE = re.compile(
    r"^(?:(?:the|our|all|both|project|source|pre-?trained|training|inference|and|,|more) ?)*"
    r"(?:codes?|models?|data|datasets?|weights?|checkpoints?|website|page|demos?|videos?|implementation|code ?base)\b"
    r"[^.]{0,120}\b(?:available|released|open-?sourced|(?:can|may) be (?:found|accessed|downloaded)|made public)\b",
    re.I,
)
LOOKS_BACK = re.compile(
    r"^(?:however|recent(?:ly)?|although|despite|many|most|traditional|existing|current(?:ly)?|previous|prior"
    r"|unfortunately|nevertheless|yet|conventional|in recent|over the past|one of the)\b",
    re.I,
)
