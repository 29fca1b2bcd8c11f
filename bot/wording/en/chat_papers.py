"""English: what is said around editions and papers in a chat."""

from bot.wording.english import counted
from bot.wording.shapes.chat_papers import PaperWords, WhyWords

_BY = {"rules": "by rules over title and abstract", "weights": "by trained weights over title and abstract"}

WHY = WhyWords(
    title=lambda number, title: f"Why {number}. {title}",
    category=lambda name, percent, by: f"Category: {name}, {percent} % sure, {by}.",
    by=lambda name: _BY.get(name, f"by {name}"),
    reasons="What spoke for it:",
    no_reasons="No word spoke for another category.",
    card="It has a card. Cards go by votes, then sightings, then balance of categories.",
    listed_only="It is listed by title only: others had more votes or were seen more often.",
    no_text="It is listed without a summary: there was not enough of its own text.",
    withdrawn="It is listed without a summary: its authors withdrew it.",
    edition=lambda day, number: f"Edition of {day}, number {number}.",
    late="It came late: an earlier list had it, and it was first seen for this edition.",
    seen="Where it was seen:",
    sighting=lambda source, day, seen: f"{source}, list of {day}, read {seen}",
    votes=lambda votes: counted(votes, "vote"),
)

PAPERS = PaperWords(
    why=WHY,
    waiting="This paper is known and in no edition yet, so it has no card.",
    no_abstract="Its abstract is not at hand.",
    newest_button="Newest edition",
    why_button="Why this paper?",
    read_day=lambda day: f"Edition of {day}",
    no_papers_of=lambda names, day: f"No papers on {names} in the edition of {day}.",
    whole_edition="Whole edition",
)
