"""The forms in which numbers stand in English and Korean texts, as one pattern; and what they may begin with.

It finds where a number is. What it is worth is read elsewhere.
"""

import re

from bot.gate.number_words import ENGLISH, KOREAN, MULTIPLES, ORDINALS, PARTS

_COUNT = "|".join(sorted({*ENGLISH, "half", "hundred", "dozen", "thousand", "million", "billion", "trillion"}, key=len))
_WORDS = rf"(?:{_COUNT})(?:(?:(?<=hundred)[\s-]+and|(?<=thousand)[\s-]+and|(?<=half)\s+an?)?[\s-]+(?:{_COUNT})){{0,6}}"
_FOLD = "|".join(word for word in ENGLISH if word not in ("zero", "one"))
_KOREAN = "|".join(sorted((word for word in KOREAN if word != "하나"), key=len, reverse=True))
_COUNTER = (
    "가지|개(?!선|발|념|인|요|별|방|입|체)|종(?!합|속|래|료)|배(?!치|경|포|열|분)|번(?!역|호|에)|단계|시간|명|편(?!의\\s문장)"
    "|대(?!한|해|비|조|상|규)|장(?!점|기|면)|달(?!성)|쌍|쪽|차례|차원|층|곳|부류|분야|축|갈래|자릿수"
)
LEX = re.compile(
    r"(?P<skip>\[[1-9]\d{0,2}(?:\s?[,–-]\s?\d{1,3}){0,15}\]|https?://\S+"
    r"|(?<![A-Za-z])(?:Fig(?:ures?|s?\.)|Tab(?:les?|\.)|Sec(?:tions?|s?\.)|Eq(?:uations?|s?\.)|Appendi(?:x|ces)|Algorithm"
    r"|Chapter|Theorem|Lemma)\s?\(?[A-Z]?\d+(?:\.\d+)*\)?|§\s?\d+(?:\.\d+)*|(?:그림|표|수식|부록)\s?\d+"
    r"|(?<![\d.])\d+(?:\.\d+){2,}(?![\d.])|(?<!\d)\d{4}\.\d{4,5}(?:v\d+)?(?!\d)"
    r"|(?:^|(?<=[\s,;:]))\(?(?:\d{1,2}|i{1,3}|iv)\)(?=\s))"
    r"|(?P<month>(?<![A-Za-z])(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?=\s\d))"
    r"|(?P<plain>(?<![A-Za-z\d_.-])(?-i:[a-z]{1,12})-(?=\d+(?:\.\d+)?(?![\w.]*-?[A-Za-z\d])))"
    r"|(?P<name>(?<![A-Za-z\d_])(?!x\d)[A-Za-z][A-Za-z_.@/+-]{0,40}+\d[A-Za-z\d_.@/+-]{0,60})"
    r"|(?P<times>(?<![A-Za-z\d])[x×](?=\d))"
    r"|(?P<digit>\d|(?<![\d\w])\.(?=\d)|[½⅓⅔¼¾⅕⅛])"
    r"|(?P<order>(?<![A-Za-z])(?:(?P<orders>an|one|two|three|four|1|2|3|4)\s)?(?:full\s)?orders?[\s-]of[\s-]magnitude)"
    rf"|(?P<fold>(?<![A-Za-z])(?:{_FOLD})[\s-]?fold(?![A-Za-z]))"
    r"|(?P<part>(?<![A-Za-z])(?:(?P<parts>an?|one|two|three|four)[\s-])?(?:(?:thirds|quarters|fourths|fifths|sixths|eighths|tenths)"
    r"|(?:(?<=one[\s-])(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"|(?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?=\sof\s))|hal(?:f(?![\s-]an?[\s-](?:million|billion|thousand|trillion))"
    r"|ves|ved|ving|ve))(?![A-Za-z]))"
    r"|(?P<vague>(?<![A-Za-z])(?:(?:several|few|many)\s(?:hundred|thousand|million|billion|trillion)s?"
    r"|(?:tens|dozens|hundreds|thousands|millions|billions|trillions)"
    r"(?:\sof\s(?:thousands|millions|billions|trillions))?)"
    r"(?![A-Za-z])|(?<![가-힣])수(?:[십백천][만억조]?|[만억조])(?![가-힣](?<![개배명여건장편종가단대곳년억만])))"
    rf"|(?P<multiple>(?<![A-Za-z])(?:{'|'.join(MULTIPLES)})(?![A-Za-z]))"
    rf"|(?P<ordinal>(?<![A-Za-z])(?:{'|'.join(ORDINALS)})(?![A-Za-z]))"
    rf"|(?P<words>(?<![A-Za-z])(?:{_WORDS})(?![A-Za-z]))"
    r"|(?P<single>(?<![A-Za-z])(?:a\ssingle|an?|single|per|each|every)(?=[\s-]))"
    rf"|(?P<korean>(?<![가-힣])(?:(?P<native>{_KOREAN})\s?(?={_COUNTER})"
    r"|(?P<alone>두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s(?=[가-힣A-Za-z])))"
    r"|(?P<half>절반|반(?=으로|감))"
    r"|(?P<sino>(?<![가-힣\d])(?:[십백천][만억조]?(?=\s?(?:개|명|배|여|분의|토큰|파라미터|매개)|\s(?:장|건|단어))"
    r"|[만억조](?=\s(?:개|명|배|장|건|토큰|단어|파라미터|매개))))",
    re.IGNORECASE,
)
STARTS = re.compile(r"[A-Za-z]+|[가-힣]+|[\d½⅓⅔¼¾⅕⅛§\[(×]|\.(?=\d)")
_OTHER = (
    "hundred dozen thousand million billion trillion several few many tens dozens hundreds thousands millions billions"
    " trillions a an single per each every full order orders i ii iii iv x https http fig figs figure figures tab table"
    " tables sec secs section sections eq eqs equation equations appendix appendices algorithm chapter theorem lemma"
)
_MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec"
)
FIRST_WORDS = frozenset(
    {*ENGLISH, *MULTIPLES, *PARTS, *ORDINALS, *(f"{word}fold" for word in ENGLISH), *_OTHER.split(), *_MONTHS.split()}
)
FIRST_SYLLABLES = frozenset({*"그표수부절반십백천만억조", *(word[0] for word in KOREAN)})
