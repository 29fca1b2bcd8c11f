"""English: what is said around editions and papers in a chat."""

from bot.wording.english import counted
from bot.wording.names import source
from bot.wording.shapes.chat_papers import PaperWords, WhyWords

_BY = {"rules": "by the words of its title and abstract", "weights": "by weights trained on titles and abstracts"}
_REASONS = {
    "title": "In the title",
    "abstract": "In the abstract",
    "arXiv": "arXiv category",
}
_FALLBACKS = {
    "no telling words": "No telling words were found.",
    "no listed category fits": "No category of the list fits.",
}
_RULE = (
    "Of the papers with enough text, cards go to those with the most votes; among equals to those that more "
    "sources listed, then to the category with the fewest cards so far."
)


def _reason(kind: str, words: str) -> str:
    if kind == "fallback":
        return _FALLBACKS.get(words, words)
    return f"{_REASONS.get(kind, kind)}: {words}"


WHY = WhyWords(
    title=lambda number, title: f"Why {number}. {title}",
    category=lambda name, percent, by: f"Category: {name}, {percent}% sure, {by}.",
    by=lambda name: _BY.get(name, f"by {name}"),
    reasons="What spoke for it:",
    reason=_reason,
    no_reasons="No telling words were found.",
    card=f"It has a card. {_RULE}",
    listed_only=f"It is listed by title only. {_RULE}",
    no_text="It is listed without a summary: too little of its text could be had.",
    withdrawn="It is listed without a summary: its authors withdrew it.",
    edition=lambda day, number: f"Edition of {day}, number {number}.",
    late="It came late: an earlier day's list had it, but it was first seen for this edition.",
    seen="Where it was seen:",
    sighting=lambda name, day, seen: f"{source(name)}, list of {day}, read {seen}",
    votes=lambda votes: counted(votes, "vote"),
)

PAPERS = PaperWords(
    why=WHY,
    waiting="This paper is known, but no edition has it yet, so it has no card.",
    no_abstract="Its abstract is not at hand yet.",
    newest_button="Newest edition",
    why_button="Why this paper?",
    no_papers_of=lambda names, day: f"No papers on {names} in the edition of {day}.",
    whole_edition="Whole edition",
    none_today="There is no edition of today yet; this is the newest.",
    none_since=lambda day, reason: f"{day}: {reason}",
)
