"""Settings: every one read, nonsense refused with an example, unknown names refused with the nearest."""

from datetime import time
from pathlib import Path

import pytest

from adapters.config import (
    PREFIX,
    TABLE,
    NamedPlace,
    Secret,
    chosen,
    read,
    terminal_language,
    user_name,
)
from bot.errors import BadFile, BadSetting, UnknownSetting

TELEGRAM = "123456789:" + "AbCdEfGh_-" * 3 + "12345"
DISCORD = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.GAbCde." + "AbCdEfGh_-" * 3 + "12345678"
PASSWORD = "0123456789abcdef" * 2
KEY = "sk-proj-" + "AbCdEfGh_-" * 3
CHANGED = {
    "JOGAN_DATA_DIR": ("/srv/jogan", "data_dir", Path("/srv/jogan")),
    "JOGAN_DATABASE_URL": ("postgresql://me@db/jogan", "database_url", "postgresql://me@db/jogan"),
    "JOGAN_LANGUAGES": ("en", "languages", ("en",)),
    "JOGAN_TIMEZONE": ("Asia/Seoul", "timezone", "Asia/Seoul"),
    "JOGAN_POST_TIME": ("7:30", "post_time", time(7, 30)),
    "JOGAN_CUT": ("02:45", "cut", time(2, 45)),
    "JOGAN_SOURCES": (
        "huggingface,deeplearn,recorded:/days",
        "sources",
        ("huggingface", "deeplearn", "recorded:/days"),
    ),
    "JOGAN_PAPERS": ("12", "papers", 12),
    "JOGAN_ARXIV_CATEGORIES": ("cs.RO,hep-th", "arxiv_categories", ("cs.RO", "hep-th")),
    "JOGAN_CATEGORIES_FILE": ("mine.toml", "categories_file", Path("mine.toml")),
    "JOGAN_HUGGINGFACE_URL": ("http://127.0.0.1:9/", "huggingface_url", "http://127.0.0.1:9"),
    "JOGAN_ARXIV_API_URL": ("http://127.0.0.1:9/api", "arxiv_api_url", "http://127.0.0.1:9/api"),
    "JOGAN_ARXIV_URL": ("https://mirror.example", "arxiv_url", "https://mirror.example"),
    "JOGAN_ARXIV_FEED_URL": ("https://feed.example", "arxiv_feed_url", "https://feed.example"),
    "JOGAN_OPENREVIEW_URL": ("http://127.0.0.1:9/", "openreview_url", "http://127.0.0.1:9"),
    "JOGAN_OPENREVIEW_TOKEN": ("eyJ.abc.def", "openreview_token", Secret("eyJ.abc.def")),
    "JOGAN_OPENREVIEW_VENUES": (
        "ICLR.cc/2026/Conference, /TMLR/,ICLR.cc/2026/Conference",
        "openreview_venues",
        ("ICLR.cc/2026/Conference", "TMLR"),
    ),
    "JOGAN_DEEPLEARN_URL": ("https://mirror.example", "deeplearn_url", "https://mirror.example"),
    "JOGAN_REPORT_LICENCE": ("© 2026 연구실, CC BY 4.0", "report_licence", "© 2026 연구실, CC BY 4.0"),
    "JOGAN_SITE_URL": ("https://papers.example.org/jogan/", "site_url", "https://papers.example.org/jogan"),
    "JOGAN_CHATS_FILE": ("chats.toml", "chats_file", Path("chats.toml")),
    "JOGAN_TELEGRAM_TOKEN": (f"{TELEGRAM}, {TELEGRAM}9", "telegram_token", (Secret(TELEGRAM), Secret(f"{TELEGRAM}9"))),
    "JOGAN_TELEGRAM_API_URL": ("http://127.0.0.1:8081/", "telegram_api_url", "http://127.0.0.1:8081"),
    "JOGAN_TELEGRAM_CHANNELS": (
        "@lab = LLM, Computer Vision; -1001234567890/45=all;@all_of_it;",
        "telegram_channels",
        (
            NamedPlace("@lab", ("LLM", "Computer Vision")),
            NamedPlace("-1001234567890/45", ("all",)),
            NamedPlace("@all_of_it"),
        ),
    ),
    "JOGAN_TELEGRAM_WEBHOOK_URL": ("https://bot.example.org/t/", "telegram_webhook_url", "https://bot.example.org/t"),
    "JOGAN_TELEGRAM_WEBHOOK_SECRET": (PASSWORD, "telegram_webhook_secret", Secret(PASSWORD)),
    "JOGAN_TELEGRAM_WEBHOOK_PORT": ("9000", "telegram_webhook_port", 9000),
    "JOGAN_DISCORD_TOKEN": (DISCORD, "discord_token", (Secret(DISCORD),)),
    "JOGAN_DISCORD_API_URL": ("http://127.0.0.1:9/api/v10", "discord_api_url", "http://127.0.0.1:9/api/v10"),
    "JOGAN_DISCORD_GATEWAY_URL": ("ws://127.0.0.1:9/gateway/", "discord_gateway_url", "ws://127.0.0.1:9/gateway/"),
    "JOGAN_DISCORD_CHANNELS": (
        "1100000000000000001=LLM;1100000000000000002",
        "discord_channels",
        (NamedPlace("1100000000000000001", ("LLM",)), NamedPlace("1100000000000000002")),
    ),
    "JOGAN_DISCORD_SHARDS": ("AUTO", "discord_shards", "auto"),
    "JOGAN_TELEGRAM_RATE": ("1000", "telegram_rate", 1000.0),
    "JOGAN_TELEGRAM_UNSURE": ("Hold", "telegram_unsure", "hold"),
    "JOGAN_DISCORD_RATE": ("12.5", "discord_rate", 12.5),
    "JOGAN_REPLY_RATE": ("8", "reply_rate", 8.0),
    "JOGAN_MODEL": ("qwen2.5:32b", "model", "qwen2.5:32b"),
    "OPENAI_API_KEY": (KEY, "openai_api_key", Secret(KEY)),
    "OPENAI_BASE_URL": ("http://127.0.0.1:11434/v1/", "openai_base_url", "http://127.0.0.1:11434/v1"),
    "OPENAI_ORGANIZATION": ("org-AbC123", "openai_organization", "org-AbC123"),
    "JOGAN_MODEL_CALLS": ("4", "model_calls", 4),
    "JOGAN_MODEL_SECONDS": ("180", "model_seconds", 180.0),
    "JOGAN_FALLBACK_MODEL": (
        "meta-llama/Llama-3.3-70B-Instruct",
        "fallback_model",
        "meta-llama/Llama-3.3-70B-Instruct",
    ),
    "JOGAN_FALLBACK_API_KEY": (KEY, "fallback_api_key", Secret(KEY)),
    "JOGAN_FALLBACK_URL": ("https://openrouter.ai/api/v1", "fallback_url", "https://openrouter.ai/api/v1"),
    "JOGAN_VOTE_MODEL": ("gpt-4.1", "vote_model", "gpt-4.1"),
    "JOGAN_PRICE_INPUT": ("0.40", "price_input", 0.4),
    "JOGAN_PRICE_OUTPUT": ("1.6", "price_output", 1.6),
    "JOGAN_DAILY_TOKENS": ("500000", "daily_tokens", 500_000),
    "JOGAN_CHAT_DAILY_TOKENS": ("20000", "chat_daily_tokens", 20_000),
    "JOGAN_QUESTIONS_A_MINUTE": ("2", "questions_a_minute", 2),
    "JOGAN_QUESTIONS_A_DAY": ("10", "questions_a_day", 10),
    "JOGAN_ANSWER_SECONDS": ("45.5", "answer_seconds", 45.5),
    "JOGAN_OPERATORS": ("telegram:12,discord:34", "operators", frozenset({"telegram:12", "discord:34"})),
    "JOGAN_CONTACT": ("me@example.org", "contact", "me@example.org"),
    "JOGAN_METRICS_PORT": ("9464", "metrics_port", 9464),
    "JOGAN_LOG": ("DEBUG", "log", "debug"),
}

NONSENSE = {
    "JOGAN_DATABASE_URL": "mysql://x",
    "JOGAN_LANGUAGES": "ko,de",
    "JOGAN_TIMEZONE": "Seoul/Asia",
    "JOGAN_POST_TIME": "nine",
    "JOGAN_CUT": "24:30",
    "JOGAN_SOURCES": "twitter",
    "JOGAN_PAPERS": "0",
    "JOGAN_ARXIV_CATEGORIES": "cs/AI",
    "JOGAN_HUGGINGFACE_URL": "ftp://x",
    "JOGAN_ARXIV_API_URL": "export.arxiv.org",
    "JOGAN_ARXIV_URL": "https://user@host",
    "JOGAN_ARXIV_FEED_URL": "https://",
    "JOGAN_OPENREVIEW_URL": "api2.openreview.net",
    "JOGAN_OPENREVIEW_VENUES": "NeurIPS 2023",
    "JOGAN_DEEPLEARN_URL": "deeplearn.org",
    "JOGAN_TELEGRAM_API_URL": "api.telegram.org",
    "JOGAN_TELEGRAM_CHANNELS": "lab=LLM",
    "JOGAN_TELEGRAM_WEBHOOK_URL": "http://bot.example.org",
    "JOGAN_TELEGRAM_WEBHOOK_PORT": "70000",
    "JOGAN_DISCORD_API_URL": "discord.com",
    "JOGAN_DISCORD_GATEWAY_URL": "https://gateway.discord.gg",
    "JOGAN_DISCORD_CHANNELS": "#papers=LLM",
    "JOGAN_DISCORD_SHARDS": "many",
    "JOGAN_TELEGRAM_RATE": "nan",
    "JOGAN_TELEGRAM_UNSURE": "maybe",
    "JOGAN_DISCORD_RATE": "0",
    "JOGAN_REPLY_RATE": "1001",
    "JOGAN_MODEL": "gpt 4",
    "OPENAI_BASE_URL": "127.0.0.1:11434/v1",
    "OPENAI_ORGANIZATION": "my organisation",
    "JOGAN_MODEL_CALLS": "0",
    "JOGAN_MODEL_SECONDS": "0.5",
    "JOGAN_FALLBACK_MODEL": "모델",
    "JOGAN_FALLBACK_URL": "openrouter.ai/api",
    "JOGAN_VOTE_MODEL": "a\nb",
    "JOGAN_PRICE_INPUT": "-1",
    "JOGAN_PRICE_OUTPUT": "nan",
    "JOGAN_DAILY_TOKENS": "2 million",
    "JOGAN_CHAT_DAILY_TOKENS": "0",
    "JOGAN_QUESTIONS_A_MINUTE": "0",
    "JOGAN_QUESTIONS_A_DAY": "many",
    "JOGAN_ANSWER_SECONDS": "nan",
    "JOGAN_OPERATORS": "telegram:mina",
    "JOGAN_LOG": "loud",
    "JOGAN_CONTACT": "홍길동",
    "JOGAN_METRICS_PORT": "0",
}


def test_every_setting_of_the_table_has_a_case_here() -> None:
    assert {row.name for row in TABLE} == set(CHANGED)


SECRET_NONSENSE = {
    "JOGAN_TELEGRAM_TOKEN": f"bot{TELEGRAM}",
    "JOGAN_DISCORD_TOKEN": f"Bot {DISCORD}",
    "JOGAN_TELEGRAM_WEBHOOK_SECRET": "easily-guessed",
    "OPENAI_API_KEY": f"{KEY}\n{KEY}",
    "JOGAN_FALLBACK_API_KEY": f"Bearer {KEY}",
    "JOGAN_OPENREVIEW_TOKEN": f"Bearer {KEY}",
}


def test_every_secret_of_the_table_has_a_case_here() -> None:
    assert {row.name for row in TABLE if row.secret} == set(SECRET_NONSENSE)


@pytest.mark.parametrize("name", SECRET_NONSENSE)
def test_a_secret_that_cannot_be_used_is_not_shown(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadSetting) as refused:
        read({name: SECRET_NONSENSE[name]}, tmp_path)
    expected = next(row.expected for row in TABLE if row.name == name)
    assert str(refused.value) == f"{name}='***' cannot be used: expected {expected}."
    assert SECRET_NONSENSE[name] not in repr(vars(refused.value))


def test_settings_are_printed_without_their_secrets(tmp_path: Path) -> None:
    given = {
        "JOGAN_TELEGRAM_TOKEN": TELEGRAM,
        "JOGAN_DISCORD_TOKEN": DISCORD,
        "JOGAN_TELEGRAM_WEBHOOK_SECRET": PASSWORD,
        "JOGAN_DATABASE_URL": "postgresql://me:hidden@db/jogan",
        "OPENAI_API_KEY": KEY,
        "JOGAN_FALLBACK_API_KEY": f"{KEY}2",
    }
    config = read(given, tmp_path)
    shown = f"{config!r} {config} {config.telegram_token[0]:>9} {config.telegram_token[0]}"
    assert not any(secret in shown for secret in (TELEGRAM, DISCORD, PASSWORD, KEY, "hidden"))
    assert {secret.reveal() for secret in config.secrets} == {TELEGRAM, DISCORD, PASSWORD, KEY, f"{KEY}2"}


def test_the_password_of_a_database_that_cannot_be_used_is_not_shown(tmp_path: Path) -> None:
    with pytest.raises(BadSetting) as refused:
        read({"JOGAN_DATABASE_URL": "mysql://me:hidden@db/jogan"}, tmp_path)
    assert "hidden" not in str(refused.value)
    assert "mysql://me:***@db/jogan" in str(refused.value)


def test_tokens_may_stand_in_a_file_on_lines(tmp_path: Path) -> None:
    (tmp_path / "tokens").write_text(f"{TELEGRAM}\n{TELEGRAM}8\n", encoding="utf-8")
    config = read({"JOGAN_TELEGRAM_TOKEN_FILE": str(tmp_path / "tokens")}, tmp_path)
    assert [token.reveal() for token in config.telegram_token] == [TELEGRAM, f"{TELEGRAM}8"]


@pytest.mark.parametrize("places", ["@lab=", "@lab;@LAB", "@x", ";", "@lab=LLM;;=LLM", "@lab|LLM"])
def test_channels_that_are_none_are_refused(places: str, tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="@lab=LLM,Computer Vision"):
        read({"JOGAN_TELEGRAM_CHANNELS": places}, tmp_path)


def test_nothing_set_gives_the_documented_defaults(tmp_path: Path) -> None:
    config = read({}, tmp_path)
    assert (config.languages, config.timezone, config.post_time, config.cut) == (
        ("ko", "en"),
        "UTC",
        time(9),
        time(23),
    )
    assert config.sources == ("huggingface",)
    assert config.papers == 40
    assert config.named == frozenset()
    assert config.data_dir.name == "jogan"


@pytest.mark.parametrize("name", CHANGED)
def test_each_setting_is_read(name: str, tmp_path: Path) -> None:
    text, field, value = CHANGED[name]
    config = read({name: text}, tmp_path)
    assert getattr(config, field) == value
    assert config.named == {name}


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_refused_with_an_example(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadSetting) as refused:
        read({name: NONSENSE[name]}, tmp_path)
    expected = next(row.expected for row in TABLE if row.name == name)
    assert str(refused.value) == f"{name}={NONSENSE[name]!r} cannot be used: expected {expected}."


@pytest.mark.parametrize("name", [name for name, value in ((row.name, row.default) for row in TABLE) if value])
def test_each_default_is_a_value_that_can_be_set(name: str, tmp_path: Path) -> None:
    default = next(row.default for row in TABLE if row.name == name)
    assert read({name: default}, tmp_path).named == {name}


@pytest.mark.parametrize("name", [row.name for row in TABLE if row.name.startswith(PREFIX)])
def test_one_wrong_letter_is_refused_with_the_nearest_name(name: str, tmp_path: Path) -> None:
    wrong = name[:-1] + "Q"
    with pytest.raises(UnknownSetting) as refused:
        read({wrong: "x"}, tmp_path)
    assert refused.value.nearest is not None
    assert refused.value.nearest in str(refused.value)


def test_a_name_far_from_all_says_where_the_list_is(tmp_path: Path) -> None:
    with pytest.raises(UnknownSetting, match="jogan doctor --settings"):
        read({"JOGAN_ZZZZZZZZZZZZZZZZZZ": "1"}, tmp_path)


def test_an_empty_value_counts_as_not_set(tmp_path: Path) -> None:
    assert read({"JOGAN_CUT": " "}, tmp_path).cut == time(23)


def test_env_file_is_read_and_the_environment_wins(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("JOGAN_PAPERS=5\nJOGAN_CUT=02:45\nOTHER=1\n", encoding="utf-8")
    config = read({"JOGAN_PAPERS": "6"}, tmp_path)
    assert (config.papers, config.cut) == (6, time(2, 45))


def test_an_env_file_that_is_no_text_gets_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfe\x00JOGAN")
    with pytest.raises(BadFile, match=r"\.env: cannot be read"):
        read({}, tmp_path)


def test_a_line_of_an_env_file_that_says_nothing_is_refused_and_shown(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("JOGAN_PAPERS=4\nthis is ; broken\n", encoding="utf-8")
    with pytest.raises(BadFile, match=r"line 'this is ; broken' cannot be read: write NAME=VALUE"):
        read({}, tmp_path)


def test_what_stands_after_a_name_in_such_a_line_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"JOGAN TELEGRAM TOKEN={TELEGRAM}\n", encoding="utf-8")
    with pytest.raises(BadFile, match=r"line 'JOGAN TELEGRAM TOKEN=\*\*\*' cannot be read") as refused:
        read({}, tmp_path)
    assert TELEGRAM not in str(refused.value)


@pytest.mark.parametrize("contact", ["me\r\nX-Evil: 1", "a\x00b", "tab\there"])
def test_a_contact_cannot_leave_its_header(contact: str, tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"me@example\.org"):
        read({"JOGAN_CONTACT": contact}, tmp_path)


def test_a_value_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "contact").write_text("me@example.org\n", encoding="utf-8")
    config = read({"JOGAN_CONTACT_FILE": str(tmp_path / "contact")}, tmp_path)
    assert config.contact == "me@example.org"


def test_a_missing_file_of_a_value_is_told_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="JOGAN_CONTACT_FILE"):
        read({"JOGAN_CONTACT_FILE": str(tmp_path / "none")}, tmp_path)


def test_an_empty_file_is_not_set_nor_counted_as_set(tmp_path: Path) -> None:
    """As in containers, where every secret has a file: the log tells the names of settings that are set."""
    (tmp_path / "feed").write_text("\n")
    read_so = read({"JOGAN_ARXIV_FEED_URL_FILE": str(tmp_path / "feed"), "JOGAN_ARXIV_URL": "https://m.org"}, tmp_path)
    assert read_so.named == {"JOGAN_ARXIV_URL"}
    assert read_so.arxiv_feed_url == "https://m.org"


def test_a_mirror_of_arxiv_gives_the_daily_feed_too(tmp_path: Path) -> None:
    config = read({"JOGAN_ARXIV_URL": "http://127.0.0.1:9"}, tmp_path)
    assert config.arxiv_feed_url == "http://127.0.0.1:9"


def test_the_source_openreview_without_a_venue_is_told_with_the_remedy(tmp_path: Path) -> None:
    told = r"JOGAN_OPENREVIEW_VENUES=''.*such as ICLR.cc/2026/Conference; or leave openreview out of JOGAN_SOURCES"
    with pytest.raises(BadSetting, match=told):
        read({"JOGAN_SOURCES": "huggingface,openreview"}, tmp_path)
    with pytest.raises(BadSetting, match=told):
        chosen(read({}, tmp_path), sources=["openreview"])
    named = read({"JOGAN_OPENREVIEW_VENUES": "TMLR"}, tmp_path)
    assert chosen(named, sources=["openreview"]).openreview_venues == ("TMLR",)


def test_nothing_is_shown_of_a_process_unless_a_port_is_named(tmp_path: Path) -> None:
    assert read({}, tmp_path).metrics_port is None
    assert read({"JOGAN_METRICS_PORT": "9464"}, tmp_path).metrics_port == 9464
    with pytest.raises(BadSetting, match="a port such as 9464"):
        read({"JOGAN_METRICS_PORT": "65536"}, tmp_path)


def test_names_of_the_tests_are_not_settings(tmp_path: Path) -> None:
    assert read({"JOGAN_TEST_DATABASE_URL": "x", "JOGAN_BENCH_DATA": "y"}, tmp_path).named == frozenset()


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({}, "en"),
        ({"LC_ALL": "C", "LANG": "ko"}, "en"),
    ],
)
def test_the_terminal_speaks_the_language_of_its_locale(environment: dict[str, str], language: str) -> None:
    assert terminal_language(environment) == language


def test_the_terminal_chat_is_named_after_its_user() -> None:
    assert user_name({"USER": "mina"}) == "mina"
    assert user_name({}) == "reader"
