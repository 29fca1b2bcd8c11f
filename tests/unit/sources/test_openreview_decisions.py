"""How venues write decisions: strings as they stood on OpenReview's notes, and words that must not count."""

import pytest

from adapters.sources.openreview.decisions import accepts, level, refuses, venue_name
from adapters.sources.openreview.venue_id import read_venue
from bot.errors import UnknownVenue

VENUES = [
    ("NeurIPS 2023 oral", "oral", "NeurIPS 2023"),
    ("NeurIPS 2023 spotlight", "spotlight", "NeurIPS 2023"),
    ("NeurIPS 2023 poster", "poster", "NeurIPS 2023"),
    ("NeurIPS 2023 Datasets and Benchmarks Oral", "oral", "NeurIPS 2023 Datasets and Benchmarks"),
    ("ICLR 2023 notable top 5%", "oral", "ICLR 2023"),
    ("ICLR 2023 notable top 25%", "spotlight", "ICLR 2023"),
    ("ICLR 2022 Spotlight", "spotlight", "ICLR 2022"),
    ("ICML 2023 OralPoster", "oral", "ICML 2023"),
    ("ICML 2025 spotlightposter", "spotlight", "ICML 2025"),
    ("ICML 2025 Position Paper Track poster", "poster", "ICML 2025 Position Paper Track"),
    ("ICML 2026 regular", None, "ICML 2026"),
    ("NeurIPS 2022 Accept", None, "NeurIPS 2022"),
    ("CoRL 2024 (Oral)", "oral", "CoRL 2024"),
    ("COLM", None, "COLM"),
    ("Accepted by TMLR", None, "TMLR"),
    ("Behavioral and Temporal Learning 2024", None, "Behavioral and Temporal Learning 2024"),
]


@pytest.mark.parametrize(("words", "how", "name"), VENUES)
def test_the_venue_s_own_words(words: str, how: str | None, name: str) -> None:
    assert (level(words), venue_name(words)) == (how, name)
    assert not refuses(words)


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("Accept (Oral)", "oral"),
        ("Accept (Poster)", "poster"),
        ("Accept (Talk)", "oral"),
        ("Accept: oral", "oral"),
        ("Accept: spotlight", "spotlight"),
        ("Accept: notable-top-5%", "oral"),
        ("Accept: notable-top-25%", "spotlight"),
        ("Accept: poster", "poster"),
        ("Accept", None),
        ("Accepted", None),
    ],
)
def test_the_words_of_a_decision_note(words: str, how: str | None) -> None:
    assert (accepts(words), level(words)) == (True, how)


@pytest.mark.parametrize(
    "words",
    [
        "Submitted to NeurIPS 2023",
        "ICLR 2022 Submitted",
        "ICLR 2017 Invite to Workshop",
        "Reject",
        "Rejected by TMLR",
        "Desk Reject",
        "Desk rejected by TMLR",
        "NeurIPS 2023 Conference Withdrawn Submission",
        "Withdrawn",
        "Under review for TMLR",
        "Not accepted",
    ],
)
def test_what_was_not_taken(words: str) -> None:
    assert refuses(words)
    assert not accepts(words)


def test_words_that_say_nothing_are_no_decision() -> None:
    assert not accepts("")
    assert not accepts("The paper is interesting")
    assert not refuses("Subreddit dynamics 2024")


@pytest.mark.parametrize(
    ("name", "year", "track", "label"),
    [
        ("NeurIPS.cc/2023/Conference", "2023", "main", "NeurIPS 2023"),
        ("NeurIPS.cc/2023/Track/Datasets_and_Benchmarks", "2023", "Datasets and Benchmarks",
         "NeurIPS 2023 Datasets and Benchmarks"),
        ("NeurIPS.cc/2024/Datasets_and_Benchmarks_Track", "2024", "Datasets and Benchmarks",
         "NeurIPS 2024 Datasets and Benchmarks"),
        ("ICLR.cc/2025/Workshop/SCI-FM", "2025", "Workshop SCI-FM", "ICLR 2025 Workshop SCI-FM"),
        ("colmweb.org/COLM/2024/Conference", "2024", "main", "COLM 2024"),
        ("EMNLP/2023/Conference", "2023", "main", "EMNLP 2023"),
        ("TMLR", "", "main", "TMLR"),
    ],
)  # fmt: skip
def test_what_the_name_of_a_venue_says(name: str, year: str, track: str, label: str) -> None:
    venue = read_venue(name)
    assert (venue.id, venue.year, venue.track, venue.label) == (name, year, track, label)


def test_a_venue_may_be_given_by_its_page() -> None:
    page = "https://openreview.net/group?id=NeurIPS.cc/2023/Conference#tab-accept-oral"
    assert read_venue(page).id == read_venue(" /NeurIPS.cc/2023/Conference/ ").id == "NeurIPS.cc/2023/Conference"


@pytest.mark.parametrize(
    "text",
    ["", "NeurIPS 2023", "https://openreview.net/", "a/../b?x", "x" * 300, "NeurIPS.cc//2023", "모델", "https://[::1"],
)
def test_what_is_no_name_of_a_venue_is_told_with_an_example(text: str) -> None:
    with pytest.raises(UnknownVenue, match=r"NeurIPS.cc/2023/Conference; or give a list"):
        read_venue(text)
