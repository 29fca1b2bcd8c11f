"""A venue's list as a file: what it can say, and one clear line for every mistake."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.conference_file import PaperList, read_list
from adapters.conference_file.reading import LARGEST, MOST_ROWS
from adapters.conference_file.row import decision
from bot.domain.conference import Accepted
from bot.errors import BadFile

NEURIPS = {
    "id": "00EKYYu3fD",
    "title": "Complexity Matters",
    "track": "main",
    "status": "Spotlight",
    "keywords": "generative model;latent space",
    "authors": "Tianyang Hu, Fei Chen, Haonan Wang",
    "rating_avg": 6.5,
    "url": "https://openreview.net/forum?id=00EKYYu3fD",
    "abstract": None,
    "arxiv_id": None,
}


def read(folder: Path, document: object) -> PaperList:
    """The list of a file with this document."""
    path = folder / "papers.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    return read_list(path)


def one(folder: Path, **row: object) -> Accepted:
    """The only paper of a file with this row."""
    (found,) = read(folder, [{"title": "T", **row}]).accepted
    return found


def test_a_row_as_lists_of_venues_have_it(tmp_path: Path) -> None:
    (found,) = read(tmp_path, [NEURIPS]).accepted
    assert found == Accepted(
        "Complexity Matters",
        url="https://openreview.net/forum?id=00EKYYu3fD",
        decision="spotlight",
        track="main",
        keywords=("generative model", "latent space"),
        authors=("Tianyang Hu", "Fei Chen", "Haonan Wang"),
    )


def test_the_least_and_the_most_that_a_row_needs(tmp_path: Path) -> None:
    assert one(tmp_path) == Accepted("T")
    row = {
        "venue": " COLM\n2024 ",
        "arxiv_id": "arXiv:2407.10671v2",
        "published": "2024-07-10T01:02",
        "abstract": "A\nb",
    }
    found = one(tmp_path, **row)
    assert (found.venue, found.arxiv, found.published, found.abstract) == (
        "COLM 2024",
        "2407.10671",
        date(2024, 7, 10),
        "A b",
    )


@pytest.mark.parametrize(
    ("authors", "names"),
    [
        ("Yujia Hu;Zhiqiang Hu", ("Yujia Hu", "Zhiqiang Hu")),
        ("Hu, Yujia; Hu, Zhiqiang", ("Hu, Yujia", "Hu, Zhiqiang")),
        ("A One, B Two and C Three", ("A One", "B Two", "C Three")),
        ("A One, B Two, and C Three", ("A One", "B Two", "C Three")),
        ("A One & B Two", ("A One", "B Two")),
        ("John Doe, Jr., B Two", ("John Doe, Jr.", "B Two")),
        ("Hu, Y., Chen, F. W.", ("Hu, Y.", "Chen, F. W.")),
        ("Li Wei, Jie Wu", ("Li Wei", "Jie Wu")),
        (["Hu, Yujia", " B Two "], ("Hu, Yujia", "B Two")),
        ("Anderson Band", ("Anderson Band",)),
        ("", ()),
        (None, ()),
        (" ; ", ()),
    ],
)
def test_authors_are_told_apart(tmp_path: Path, authors: object, names: tuple[str, ...]) -> None:
    assert one(tmp_path, authors=authors).authors == names


@pytest.mark.parametrize("keywords", ["a; b c;", "a, b c", ["a", "b c", ""]])
def test_keywords_are_told_apart(tmp_path: Path, keywords: object) -> None:
    assert one(tmp_path, keywords=keywords).keywords == ("a", "b c")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("Oral", "oral"),
        ("Accept (oral)", "oral"),
        ("NeurIPS 2023 spotlight", "spotlight"),
        ("Accept: notable-top-5%", "oral"),
        ("notable top 5%", "oral"),
        ("Accept: notable-top-25%", "spotlight"),
        ("Top 25%", "spotlight"),
        ("Accept: poster", "poster"),
        ("Poster", "poster"),
        ("Accept", "accepted"),
        ("accepted paper", "accepted"),
        ("", "accepted"),
        ("Reject", None),
        ("Desk Rejected", None),
        ("Desk-rejected Submission", None),
        ("Withdrawn", None),
        ("ICLR 2024 Conference Withdrawn Submission", None),
        ("Submitted to NeurIPS 2023", None),
        ("Under review", None),
        ("Active", None),
    ],
)
def test_the_decision_in_the_venues_own_words(status: str, said: str | None) -> None:
    assert decision(status) == said


def test_what_is_left_out_is_counted_and_told(tmp_path: Path) -> None:
    rows = [
        {"id": "1", "title": "One", "authors": "A B"},
        {"id": "2", "title": "Two", "status": "Reject"},
        {"id": "3", "title": "  "},
        {"id": "1", "title": "One again"},
        {"id": "4", "title": "ONE!", "authors": ["A B", "C D"]},
        {"id": "5", "title": "One", "authors": "Somebody Else"},
    ]
    found = read(tmp_path, rows)
    assert [each.title for each in found.accepted] == ["One", "One"]
    assert (found.not_accepted, found.untitled, found.repeated) == ((2,), (3,), (4, 5))
    told = "1 rejected or withdrawn (paper 2), 1 without a title (paper 3), 2 listed twice (paper 4, 5)"
    assert found.left_out == told


def test_nothing_left_out_is_not_told(tmp_path: Path) -> None:
    assert read(tmp_path, {"papers": [NEURIPS]}).left_out == ""


@pytest.mark.parametrize(
    ("address", "url", "arxiv"),
    [
        ("http://arxiv.org/pdf/2407.10671v2.pdf", "https://arxiv.org/abs/2407.10671", "2407.10671"),
        ("https://doi.org/10.1234/ab.c", "https://doi.org/10.1234/ab.c", None),
        ("http://example.org/paper", "", None),
        ("javascript:alert(1)", "", None),
        ("https://user:secret@example.org/x", "", None),
        ("no address", "", None),
    ],
)
def test_addresses_are_canonical_or_none(tmp_path: Path, address: str, url: str, arxiv: str | None) -> None:
    found = one(tmp_path, url=address)
    assert (found.url, found.arxiv) == (url, arxiv)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("", "is not JSON (Expecting value at line 1, column 1). Example: [{"),
        ("[{]", "is not JSON"),
        ("[" * 100_000, "is nested too deeply"),
        ("[" + "9" * 5000 + "]", "has a number that cannot be read"),
        ("{}", "is no list of papers. Example: [{"),
        ("3", "is no list of papers"),
        ("[]", "names no paper"),
        ('["title"]', "paper 1 is no object. Example: [{"),
        ([{"title": "A"}, 3], "paper 2 is no object"),
        ([{"name": "A"}, {"title": ""}], "no paper of it has a title (paper 1 does not). Example: [{"),
        ([{"title": "A", "status": "Reject"}], "has no accepted paper: all 1 are rejected or withdrawn."),
        ([{"title": "A"}, {"title": "B", "abstract": 3}], "paper 2 (B): its abstract is a number; expected a text."),
        ([{"title": {"a": 1}}], "paper 1: its title is an object; expected a text"),
        (
            [{"title": "A", "authors": 3}],
            'paper 1 (A): its authors are a number; expected "One; Two" or ["One", "Two"].',
        ),
        ([{"title": "A", "keywords": [1]}], "its keywords are a list; expected"),
        ([{"title": "A", "published": "soon"}], "its published is 'soon'; expected a day such as 2023-12-10"),
        ([{"title": "A", "status": True}], "its status is true or false; expected a text"),
    ],
)
def test_a_mistake_says_what_where_and_what_is_expected(tmp_path: Path, document: object, said: str) -> None:
    with pytest.raises(BadFile) as failure:
        read(tmp_path, document)
    assert said in str(failure.value)
    assert str(failure.value).startswith(f"{tmp_path / 'papers.json'}: ")
    assert "\n" not in str(failure.value)


def test_what_cannot_be_read_at_all(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"cannot be read \(No such file or directory\)"):
        read_list(tmp_path / "none.json")
    with pytest.raises(BadFile, match=r"cannot be read \(Is a directory\)"):
        read_list(tmp_path)
    (tmp_path / "latin.json").write_bytes('[{"title": "é"}]'.encode("latin-1"))
    with pytest.raises(BadFile, match="is not UTF-8 text"):
        read_list(tmp_path / "latin.json")


def test_what_is_too_much(tmp_path: Path) -> None:
    with (tmp_path / "large.json").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(BadFile, match="is larger than 64 MB"):
        read_list(tmp_path / "large.json")
    with pytest.raises(BadFile, match="names 50,001 papers; at most 50,000 are read"):
        read(tmp_path, [{"title": "T"}] * (MOST_ROWS + 1))


def test_fields_in_the_way_of_openreview_and_a_number_as_id(tmp_path: Path) -> None:
    found = read(tmp_path, [{"id": 7, "title": {"value": "A"}}, {"id": 7, "title": "B"}])
    assert [each.title for each in found.accepted] == ["A"]


def test_values_are_cut_and_stay_on_one_line_and_markup_is_a_text(tmp_path: Path) -> None:
    found = one(
        tmp_path, title=f"<b>x</b>\u2028\x00 [a](b) {'y' * 5000}", abstract="z" * 50_000, authors=["n" * 999] * 9
    )
    assert found.title.startswith("<b>x</b> [a](b) yyy")
    assert (len(found.title), len(found.abstract), len(found.authors[0])) == (1_000, 20_000, 300)
    assert one(tmp_path, title="\ud800 lone").title == "? lone"


@given(
    st.dictionaries(
        st.sampled_from(["id", "title", "status", "authors", "keywords", "url", "abstract", "venue", "published"]),
        st.one_of(st.none(), st.text(max_size=20), st.integers(), st.lists(st.text(max_size=9)), st.booleans()),
    )
)
def test_any_row_is_read_or_is_one_bad_file(tmp_path_factory: pytest.TempPathFactory, row: dict[str, object]) -> None:
    try:
        found = read(tmp_path_factory.mktemp("rows"), [row]).accepted
    except BadFile:
        found = ()
    assert all(each.title for each in found)


@pytest.mark.parametrize("place", [0, 2, 5])
def test_the_place_of_a_wrong_row_is_told(tmp_path: Path, place: int) -> None:
    rows: list[object] = [{"title": f"T{n}"} for n in range(6)]
    rows[place] = {"title": "W", "venue": []}
    with pytest.raises(BadFile, match=rf"paper {place + 1} \(W\): its venue is a list"):
        read(tmp_path, rows)
