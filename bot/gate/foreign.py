"""Nothing that leads a reader away or speaks to a machine: links, handles, calls to act, praise for reviewers, prompts.

A name such as `Booking.com` may stay where the paper's own words have it; a link that leads somewhere and a call to the
reader never do. It follows no link.
"""

import re
import unicodedata
from typing import Final

from bot.gate.addressed import is_addressed
from bot.gate.addressed_needed import any_in
from bot.gate.case import Case, Failure
from bot.gate.foreign_needed import ANY, CALL, HANDLE, MAIL, PRAISE, PROMPT, folded

_TLD: Final = (
    "com|org|net|io|ai|gg|gl|me|ly|kr|cn|jp|de|uk|eu|us|ru|co|dev|app|xyz|info|biz|site|online|shop|top|club|page"
    "|link|to"
    "|tv|cc|ws|edu|gov|tech|store|live|news|pro|in|fr|onion|zip|mov|click|so|sh|be|st|id"
)
_LINK = re.compile(
    r"(?<![a-z0-9_])(?:"
    r"(?:https?|hxxps?|ftps?|mailto|javascript|file)\s?:\s?/{0,2}\S+"
    r"|[a-z][a-z0-9+.\-]{1,20}\s?:\s?//\S+"
    r"|www\s?\.\s?\S+"
    r"|(?:[a-z0-9\-]{1,63}(?:\.|\s?\[\.\]\s?|\s?\(\.\)\s?|\s(?:dot|\[dot\]|\(dot\))\s)){1,4}(?:"
    + _TLD
    + r")(?![a-z0-9_])(?:[/:?#]\S*)?"
    r"|tinyurl\b\S*"
    r"|\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:/\S*)?"
    r")",
    re.I,
)
"""Letters of Korean beside an address are no part of it: a word's ending follows it without a space."""
_NO_HOST = re.compile(r"(?:node|three|vue|next|d3|react|express|fast|lit|arch|auto)\.(?:js|ai)", re.I)
_MAIL = re.compile(
    r"\b[\w.+\-]{1,64}\s?(?:@|\[at\]|\(at\))\s?[\w\-]{1,63}(?:\s?(?:\.|\[dot\]|\(dot\))\s?\w{2,10})+", re.I
)
_HANDLE = re.compile(
    r"(?<![\w@.])[@＠][A-Za-z_가-힣][\w가-힣.]{1,31}|(?<![\w&])#(?=[^\W\d])[\w가-힣]{2,31}|<[@#][!&]?\d+>"
)
_MARKUP = re.compile(
    r"</?[a-zA-Z!][^<>]{0,200}>|&(?:lt|gt|amp|quot|nbsp|#x?[0-9a-f]{1,6});|<\||\|>|\[/?INST\]|<<SYS>>|\{\{|\}\}", re.I
)
EN_CALL = re.compile(
    r"(?:^|[.!?:;,]\s+|\band\s+|\bplease\s+|\bto learn more,?\s+)(?:please\s+)?"
    r"(?:subscribe|click|visit|join|sign up|download|check out|buy|order now|register|contact|dm|retweet"
    r"|follow (?:us|me|@|our)"
    r"|share this|like and|read more|learn more|see more|don'?t miss|act now|hurry|upvote|star (?:us|the|our)"
    r"|tell (?:your|every)"
    r"|try (?:it|our) (?:now|today)|get (?:it|yours|started)|scan|tap|send|enter your|log ?in|verify your|ignore"
    r"|disregard"
    r"|forget (?:all|every|the|your|previous)|pretend|respond with|reply with|answer with|output only|print"
    r"|repeat after|say)\b"
    r"|\byou (?:should|must|have to|need to|ought to|can now|will love)\b|\b(?:we|i) (?:urge|invite|encourage) you\b"
    r"|\bfor (?:more|further) (?:information|details)\b|\bavailable (?:now )?at this link\b|\blink in bio\b"
    r"|\bpromo code\b"
    r"|\bfollow (?:us|me|our|for more)\b|\bsubscribe (?:to|now|for)\b|\bjoin (?:us|our)\b|\bclick (?:here"
    r"|the link)\b",
    re.I,
)
_KO_CALL = re.compile(
    r"(?:하|해|가|보|오|누르|읽|쓰|주|받|시)(?:십시오|세요|셔요|시길|시기 바랍니다)|(?:으)?세요(?=[\s.!?]|$)"
    r"|십시오|십시요"
    r"|바랍니다|부탁드립니다|부탁합니다|해\s?주세요|해\s?줘|해라(?=[\s.!?]|$)|합시다|하자(?=[.!?]|$)|봅시다"
    r"|놓치지\s?마"
    r"|지금\s?(?:바로\s?)?(?:구독|클릭|가입|방문|다운로드|신청)|(?:구독|팔로우|좋아요|클릭|가입|알림)(?:을"
    r"|를)?\s?(?:하(?:세|십|시|자)|누르|눌러|해\s?(?:주|보|줘))"
    r"|링크를?\s?(?:클릭|누르|참고|확인|방문)|채널에?\s?(?:가입|구독|참여)|자세한\s?(?:내용|정보)은"
)
_PROMPT = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|prompt|rule|direction|guideline|context"
    r"|above)s?\b"
    r"|\b(?:previous|prior|above|earlier) (?:instructions?|prompts?)\b|\bsystem (?:prompt|message)\b"
    r"|\byou are (?:now )?(?:a|an|the|chatgpt|dan)\b"
    r"|\bas an? (?:ai|artificial|large language|language model|assistant)\b|\b(?:assistant|system|user|human)\s?:\s"
    r"|\bi(?:'m| am) (?:sorry|unable|an ai|a language model)\b|\bi (?:cannot|can't|can not|will"
    r"|would be happy)\b|\bas (?:requested|instructed)\b"
    r"|\bhere (?:is|are) (?:the|a|your|my) (?:summary|bullet|json|card|answer)|\b(?:api|secret|access) key\b"
    r"|\bhacked\b|\bpwned\b|\bjailbroken\b"
    r"|\bsure,? here\b|\bcertainly[!,]|\bno text (?:was )?provided\b"
    r"|(?:이전|위|앞|모든|기존)의?\s?(?:지시|명령|프롬프트|지침|규칙)(?:문|사항)?(?:을|를|은|는)?\s?(?:모두\s?"
    r"|전부\s?)?(?:무시|잊|따르지)"
    r"|시스템\s?(?:프롬프트|메시지)|죄송합니다|요청하신|다음은\s?요약|저는\s?(?:AI|인공지능|언어)|(?:당신|너)은?는?\s",
    re.I,
)
_PRAISE = re.compile(
    r"\b(?:strong(?:ly)?|highly|definite(?:ly)?|clear(?:ly)?)[\s-]+(?:recommend(?:ed)?|accept(?:ed|ance)?)\b"
    r"|\b(?:should|must|deserves?) (?:to )?be (?:accepted|published|awarded|read)\b"
    r"|\brecommend(?:ed|s)? (?:for )?(?:acceptance|publication|reading|accepting|this paper)\b|\bmust[- ]read\b"
    r"|\bbest paper\b"
    r"|\b(?:excellent|outstanding|brilliant|flawless|masterful|exceptional|superb|perfect|amazing|fantastic"
    r"|magnificent) (?:paper|work|contribution|study|research)\b"
    r"|\bpositive review\b|\bnegative (?:aspects|comments|points)\b|\breviewers?\b.{0,40}\b(?:accept|praise"
    r"|score|rate)|\bscore of 10\b"
    r"|(?:훌륭한|뛰어난|완벽한|탁월한|최고의|위대한|놀라운)\s?(?:논문|연구|업적|작품)|(?:게재|채택|수락)(?:을"
    r"|를)?\s?(?:강력|적극|추천|되어야|해야)"
    r"|(?:강력히|적극|꼭)\s?(?:추천|권장)|심사(?:위원|자)|반드시\s?읽|필독|긍정적인?\s?(?:리뷰|평가)를",
    re.I,
)


SPOKEN: Final = ((_PROMPT, PROMPT, "speaks to a model"), (_PRAISE, PRAISE, "praises instead of telling"))
LED: Final = (
    (_MARKUP, ANY, "markup"),
    (_MAIL, MAIL, "an address"),
    (_LINK, ANY, "a link"),
    (_HANDLE, HANDLE, "a handle"),
)
"""Patterns, what nothing lacks that they match, and what it is that they find."""


def check_foreign(case: Case) -> Failure | None:
    """Whether the sentence has a link, has a handle, mention or markup that no quote has, or calls upon anybody."""
    text = unicodedata.normalize("NFKC", case.text)
    low = folded(text)
    for pattern, needed, what in SPOKEN:
        if any_in(needed, low) and (found := pattern.search(text)) and not _is_the_papers(found.group(), case):
            return Failure("foreign", found.group().strip()[:60], f"the sentence {what}")
    if call := _call(text, low, case.language):
        return Failure("foreign", call.group().strip()[:60], "the sentence calls upon the reader")
    if is_addressed(_without_a_name(text, case)):
        return Failure("foreign", text[:60], "the sentence speaks to its reader or of how it is to be told")
    return _leads_away(text, low, case)


def _call(text: str, low: str, language: str) -> re.Match[str] | None:
    call = _KO_CALL.search(text) if language == "ko" else None
    return call or (EN_CALL.search(text) if any_in(CALL, low) else None)


def _leads_away(text: str, low: str, case: Case) -> Failure | None:
    quoted = _squeezed(" ".join((*case.quotes, case.title)))
    for pattern, needed, what in LED:
        for found in pattern.finditer(text) if any_in(needed, low) else ():
            if _NO_HOST.fullmatch(found.group()):
                continue
            if what == "a link" and "/" in found.group():
                return Failure("foreign", found.group()[:60], "a link: those to the paper stand beside it")
            if _squeezed(found.group()) not in quoted:
                return Failure("foreign", found.group()[:60], f"{what} that the quotes do not have")
    return None


def _without_a_name(text: str, case: Case) -> str:
    """The text without the capitals that it begins with where the paper's own words have them: `OMIT measures …`."""
    name = _CAPITALS.match(text)
    named = name is not None and re.search(rf"\b{name.group()}\b", " ".join((*case.quotes, case.title)))
    return f"It{text[name.end() :]}" if name is not None and named else text


_CAPITALS: Final = re.compile(r"[A-Z]{3,}\b")


def _is_the_papers(found: str, case: Case) -> bool:
    """Whether a paper about prompts speaks of the system prompt itself, one about attacks of what they do."""
    if found.strip().lower() == "jailbroken":
        return "jailbr" in _squeezed(" ".join(case.quotes))
    named = re.fullmatch(r"system prompt|시스템\s?프롬프트", found.strip(), re.I)
    return named is not None and "systemprompt" in _squeezed(" ".join(case.quotes))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower().rstrip(".,;:)")
