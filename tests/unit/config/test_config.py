"""Settings: every one read, nonsense refused with an example, unknown names refused with the nearest."""

from datetime import time
from pathlib import Path

import pytest

from adapters.config import NOT_READ_YET, TABLE, read, terminal_language, user_name
from bot.errors import BadFile, BadSetting, UnknownSetting

CHANGED = {
    "JOGAN_DATA_DIR": ("/srv/jogan", "data_dir", Path("/srv/jogan")),
    "JOGAN_DATABASE_URL": ("postgresql://me@db/jogan", "database_url", "postgresql://me@db/jogan"),
    "JOGAN_LANGUAGES": ("en", "languages", ("en",)),
    "JOGAN_TIMEZONE": ("Asia/Seoul", "timezone", "Asia/Seoul"),
    "JOGAN_POST_TIME": ("7:30", "post_time", time(7, 30)),
    "JOGAN_CUT": ("02:45", "cut", time(2, 45)),
    "JOGAN_SOURCES": ("huggingface,recorded:/days", "sources", ("huggingface", "recorded:/days")),
    "JOGAN_PAPERS": ("12", "papers", 12),
    "JOGAN_ARXIV_CATEGORIES": ("cs.RO,hep-th", "arxiv_categories", ("cs.RO", "hep-th")),
    "JOGAN_CATEGORIES_FILE": ("mine.toml", "categories_file", Path("mine.toml")),
    "JOGAN_HUGGINGFACE_URL": ("http://127.0.0.1:9/", "huggingface_url", "http://127.0.0.1:9"),
    "JOGAN_ARXIV_API_URL": ("http://127.0.0.1:9/api", "arxiv_api_url", "http://127.0.0.1:9/api"),
    "JOGAN_ARXIV_URL": ("https://mirror.example", "arxiv_url", "https://mirror.example"),
    "JOGAN_ARXIV_FEED_URL": ("https://feed.example", "arxiv_feed_url", "https://feed.example"),
    "JOGAN_CONTACT": ("me@example.org", "contact", "me@example.org"),
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
    "JOGAN_LOG": "loud",
    "JOGAN_CONTACT": "홍길동",
}


def test_every_setting_of_the_table_has_a_case_here() -> None:
    assert {row.name for row in TABLE} == set(CHANGED)


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


@pytest.mark.parametrize("name", [row.name for row in TABLE])
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


def test_a_mirror_of_arxiv_gives_the_daily_feed_too(tmp_path: Path) -> None:
    config = read({"JOGAN_ARXIV_URL": "http://127.0.0.1:9"}, tmp_path)
    assert config.arxiv_feed_url == "http://127.0.0.1:9"


def test_names_of_later_versions_are_known_and_told(tmp_path: Path) -> None:
    config = read({"JOGAN_MODEL": "gpt", "JOGAN_TELEGRAM_TOKEN": "1:a"}, tmp_path)
    assert set(config.waiting) == {"JOGAN_MODEL", "JOGAN_TELEGRAM_TOKEN"}
    assert not {row.name for row in TABLE} & set(NOT_READ_YET)


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
