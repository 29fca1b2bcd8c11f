"""FAULTS §3, log reader: every secret setting of the table has a canary, and none is shown by what reads it."""

import pickle
import re
from pathlib import Path

import pytest
from safety.canaries import CANARIES, hits

from adapters.config import TABLE, Secret, read
from adapters.logs import masked
from bot.errors import BadSetting

SECRET_ROWS = [row for row in TABLE if row.secret]
NAMED_LIKE_ONE = re.compile(r"TOKEN$|KEY$|SECRET$|PASSWORD$|CREDENTIAL")


def test_every_secret_setting_has_a_canary() -> None:
    assert {row.name for row in SECRET_ROWS} == set(CANARIES)


def test_what_is_named_like_a_secret_is_one() -> None:
    assert [row.name for row in TABLE if NAMED_LIKE_ONE.search(row.name) and not row.secret] == []


def test_every_canary_is_known_to_whoever_masks(tmp_path: Path) -> None:
    secrets = read(CANARIES, tmp_path).secrets
    assert {secret.reveal() for secret in secrets} == set(CANARIES.values())
    for value in CANARIES.values():
        assert masked(f"before {value} after", secrets) == "before *** after"


def test_settings_that_are_printed_show_none(tmp_path: Path) -> None:
    config = read(CANARIES, tmp_path)
    assert hits(f"{config} {config!r} {config.secrets} {vars(Secret)}".encode(), "the settings") == []
    assert "***" in repr(config)
    with pytest.raises(TypeError):
        vars(config.secrets[0])
    assert hits(pickle.dumps(repr(config)), "the settings") == []


@pytest.mark.parametrize("name", CANARIES)
@pytest.mark.parametrize(
    "broken", ["{}\nx", "{}\r\nX-Header: 1", "{}\x00", "{} two words", "x" * 9000 + "{}", "\u202e{}"]
)
def test_a_secret_that_cannot_be_one_is_refused_in_a_line_and_not_shown(name: str, broken: str, tmp_path: Path) -> None:
    with pytest.raises(BadSetting) as refusal:
        read({name: broken.format(CANARIES[name])}, tmp_path)
    assert hits(str(refusal.value).encode(), "the refusal") == []
    assert name in str(refusal.value)
    assert len(str(refusal.value).splitlines()) == 1
    assert refusal.value.__cause__ is None
    assert refusal.value.__suppress_context__


@pytest.mark.parametrize("name", CANARIES)
def test_a_secret_of_a_file_is_taken_and_shown_as_little(name: str, tmp_path: Path, secrets_folder: Path) -> None:
    kept = secrets_folder / "secret"
    kept.write_text(CANARIES[name] + "\n", encoding="utf-8")
    config = read({f"{name}_FILE": str(kept)}, tmp_path)
    assert [secret.reveal() for secret in config.secrets] == [CANARIES[name]]
    kept.write_text(f"{CANARIES[name]}\nsecond line", encoding="utf-8")
    with pytest.raises(BadSetting) as refusal:
        read({f"{name}_FILE": str(kept)}, tmp_path)
    assert hits(str(refusal.value).encode(), "the refusal") == []
