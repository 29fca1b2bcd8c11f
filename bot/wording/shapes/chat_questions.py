"""What is said around questions and their answers in a chat; an answer's own words are in bot.wording.shapes.answer."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepWords:
    """Signs of life, by bot.questions.asking.Kind."""

    first: str
    """Before anything is read."""
    reading: str
    searching: str
    asking: str
    checking: str
    waiting: Callable[[int], str]
    """So many questions of this chat come first."""


@dataclass(frozen=True, slots=True)
class ReportWords:
    """A reader says that an answer is wrong, and an operator decides."""

    thanks: str
    known: str
    """It was reported before."""
    told: Callable[[int], str]
    """To operators, over the papers and the question: the answer's number, and what it stands on."""
    none: str
    """To operators: nothing waits."""
    reaches: Callable[[int, int, str], str]
    """To the operator who agreed: in how many chats the answer stands, and the line that withdraws it there."""
    withdrawn: Callable[[int, bool], str]
    """To the operator who agreed; whether the message could be changed."""
    kept: Callable[[int], str]
    """To the operator who did not agree."""
    instead: str
    """Stands in the place of an answer that was withdrawn."""
    withdraw_button: str
    keep_button: str


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """Around questions."""

    how: str
    """How to ask, with an example."""
    what: Callable[[str], str]
    """A paper (as a command takes it) without a question."""
    which: Callable[[str], str]
    """Words that may mean several papers."""
    which_one: str
    """No paper is named."""
    gone: str
    """A paper was chosen for a question that waits no more."""
    cut: Callable[[int], str]
    """Only so many characters of the question were read."""
    again: Callable[[str], str]
    """The same question was answered before, then."""
    minute: Callable[[int, int], str]
    """So many questions a minute; seconds until the next."""
    day: Callable[[int, str], str]
    """So many questions a day; the moment of the next."""
    crowded: Callable[[int], str]
    """So many questions of this chat wait already."""
    unreachable: str
    """The paper is not kept, and where it could be found nobody answers."""
    cut_off: str
    """The process ended while it answered."""
    ask_button: str
    evidence_button: str
    passages_button: str
    wrong_button: str
    evidence: str
    no_evidence: str
    passages: Callable[[int, int], str]
    """Which of the nearest passages are shown: from, to."""
    no_passages: str
    no_answer: str
    """There is no answer of that number here."""
    steps: StepWords
    report: ReportWords
