"""The core's own settings: frozen, with defaults that work, and refusing what no edition or chat can have."""

from dataclasses import FrozenInstanceError
from datetime import time
from typing import Any

import pytest

from bot.domain.edition import cut_at
from bot.settings import WRITTEN_LANGUAGES, ChatDefaults, EditionSettings
from bot.wording.choose import LANGUAGES


def test_the_defaults_are_the_documented_ones() -> None:
    assert EditionSettings() == EditionSettings(("ko", "en"), time(23), 40)
    assert ChatDefaults() == ChatDefaults("ko", ("ko", "en"), "UTC", time(9))


def test_every_written_language_has_wording_and_the_other_way_round() -> None:
    assert set(WRITTEN_LANGUAGES) == set(LANGUAGES)


@pytest.mark.parametrize("languages", [(), ("de",), ("ko", "fr"), ("KO",), ("",)])
def test_an_edition_in_a_language_without_words_is_refused(languages: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="languages are some of ko, en"):
        EditionSettings(languages=languages)


@pytest.mark.parametrize("languages", [("ko",), ("en",), ("en", "ko")])
def test_languages_stand_in_the_order_that_was_asked_for(languages: tuple[str, ...]) -> None:
    assert EditionSettings(languages=languages).languages == languages


@pytest.mark.parametrize("papers", [0, -1, -40])
def test_an_edition_without_cards_is_refused(papers: int) -> None:
    with pytest.raises(ValueError, match="at least one card"):
        EditionSettings(papers=papers)


def test_one_card_is_enough() -> None:
    assert EditionSettings(papers=1).papers == 1


@pytest.mark.parametrize("zone", ["Asia/Seoul", "America/St_Johns", "Pacific/Apia", "UTC"])
def test_zones_of_the_list(zone: str) -> None:
    assert ChatDefaults(timezone=zone).timezone == zone


@pytest.mark.parametrize("zone", ["Seoul", "Asia/Soul", "", "../etc/passwd", "asia/seoul ", "KST+9"])
def test_zones_of_nobody_are_refused_by_name(zone: str) -> None:
    with pytest.raises(ValueError, match="is not a time zone"):
        ChatDefaults(timezone=zone)


@pytest.mark.parametrize("value", [EditionSettings(), ChatDefaults()], ids=lambda value: type(value).__name__)
def test_nobody_changes_them_afterwards(value: Any) -> None:
    with pytest.raises((FrozenInstanceError, AttributeError)):
        value.languages = ("en",)


def test_the_default_cut_is_eight_in_the_morning_in_seoul() -> None:
    from datetime import date
    from zoneinfo import ZoneInfo

    local = cut_at(date(2024, 7, 16), EditionSettings().cut).astimezone(ZoneInfo("Asia/Seoul"))
    assert (local.date(), local.time()) == (date(2024, 7, 17), time(8))
