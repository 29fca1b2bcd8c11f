"""English: the one-line help of every command."""

from bot.wording.shapes.chat_commands import CommandHelp, CommandWords

COMMANDS = CommandWords(
    start=CommandHelp("/start", "/start", "what this is and where to begin"),
    help=CommandHelp("/help", "/help", "this list"),
    settings=CommandHelp("/settings", "/settings", "all settings on one page"),
    subscribe=CommandHelp("/subscribe CATEGORY…", "/subscribe LLM", "get a category every day"),
    unsubscribe=CommandHelp("/unsubscribe [CATEGORY…]", "/unsubscribe LLM", "stop getting it"),
    categories=CommandHelp("/categories", "/categories", "what there is to subscribe to"),
    subscriptions=CommandHelp("/subscriptions", "/subscriptions", "what you get, and when"),
    digest=CommandHelp("/digest [CATEGORY] [DATE]", "/digest", "read the newest edition, or that of a date"),
    paper=CommandHelp("/paper N or ARXIV-ID", "/paper 1", "a paper's card, with the quotes behind each sentence"),
    why=CommandHelp("/why N or ARXIV-ID", "/why 1", "why a paper is listed, and why in its category"),
    language=CommandHelp("/language ko|en", "/language ko", "the language of this chat"),
    time=CommandHelp("/time HH:MM", "/time 07:30", "the time of day it comes"),
    timezone=CommandHelp("/timezone ZONE", "/timezone Asia/Seoul", "the time zone you live in"),
    days=CommandHelp("/days DAYS", "/days mon-fri", "the days it comes"),
    weekly=CommandHelp("/weekly on|off", "/weekly on", "one post a week"),
    length=CommandHelp("/length brief|full", "/length full", "short posts or whole cards"),
    notices=CommandHelp("/notices on|off", "/notices on", "one line with the reason on days without papers"),
    pause=CommandHelp("/pause", "/pause", "no posts until /resume"),
    resume=CommandHelp("/resume", "/resume", "posts again, with what you missed"),
    status=CommandHelp("/status", "/status", "the next post, the last edition, the sources"),
    stop=CommandHelp("/stop", "/stop", "the ways to stop"),
    forget=CommandHelp("/forget", "/forget", "erase everything kept about this chat, at once"),
    ask=CommandHelp("/ask N QUESTION", "/ask 1 What is new?", "a question about a paper"),
    report=CommandHelp("/report", "/report", "a conference report"),
    save=CommandHelp("/save N", "/save 1", "keep a paper"),
    saved=CommandHelp("/saved", "/saved", "papers you kept"),
    search=CommandHelp("/search WORDS", "/search distillation", "search papers"),
    follow=CommandHelp("/follow NAME", "/follow Hinton", "follow an author"),
)
