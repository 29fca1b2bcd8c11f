"""English: asking about papers from menus, forms and threads."""

from bot.wording.shapes.chat_asking import AskingWords, OptionWords

ASKING = AskingWords(
    menu="Ask about this paper",
    form="Ask about a paper",
    question="Your question",
    example="Why is it faster?",
    open_one="Open a paper…",
    choose="Which paper do you want to ask about?",
    not_ours="This message shows no papers of mine. Papers: /digest",
    thread=lambda title: f"Questions: {title}",
    hint=(
        "Ask about this paper here. I read only messages that mention me or reply to me with a ping; "
        "/ask works too. I do not see anything else that is written here."
    ),
    answered=lambda thread: f"The answer is in {thread}.",
    options={
        "category": OptionWords("category", "A category, or all"),
        "paper": OptionWords("paper", "A number, or an arXiv id"),
        "question": OptionWords("question", "What you want to know"),
        "time": OptionWords("time", "A time such as 07:30"),
        "zone": OptionWords("zone", "A time zone such as Asia/Seoul"),
        "language": OptionWords("language", "The language to read in"),
        "days": OptionWords("days", "Days such as mon-fri"),
        "date": OptionWords("date", "A date such as 2024-07-16"),
        "report": OptionWords("report", "A report's name, and a chapter of it"),
        "state": OptionWords("state", "What it is to be"),
    },
)
