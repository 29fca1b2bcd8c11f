"""One table holds every setting: documentation, `jogan doctor --settings` and the checks are made from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from adapters.config import parse

PREFIX = "JOGAN_"
TESTS_ONLY = {"JOGAN_TEST_DATABASE_URL", "JOGAN_TEST_RECORD", "JOGAN_BENCH_DATA"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table: `parse` raises ValueError for what cannot be used, and `expected` says what can.

    `secret`: the value is never shown, not even where it cannot be used. `unset` is what it is where nothing is set.
    """

    name: str
    default: str
    meaning: str
    expected: str
    parse: Callable[[str], Any]
    secret: bool = False
    unset: Any = None


_TELEGRAM_TOKEN = r"[0-9]{3,20}:[A-Za-z0-9_-]{20,80}"  # noqa: S105 - a pattern
_DISCORD_TOKEN = r"[A-Za-z0-9_-]{10,100}\.[A-Za-z0-9_-]{4,20}\.[A-Za-z0-9_-]{20,100}"  # noqa: S105 - a pattern
_TELEGRAM_PLACE = r"@[A-Za-z][A-Za-z0-9_]{2,31}|-?[0-9]{1,19}(/[0-9]{1,10})?"
_DISCORD_PLACE = r"[0-9]{15,20}"
_PLATFORMS = ("telegram", "discord")

TABLE: tuple[Setting, ...] = (
    Setting("JOGAN_DATA_DIR", "", "where the database, the archive and the cache are kept; the user data folder of "
            "the system where it is not set", "a folder such as /var/lib/jogan", parse.path),
    Setting("JOGAN_DATABASE_URL", "", "the database; a SQLite file in the data folder where it is not set",
            "sqlite:////var/lib/jogan/jogan.db or postgresql://user@host/name", parse.database),
    Setting("JOGAN_LANGUAGES", "ko,en", "languages an edition is written in; the first for a chat whose own is unknown",
            "some of ko,en", parse.languages),
    Setting("JOGAN_TIMEZONE", "UTC", "time zone of a new chat", "a name of the IANA list such as Asia/Seoul",
            parse.zone),
    Setting("JOGAN_POST_TIME", "09:00", "post time of a new chat", "a time such as 09:00", parse.clock_time),
    Setting("JOGAN_CUT", "23:00", "when a day is closed (UTC); before 12:00 it closes the day before",
            "a time such as 23:00", parse.clock_time),
    Setting("JOGAN_SOURCES", "huggingface", "where papers are listed",
            "some of huggingface,arxiv,openreview,deeplearn,recorded:PATH", parse.sources),
    Setting("JOGAN_PAPERS", "40", "papers with a card in an edition; the rest are listed by title",
            "a whole number such as 40", parse.count),
    Setting("JOGAN_ARXIV_CATEGORIES", "cs.AI,cs.CL,cs.CV,cs.LG", "categories that the source arxiv lists",
            "categories such as cs.AI,cs.CL", parse.arxiv_categories),
    Setting("JOGAN_CATEGORIES_FILE", "", "a TOML file with your own categories; the built-in nine where it is not set",
            "a file such as categories.toml", parse.path),
    Setting("JOGAN_CHATS_FILE", "", "a TOML file that names channels and groups with what each gets",
            "a file such as chats.toml", parse.path),
    Setting("JOGAN_REPORT_LICENCE", "", "the line on the licence of your conference reports; none where it is not set",
            "a line such as © 2026 Lab, CC BY 4.0", parse.line, unset=""),
    Setting("JOGAN_SITE_URL", "", "the address under which the archive's site is served: for its feeds, and for "
            "links in posts", "an address such as https://papers.example.org", parse.site),
    Setting("JOGAN_HUGGINGFACE_URL", "https://huggingface.co", "the Hugging Face service or a mirror",
            "an address such as https://huggingface.co", parse.address),
    Setting("JOGAN_ARXIV_API_URL", "https://export.arxiv.org", "arXiv's query API or a mirror",
            "an address such as https://export.arxiv.org", parse.address),
    Setting("JOGAN_ARXIV_URL", "https://arxiv.org", "arXiv's pages or a mirror; a mirror named here also gives the "
            "daily feed", "an address such as https://arxiv.org", parse.address),
    Setting("JOGAN_ARXIV_FEED_URL", "https://rss.arxiv.org", "arXiv's daily feed or a mirror",
            "an address such as https://rss.arxiv.org", parse.address),
    Setting("JOGAN_OPENREVIEW_URL", "https://api2.openreview.net", "OpenReview's API or a mirror; one named here is "
            "asked for older venues too", "an address such as https://api2.openreview.net", parse.address),
    Setting("JOGAN_OPENREVIEW_TOKEN", "", "a token of your account at OpenReview, which shows whole venues only to who "
            "signs in", "a token as OpenReview's API gives it to who logs in", parse.key, secret=True),
    Setting("JOGAN_OPENREVIEW_VENUES", "", "venues that the source openreview lists",
            "venues as in OpenReview's addresses, such as ICLR.cc/2026/Conference,TMLR", parse.venues, unset=()),
    Setting("JOGAN_DEEPLEARN_URL", "https://deeplearn.org", "Deep Learning Monitor, whose hot papers the source "
            "deeplearn lists, or a mirror", "an address such as https://deeplearn.org", parse.address),
    Setting("JOGAN_TELEGRAM_TOKEN", "", "the token of your Telegram bot, from @BotFather; several make several bots",
            "a token such as 123456789:AA…, as @BotFather gave it", parse.tokens(_TELEGRAM_TOKEN),
            secret=True, unset=()),
    Setting("JOGAN_TELEGRAM_API_URL", "https://api.telegram.org", "the Bot API, or a server of your own",
            "an address such as https://api.telegram.org", parse.address),
    Setting("JOGAN_TELEGRAM_CHANNELS", "", "channels and groups that get posts, in short; the chats file says more",
            "names or ids with categories, such as @lab=LLM,Computer Vision;-1001234567890=all",
            parse.places(_TELEGRAM_PLACE), unset=()),
    Setting("JOGAN_TELEGRAM_WEBHOOK_URL", "", "where Telegram calls us; we ask Telegram where it is not set",
            "a public address such as https://bot.example.org/telegram", parse.public_address),
    Setting("JOGAN_TELEGRAM_WEBHOOK_SECRET", "", "what Telegram shows when it calls; without it no webhook opens",
            "32 to 256 of A-Z a-z 0-9 _ -, such as `openssl rand -hex 32` gives", parse.webhook_secret, secret=True),
    Setting("JOGAN_TELEGRAM_WEBHOOK_PORT", "8443", "the port on loopback that your proxy hands the calls to",
            "a port such as 8443", parse.port),
    Setting("JOGAN_TELEGRAM_RATE", "23", "posts a second of each Telegram bot; above 30 they are "
            "Telegram's paid broadcasts",
            "a number such as 23", parse.rate),
    Setting("JOGAN_TELEGRAM_UNSURE", "resend", "a post of which Telegram did not say whether it arrived: sent once "
            "more, marked so, or held until `jogan deliveries retry`", "resend or hold", parse.unsure),
    Setting("JOGAN_DISCORD_TOKEN", "", "the token of your Discord bot; several make several bots",
            "the token of the portal's page Bot, without the word Bot before it", parse.tokens(_DISCORD_TOKEN),
            secret=True, unset=()),
    Setting("JOGAN_DISCORD_API_URL", "https://discord.com/api/v10", "Discord's API or a proxy",
            "an address such as https://discord.com/api/v10", parse.address),
    Setting("JOGAN_DISCORD_GATEWAY_URL", "wss://gateway.discord.gg", "Discord's gateway or a proxy",
            "an address such as wss://gateway.discord.gg", parse.gateway),
    Setting("JOGAN_DISCORD_CHANNELS", "", "channels and forums that get posts, in short; the chats file says more",
            "ids with categories, such as 1100000000000000001=LLM,Multimodal;1100000000000000002",
            parse.places(_DISCORD_PLACE), unset=()),
    Setting("JOGAN_DISCORD_SHARDS", "", "connections to Discord's gateway; one where it is not set",
            "auto, or a number such as 2", parse.shards),
    Setting("JOGAN_DISCORD_RATE", "30", "posts a second of each Discord bot; Discord's own limits hold besides",
            "a number such as 30", parse.rate),
    Setting("JOGAN_REPLY_RATE", "5", "answers a second of each bot, beside its posts: nobody waits behind a broadcast",
            "a number such as 5", parse.rate),
    Setting("JOGAN_MODEL", "", "the model that writes; where it is not set, texts are taken from the papers "
            "and nobody is asked", "a name as its service lists it, such as gpt-4.1-mini or qwen2.5:32b", parse.model),
    Setting("OPENAI_API_KEY", "", "the key of the model's service; a server of your own may need none",
            "a key on one line, as the service gave it", parse.key, secret=True),
    Setting("OPENAI_BASE_URL", "", "the service of the model, which may be any that speaks OpenAI's chat completions; "
            "OpenAI where it is not set", "an address such as http://127.0.0.1:11434/v1", parse.address,
            unset="https://api.openai.com/v1"),
    Setting("OPENAI_ORGANIZATION", "", "the organisation that OpenAI counts for", "an id such as org-AbC123",
            parse.model),
    Setting("JOGAN_MODEL_CALLS", "", "questions to a model at once; fewer by itself where they are too many; 16, begun "
            "with 4, where it is not set", "a whole number such as 16", parse.count),
    Setting("JOGAN_MODEL_SECONDS", "60", "seconds that a model may take for one question; a card has 2,000 tokens, for "
            "which a server of your own may need more", "a number from 1 to 600, such as 180", parse.patience),
    Setting("JOGAN_FALLBACK_MODEL", "", "a model that is asked where the first one cannot answer",
            "a name as its service lists it, such as gpt-4.1-mini or qwen2.5:32b", parse.model),
    Setting("JOGAN_FALLBACK_API_KEY", "", "the key of that model's service; the first key is sent to no other address",
            "a key on one line, as the service gave it", parse.key, secret=True),
    Setting("JOGAN_FALLBACK_URL", "", "the service of that model; the first one's where it is not set",
            "an address such as https://openrouter.ai/api/v1", parse.address),
    Setting("JOGAN_VOTE_MODEL", "", "a model at the first one's address that votes on every sentence; it can only "
            "stop one", "a name as its service lists it, such as gpt-4.1-mini or qwen2.5:32b", parse.model),
    Setting("JOGAN_PRICE_INPUT", "", "money for a million tokens that a model reads, for forecasts",
            "a number such as 0.4", parse.price),
    Setting("JOGAN_PRICE_OUTPUT", "", "money for a million tokens that a model writes, for forecasts",
            "a number such as 1.6", parse.price),
    Setting("JOGAN_DAILY_TOKENS", "2000000", "tokens a day for everybody together; then texts are taken from the "
            "papers", "a whole number such as 2000000", parse.count),
    Setting("JOGAN_CHAT_DAILY_TOKENS", "100000", "tokens a day for one chat", "a whole number such as 100000",
            parse.count),
    Setting("JOGAN_QUESTIONS_A_MINUTE", "5", "questions about papers that one person may ask in a minute",
            "a whole number such as 5", parse.count),
    Setting("JOGAN_QUESTIONS_A_DAY", "40", "questions about papers that one person may ask in a day",
            "a whole number such as 40", parse.count),
    Setting("JOGAN_ANSWER_SECONDS", "20", "seconds until a question is answered as far as the answer came",
            "a number from 1 to 600, such as 20", parse.patience),
    Setting("JOGAN_OPERATORS", "", "people who see how the whole service is (/status), and are told what needs them",
            "people by number, such as telegram:123456789,discord:110000000000000001", parse.people(_PLATFORMS),
            unset=frozenset()),
    Setting("JOGAN_CONTACT", "", "an address of yours that sources see in the user agent",
            "an e-mail or web address such as me@example.org", parse.contact, unset=""),
    Setting("JOGAN_METRICS_PORT", "", "the port on loopback of `/metrics`, `/healthz` and `/readyz`; none where it is "
            "not set", "a port such as 9464", parse.port),
    Setting("JOGAN_LOG", "info", "how much is logged to stderr", "debug, info, warning or error", parse.level),
)  # fmt: skip
