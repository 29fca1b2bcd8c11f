"""Sentences that plainly ask for a command: `강화학습 구독해줘`, `3번 자세히`, `아침 8시로 바꿔줘`, `how do I stop`.

A closed table of patterns over short lines; whatever fits none of them stays a message without a command.
Nothing that cannot be taken back is understood this way.
"""

import re
import unicodedata

from bot.chat.arguments.endings import LONGEST, bare, without_verb
from bot.chat.commands import COMMANDS, Command

_OBJECT = r"\s*(?:분야|카테고리|소식)?\s*(?:을|를|은|는|도)?\s*"
_HOUR = r"(?:오전|오후|아침|저녁|밤)?\s*\d{1,2}\s*(?:시|:\s*\d{2})(?:\s*\d{1,2}\s*분|\s*반)?"
_DAYS = r"매일|평일|주중|주말|(?:[월화수목금토일](?:요일)?[,·\s]*){2,7}|[월화수목금토일]요일"
_HOW = r"(?:how\s+(?:do|can|to|would)\s+(?:(?:i|we)\s+)?|(?:i|we)\s+want\s+to\s+)"
_IT = r"this|it|that|me|you|please|everything|all|posts?|posting|sending|getting|messages|these|the|bot|now"
_RULES: tuple[tuple[str, str, str], ...] = (
    ("start", r"(?:안녕(?:하세요|하십니까)?|(?:이게|이거|이건|여긴?|넌?|너는)?\s*뭐(?:야|임|예요|하는.*))", ""),
    ("help", r"도와|(?:어떻게|뭘)\s*(?:써|쓰는.*|사용.*|할 수 있.*)|사용법", ""),
    ("help", r"(?:내\s*)?(?:정보|데이터|기록)(?:를|을)?\s*(?:지워|삭제).*", ""),
    ("stop", r"그만(?:\s*(?:둬|두기|두고\s*싶.*|할래|받을래|받기))?|탈퇴", ""),
    (
        "stop",
        r"(?:어떻게\s*)?(?:그만\s*(?:두|받)|해지|탈퇴|중단|취소)\s*(?:하려면|려면|으려면|하는\s*법|하나요|해|방법).*",
        "",
    ),
    ("stop", rf"{_HOW}?(?:please\s+)?(?:stop|quit|cancel|opt\s*out)(?:\s+(?:{_IT}))*", ""),
    ("stop", rf"{_HOW}unsubscribe(?:\s+(?:{_IT}))*|(?:please\s+)?unsubscribe\s+(?:me|us)(?:\s+please)?", ""),
    ("status", r"다음\s*조간.*", ""),
    ("unsubscribe", rf"(?P<rest>.*?){_OBJECT}(?:구독\s*(?:을\s*)?(?:취소|해지|중단|그만)|끊어)", ""),
    ("unsubscribe", r"구독\s*(?:취소|해지)\s+(?P<rest>.+)", ""),
    ("subscriptions", r"(?:내\s*)?구독\s*(?:목록|현황|내역|중).*|.*뭐\s*구독.*", ""),
    ("subscribe", rf"(?P<rest>.+?){_OBJECT}구독(?:\s*신청)?", ""),
    ("categories", r"(?:분야|카테고리)(?:는|가|에는|엔)?\s*(?:뭐|무엇|어떤|목록).*", ""),
    (
        "pause",
        r"(?:(?:조간|알림|잠깐|잠시|이제|당분간)\s*)*(?:꺼|끄기|그만|멈춰|쉬어|중지|일시\s*중지|보내지\s*마(?:세요)?)",
        "",
    ),
    ("resume", r"(?:(?:조간|알림|이제)\s*)*(?:다시\s*(?:보내|받|시작|켜).*|알림\s*(?:켜|켜기))", ""),
    ("why", r"왜\s*(?P<rest>\d{1,4})\s*번.*(?:실렸|실린|나왔|뽑).*", ""),
    ("why", r"(?P<rest>\d{1,4})\s*번\s*(?:논문)?(?:은|는|이)?\s*왜\s*(?:실렸|실린|나왔|뽑).*", ""),
    ("paper", r"(?P<rest>\d{1,4})\s*번\s*(?:논문)?(?:을|를|만)?\s*(?:카드|자세히|자세하게|요약|내용)?", ""),
    ("digest", r"(?P<rest>오늘|어제|그제|그저께)\s*(?:자|의|치)?\s*(?:거|꺼|것|요약|뉴스|소식|논문들?)?", ""),
    ("digest", r"오늘\s*(?:뭐|무슨|나온).*", ""),
    ("digest", r"오늘\s+(?P<rest>.+?)\s*논문(?:만|들)?", ""),
    ("digest", r"(?P<rest>.*?)(?:(?<=오늘|어제|그제)자|(?<=일)자|의)?\s*조간", ""),
    (
        "report",
        r"(?:(?:conference\s+)?report|(?:학회\s*)?보고서)\s+(?P<rest>(?=\S*\d)[a-z0-9]+(?:-[a-z0-9]+)+(?:\s+.+)?)",
        "",
    ),
    ("report", r"(?P<rest>[a-z][\w .-]{1,40}?)\s*(?:학회\s*)?보고서(?:를|을)?", ""),
    ("report", r"(?:학회\s*)?보고서\s*(?P<rest>(?:제\s*)?\d{1,2}\s*장)(?:을|를)?(?:\s*자세히)?", ""),
    ("report", r"(?:학회\s*)?보고서(?:를|을)?(?:\s*목록)?|conference\s+reports?", ""),
    ("paper", r"(?P<rest>\S+)\s+(?:자세히|자세하게|요약)", ""),
    ("timezone", r"시간대(?:를|는)?\s*(?P<rest>.+)", ""),
    ("time", rf"(?:매일|(?:받는\s*)?(?:시간|시각))(?:을|를|은)?\s*(?P<rest>{_HOUR})(?:에|으?로)?", ""),
    ("time", rf"(?P<rest>{_HOUR})(?:에|으?로)", ""),
    ("days", r"주말(?:은|엔|에는)?\s*(?:빼고|제외.*|말고)", "평일"),
    ("days", rf"(?:요일(?:을|은)?\s*(?P<rest>{_DAYS})(?:으?로|에?만)?)", ""),
    ("days", rf"(?P<rest>{_DAYS})에?만", ""),
    ("language", r"(?P<rest>한국어|한글|영어|영문|korean|english)(?:로)?", ""),
    ("length", r"(?P<rest>짧게|길게|간단히)", ""),
    ("mute", r"(?:무음|조용히|소리\s*없이)(?:으로)?(?:\s*(?:받기|보내\s*줘))?", "on"),
    ("weekly", r"주간으로|(?:일주일에|주에)\s*한\s*번(?:만)?|주\s*1회", "on"),
)
_PATTERNS = tuple((name, re.compile(pattern), rest) for name, pattern, rest in _RULES)
_NOUNS = {word: kind.name for kind in COMMANDS for word in kind.korean if kind.name != "forget"}


def colloquial(line: str) -> Command | None:
    """The command that a Korean line asks for in its own words; None where it asks for none."""
    said = " ".join(unicodedata.normalize("NFKC", line).split())
    if not said or len(said) > LONGEST:
        return None
    for form in dict.fromkeys((said.strip(" ?!.~…"), without_verb(said))):
        for name, pattern, otherwise in _PATTERNS:
            if found := pattern.fullmatch(form.casefold()):
                return Command(name, _rest(found, form) or otherwise)
    asked = without_verb(said)
    return Command(_NOUNS[asked]) if asked != said and asked in _NOUNS else None


def _rest(found: re.Match[str], form: str) -> str:
    """What stands in the place of the command's argument, as it was written."""
    if "rest" not in found.re.groupindex or found["rest"] is None:
        return ""
    start, end = found.span("rest")
    written = form[start:end].strip() if len(form) == len(found.string) else found["rest"].strip()
    return bare(written) if found.re.pattern.startswith("시간대") else written
