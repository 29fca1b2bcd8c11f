"""What a venue's name at OpenReview says."""

import pytest

from adapters.sources.openreview.venue_id import read_venue
from bot.errors import UnknownVenue


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
