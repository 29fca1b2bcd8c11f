"""The abbreviations that a report uses, with what they stand for in its own sentences, titles and abstracts.

One that nobody spells out is not explained, and none is that the report does not use.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from bot.conference.spelled_out import spelled_out, without_plural
from bot.domain.conference import ConferenceReport, Details, Reported, Told

_USED = re.compile(r"[A-Za-z0-9]+(?:[&/-][A-Za-z0-9]+)*")


def abbreviations(report: ConferenceReport) -> dict[str, str]:
    """Short and long forms, by short form; of several long forms the one that is spelled out most often."""
    shown = list(_shown(report))
    used = Counter(word for text in shown for word in _words(text))
    longs: dict[str, Counter[str]] = defaultdict(Counter)
    for text in (*shown, *(paper.paper.abstract for paper in report.papers)):
        for short, long in spelled_out(text):
            if used[short]:
                longs[short][long] += 1
    told = {short: _commonest(found) for short, found in _one_spelling(longs, used).items()}
    return dict(sorted(told.items(), key=lambda each: (each[0].casefold(), each[0])))


def _words(text: str) -> Iterator[str]:
    """Words without the plural's s, and the parts of those with hyphens: `LLM-based` uses LLM."""
    for word in _USED.findall(text):
        yield from {without_plural(part) for part in (word, *re.split(r"[&/-]", word))}


def _one_spelling(longs: dict[str, Counter[str]], used: Counter[str]) -> dict[str, Counter[str]]:
    """CoT and COT are one where they stand for the same: the one that is used most."""
    joined: dict[str, Counter[str]] = {}
    spelled: dict[tuple[str, str], str] = {}
    for short in sorted(longs, key=lambda each: (-used[each], each)):
        same = (short.casefold(), _compared(_commonest(longs[short])))
        head = spelled.setdefault(same, short)
        joined.setdefault(head, Counter()).update(longs[short])
    return joined


def _commonest(longs: Counter[str]) -> str:
    """The long form of most texts, in its commonest spelling; small letters before capitals."""
    forms: Counter[str] = Counter()
    for long, count in longs.items():
        forms[_compared(long)] += count
    form = min(forms, key=lambda each: (-forms[each], each))
    spellings = [long for long in longs if _compared(long) == form]
    return min(spellings, key=lambda long: (-longs[long], sum(map(str.isupper, long)), long))


def _compared(long: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", long.casefold())).removesuffix("s")


def _shown(report: ConferenceReport) -> Iterator[str]:
    """All that readers see, in every language."""
    yield report.title
    yield from (work.title for work in report.earlier)
    for chapter in report.chapters:
        yield chapter.title
        yield from (bullet.text for intro in chapter.intros.values() for bullet in intro.bullets)
    for paper in report.papers:
        yield from _of_paper(paper)


def _of_paper(paper: Reported) -> Iterator[str]:
    yield paper.paper.title
    yield from paper.keywords
    if paper.figure is not None:
        yield paper.figure.caption
    for told in paper.texts.values():
        yield from _of_text(told)


def _of_text(told: Told) -> Iterator[str]:
    details: Details = told.details
    for bullet in (told.tldr, *details.problem, *details.insight, *details.application, *details.method):
        yield bullet.text
