"""Earlier work that several papers of a report have in their reference lists.

A work is told only where it is surely the same one, with an address made from an id; whether it is good, nobody says.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from bot.conference.references import Cited, cited, reference_text
from bot.conference.same_work import Work, letters, same_works
from bot.domain.conference import EarlierWork
from bot.domain.identity import canonical_url
from bot.domain.readable import readable
from bot.domain.text import PaperText

FEWEST = 3
SHARE = 0.1
"""A work is told that at least so many papers cite, and this share of those whose references are known."""
MOST = 10
LONGEST_TITLE = 200
_STOP = re.compile(r"[.?!“”\"]+(?=\s|$)")


def earlier(texts: Mapping[int, PaperText]) -> tuple[EarlierWork, ...]:
    """The works that most papers cite, the most cited first, at most ten; none that is a paper of the report itself."""
    listed = {number: words for number, text in texts.items() if (words := reference_text(text))}
    works = same_works({number: tuple(cited(words)) for number, words in listed.items()})
    own_titles, own_ids = {letters(text.title) for text in texts.values()}, {text.paper for text in texts.values()}
    least = max(FEWEST, math.ceil(SHARE * len(listed)))
    # half of those needed have surely named it: it is looked for in lists whose entries could not be told apart, too
    common = [work for work in works if 2 * len(work.papers()) >= least and work.key not in own_titles]
    plain = {number: _plain(words) for number, words in listed.items()}
    told = [_told(work, _citing(work, plain)) for work in common if own_ids.isdisjoint(_identities(work))]
    often = [work for work in told if len(work.cited_by) >= least]
    return tuple(sorted(often, key=lambda work: (-len(work.cited_by), -(work.year or 0), work.title))[:MOST])


def _plain(listed: str) -> str:
    """A list's letters and digits, with a bar where a sentence or a quotation ends."""
    return re.sub(r"[^\w|]|_", "", _STOP.sub("|", listed.casefold().replace("|", "")))


def _citing(work: Work, plain: Mapping[int, str]) -> tuple[int, ...]:
    papers = set(work.papers())
    papers.update(number for number, words in plain.items() if f"|{work.key}|" in words)
    return tuple(sorted(papers))


def _identities(work: Work) -> set[str]:
    ids = {f"arxiv:{each.arxiv}" for _, each in work.said if each.arxiv}
    return ids | {f"doi:{each.doi}" for _, each in work.said if each.doi}


def _told(work: Work, papers: Sequence[int]) -> EarlierWork:
    said = [each for _, each in work.said]
    titles = Counter(readable(each.title) for each in said)
    title = max(titles, key=lambda each: (titles[each], sum(map(str.isupper, each)), each))
    years = Counter(each.year for each in said if each.year)
    year = max(years, key=lambda each: (years[each], -each), default=None)
    return EarlierWork(_shown(title), tuple(papers), _address(said), year)


def _shown(title: str) -> str:
    cut = title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE].rpartition(' ')[0]}…"
    return cut[:1].upper() + cut[1:]


def _address(said: Sequence[Cited]) -> str:
    """Made from the id that most entries have, arXiv's before a DOI; none where as many have another."""
    for kind, ids in (("arxiv", Counter(each.arxiv for each in said)), ("doi", Counter(each.doi for each in said))):
        ranked = [(count, value) for value, count in ids.items() if value]
        ranked.sort(reverse=True)
        if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
            return canonical_url(f"{kind}:{ranked[0][1]}", "")
    return ""
