"""How venues write decisions: strings as they stood on OpenReview's notes, and words that must not count."""

import pytest

from bot.reading.decisions import accepts, level, refuses, venue_name

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
    ("Active Inference 2024", None, "Active Inference 2024"),
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
        "Active",
        "Decision pending",
        "Submission",
    ],
)
def test_what_was_not_taken(words: str) -> None:
    assert refuses(words)
    assert not accepts(words)


def test_words_that_say_nothing_are_no_decision() -> None:
    assert not accepts("")
    assert not accepts("The paper is interesting")
    assert not refuses("Subreddit dynamics 2024")
