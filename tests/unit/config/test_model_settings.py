"""The model's settings: names of other programs are read as ours are, and what we do not know is left alone."""

from pathlib import Path

import pytest

from adapters.config import TABLE, demo_config, read
from bot.errors import BadFile, BadSetting

KEY = "sk-test-" + "0123456789" * 3


def test_without_any_of_them_nobody_is_asked(tmp_path: Path) -> None:
    config = read({}, tmp_path)
    assert (config.model, config.openai_api_key, config.fallback_model, config.vote_model) == (None, None, None, None)
    assert config.openai_base_url == "https://api.openai.com/v1"
    assert (config.model_calls, config.daily_tokens, config.chat_daily_tokens) == (None, 2_000_000, 100_000)
    assert (config.price_input, config.price_output) == (None, None)


def test_a_demo_reads_none_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOGAN_MODEL", "m")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    assert (demo_config().model, demo_config().openai_api_key) == (None, None)


def test_a_key_may_stand_in_a_file_or_in_the_env_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{KEY}\n", encoding="utf-8")
    (tmp_path / ".env").write_text(f"OPENAI_BASE_URL=http://127.0.0.1:1/v1\nOPENAI_API_KEY={KEY}2\n", encoding="utf-8")
    config = read({"OPENAI_API_KEY_FILE": str(tmp_path / "key")}, tmp_path)
    assert config.openai_api_key is not None
    assert config.openai_base_url == "http://127.0.0.1:1/v1"
    assert config.openai_api_key.reveal() == f"{KEY}2"  # the value itself comes before a file that is named
    (tmp_path / ".env").unlink()
    config = read({"OPENAI_API_KEY_FILE": str(tmp_path / "key")}, tmp_path)
    assert config.openai_api_key is not None
    assert config.openai_api_key.reveal() == KEY


def test_a_missing_key_file_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="OPENAI_API_KEY_FILE"):
        read({"OPENAI_API_KEY_FILE": str(tmp_path / "none")}, tmp_path)


@pytest.mark.parametrize("key", [f"{KEY}\n{KEY}", f"{KEY}\r\nX-Evil: 1", f"{KEY} ", "키", "a\x00b", "x" * 501])
def test_row_f_a_key_that_cannot_stand_in_a_header_is_refused_in_one_line(key: str, tmp_path: Path) -> None:
    if key.strip() == KEY:
        assert read({"OPENAI_API_KEY": key}, tmp_path).openai_api_key is not None
        return
    with pytest.raises(BadSetting) as refused:
        read({"OPENAI_API_KEY": key}, tmp_path)
    assert str(refused.value) == (
        "OPENAI_API_KEY='***' cannot be used: expected a key on one line, as the service gave it."
    )


def test_row_f_an_empty_key_counts_as_none(tmp_path: Path) -> None:
    assert read({"OPENAI_API_KEY": "  "}, tmp_path).openai_api_key is None


def test_other_names_of_openai_are_not_ours(tmp_path: Path) -> None:
    foreign = {"OPENAI_API_KEYS": "x", "OPENAI_LOG": "debug", "OPENAI_PROJECT_ID": "p", "OPENAI_ORG_ID": "o"}
    assert read(foreign, tmp_path).named == frozenset()


def test_a_price_may_be_nothing_and_a_budget_may_not(tmp_path: Path) -> None:
    assert read({"JOGAN_PRICE_INPUT": "0"}, tmp_path).price_input == 0.0
    with pytest.raises(BadSetting, match="2000000"):
        read({"JOGAN_DAILY_TOKENS": "0"}, tmp_path)


def test_every_name_outside_of_ours_belongs_to_openai() -> None:
    assert {row.name for row in TABLE if not row.name.startswith("JOGAN_")} == {
        "OPENAI_API_KEY", "OPENAI_BASE_URL", "OPENAI_ORGANIZATION",
    }  # fmt: skip


def test_the_example_of_an_env_file_holds_only_settings_and_says_nothing(tmp_path: Path) -> None:
    example = (Path(__file__).parents[3] / "deploy" / "env.example").read_text(encoding="utf-8")
    (tmp_path / ".env").write_text(example, encoding="utf-8")
    assert read({}, tmp_path).named == frozenset()
    named = [line.removeprefix("#") for line in example.splitlines() if line.startswith("#") and "=" in line[:30]]
    given = dict(line.split("=", 1) for line in named)
    assert {"JOGAN_MODEL", "OPENAI_BASE_URL", "JOGAN_FALLBACK_URL", "JOGAN_VOTE_MODEL"} <= set(given)
    given = {name: value for name, value in given.items() if value}
    assert read(given, tmp_path).named == set(given)
