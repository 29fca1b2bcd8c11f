"""English: around questions and their answers in a chat."""

from bot.wording.english import counted
from bot.wording.shapes.chat_questions import QuestionWords, ReportWords, StepWords

STEPS = StepWords(
    first="Looking it up …",
    reading="Reading the paper …",
    searching="Looking for the passages …",
    asking="Writing the answer …",
    checking="Checking every sentence against the paper …",
    waiting=lambda before: f"{counted(before, 'question')} of this chat first …",
)

REPORT = ReportWords(
    thanks="Thank you. The operator decides whether this answer is withdrawn. To ask again: /ask",
    known="This answer was reported before. The operator looks at it. Ask again: /ask",
    told=lambda number: f"A reader says that answer {number} is wrong. What it stands on: /evidence {number}",
    none="No reported answer waits. Everything else: /status",
    reaches=lambda number, chats, action: (
        f"Answer {number} stands in several chats ({chats}). To withdraw it in all, within ten minutes: {action}"
    ),
    withdrawn=lambda number, changed: (
        f"Answer {number} is withdrawn"
        + (", and its message says so." if changed else ". Its message could not be changed.")
        + " More: /wrong"
    ),
    kept=lambda number: f"Answer {number} stays as it is. More: /wrong",
    instead="This answer was withdrawn: a reader reported it, and it was wrong. Ask again: /ask",
    withdraw_button="It is wrong: withdraw it",
    keep_button="It is right: keep it",
)

QUESTIONS = QuestionWords(
    how="Write the number of a paper and your question. Example: /ask 1 What data was it trained on?",
    what=lambda paper: f"What do you want to know? Example: /ask {paper} What data was it trained on?",
    which=lambda words: f"“{words}” may be one of several papers. Which one do you mean?",
    which_one="Which paper is your question about? Choose one, or write its number: /ask 1 What is new?",
    gone="I no longer have that question. Please write it again, with the paper's number: /ask 1 What is new?",
    cut=lambda most: f"Your question is long: only its first {most:,} characters were read.",
    again=lambda moment: f"The same question was answered on {moment}; this is that answer.",
    minute=lambda most, seconds: (
        f"{counted(most, 'question')} a minute is the limit for one person here. "
        f"You can ask again in {counted(seconds, 'second')}. Reading has no limit: /digest"
    ),
    day=lambda most, moment: (
        f"{counted(most, 'question')} a day is the limit for one person here. You can ask again from {moment}. "
        "Reading has no limit: /digest"
    ),
    crowded=lambda waiting: (
        f"{counted(waiting, 'question')} of this chat wait for their answers already. "
        "Please ask again in a minute. Reading goes on meanwhile: /digest"
    ),
    unreachable="That paper is not listed here, and arXiv does not answer just now. Ask again in a few minutes: /ask",
    cut_off="I was interrupted before I could answer your question. Please ask it again: /ask",
    ask_button="Ask",
    evidence_button="Evidence",
    passages_button="More passages",
    wrong_button="Report as wrong",
    evidence="What the answer stands on",
    no_evidence="This answer has no sentences with quotes: it shows passages of the paper. A new question: /ask",
    passages=lambda first, last: f"Nearest passages, {first} to {last}",
    no_passages="There are no more passages. A new question: /ask",
    no_answer="There is no such answer in this chat, or it is no longer kept. A new question: /ask",
    steps=STEPS,
    report=REPORT,
)
