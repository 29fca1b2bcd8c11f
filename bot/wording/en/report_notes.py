"""What readers must know about a conference report, in English."""

from bot.domain.card import Because
from bot.wording.english import counted
from bot.wording.shapes.report_notes import ReportNoteWords

_WHY: dict[Because, str] = {
    "outage": "The model could not be reached",
    "budget": "The day's token budget is spent",
    "gate": "The papers do not carry what the model wrote",
}


def _some_titles_only(count: int) -> str:
    return f"No abstract was at hand for {counted(count, 'paper')}: title and keywords only."


def _nothing_to_tell(count: int) -> str:
    of = f"{counted(count, 'paper')} {'has' if count == 1 else 'have'}"
    return f"{of} an abstract with nothing that could be told: title and keywords only."


def _not_by_model(because: Because, count: int, told: int) -> str:
    papers = "all papers are" if count == told else f"{counted(count, 'paper')} {'is' if count == 1 else 'are'}"
    return f"{_WHY[because]}: {papers} told in their own sentences, marked as excerpts."


REPORT_NOTES = ReportNoteWords(
    language="en",
    titles_only="The list has no abstracts: titles and keywords only, so nothing is summarised.",
    some_titles_only=_some_titles_only,
    nothing_to_tell=_nothing_to_tell,
    excerpts="Written without a model: every sentence below is the paper's own.",
    not_by_model=_not_by_model,
    arxiv_left=lambda count: (
        f"{counted(count, 'title')} not looked up on arXiv yet: run the same command once more, and it goes on there."
    ),
    arxiv_failed=lambda why: f"arXiv could not be asked for abstracts and links that the list lacks ({why}).",
)
