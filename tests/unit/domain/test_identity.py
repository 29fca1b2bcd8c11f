"""One identity over every way of writing it, and never one identity for two papers."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.identity import arxiv_id, canonical_url, paper_id, title_key

NEW = st.builds(
    lambda year, month, count: f"{year:02}{month:02}.{count:0{4 if year < 15 else 5}}",
    st.integers(7, 29),
    st.integers(4, 12),
    st.integers(1, 9999),
)
OLD = st.builds(
    lambda archive, year, month, count: f"{archive}/{year:02}{month:02}{count:03}",
    st.sampled_from(["cond-mat", "cs", "math", "hep-th", "q-bio", "quant-ph", "cmp-lg"]),
    st.sampled_from([91, 99, 0, 6]),
    st.integers(1, 12),
    st.integers(1, 999),
)
IDS = st.one_of(NEW, OLD)
WAYS = [
    "{id}{v}",
    "arXiv:{id}{v}",
    "arxiv: {id}{v} [cs.CL]",
    "oai:arXiv.org:{id}",
    "10.48550/arXiv.{id}",
    "doi:10.48550/ARXIV.{id}",
    "https://doi.org/10.48550/arXiv.{id}",
    "http://dx.doi.org/10.48550/arxiv.{id}",
    "http://arxiv.org/abs/{id}{v}",
    "https://arxiv.org/abs/{id}{v}/",
    "https://www.arxiv.org/pdf/{id}{v}",
    "https://arxiv.org/pdf/{id}{v}.pdf",
    "https://arxiv.org/html/{id}{v}#S3.F1",
    "https://ARXIV.org/abs/{id}{v}?utm_source=x&context=cs.LG",
    "https://export.arxiv.org/abs/{id}{v}",
    "http://cn.arxiv.org/abs/{id}",
    "https://ar5iv.labs.arxiv.org/html/{id}",
    "https://ar5iv.org/abs/{id}{v}",
    "https://www.alphaxiv.org/abs/{id}{v}",
    "https://huggingface.co/papers/{id}",
    "https://hf.co/papers/{id}?ref=mail",
    "https://scirate.com/arxiv/{id}",
    "arxiv.org/abs/{id}{v}",
    "  <https://arxiv.org/abs/{id}{v}>. ",
    "(https://arxiv.org//abs/{id}{v}),",
]
SHAPES = st.sampled_from(WAYS)
VERSIONS = st.one_of(st.just(""), st.integers(1, 99).map("v{}".format))


@given(IDS, VERSIONS, st.booleans())
def test_every_way_of_writing_is_one_identity(identity: str, version: str, encoded: bool) -> None:
    for way in WAYS:
        reference = way.format(id=identity.replace("/", "%2F") if encoded and "://" in way else identity, v=version)
        assert arxiv_id(reference) == identity
        assert paper_id(reference, doi="10.1000/x", title="Any title") == f"arxiv:{identity}"
        assert canonical_url(paper_id(reference), reference) == f"https://arxiv.org/abs/{identity}"


@given(IDS, IDS, SHAPES, SHAPES, VERSIONS)
def test_two_ids_are_two_papers(one: str, other: str, shape: str, other_shape: str, version: str) -> None:
    same = paper_id(shape.format(id=one, v=version)) == paper_id(other_shape.format(id=other, v=""))
    assert same == (one == other)


@given(st.text(max_size=200), st.one_of(st.none(), st.text(max_size=60)), st.text(max_size=60))
def test_any_text_has_an_identity(reference: str, doi: str | None, title: str) -> None:
    identity = paper_id(reference, doi=doi, title=title)
    assert identity.split(":", 1)[0] in ("arxiv", "doi", "title")
    url = canonical_url(identity, reference)
    assert url == "" or url.startswith("https://")
    assert not set(url) & set(string.whitespace + "<>\"'`")
    assert arxiv_id(reference) is None or identity.startswith("arxiv:")


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("math.GT/0309136", "math/0309136"),
        ("https://arxiv.org/abs/math.GT/0309136v2", "math/0309136"),
        ("HEP-TH/9901001", "hep-th/9901001"),
        ("0704.0001", "0704.0001"),
        ("1412.9999", "1412.9999"),
        ("1501.00001", "1501.00001"),
    ],
)
def test_old_ids(reference: str, expected: str) -> None:
    assert arxiv_id(reference) == expected


@pytest.mark.parametrize(
    "reference",
    [
        "",
        "2407",
        "2407.1067",  # five digits since 2015
        "1412.99999",  # four before
        "2413.10671",  # no such month
        "2407.10671v0",
        "2407.106711",
        "a2407.10671",
        "https://arxiv.org/list/cs.CL/recent",
        "https://arxiv.org/abs/2407.10671/extra",
        "https://arxiv.org@evil.example/abs/2407.10671",
        "https://arxiv.org.evil.example/abs/2407.10671",
        "https://notarxiv.org/abs/2407.10671",
        "https://evil.example/https://arxiv.org/abs/2407.10671",
        "https://huggingface.co/datasets/2407.10671",
        "https://openreview.net/forum?id=2407.10671",
        "https://[::1/abs/2407.10671",
        "javascript://arxiv.org/abs/2407.10671",
        "foo/0309136",
        "２４０７.１０６７１",
        "x" * 100_000,
        "https://arxiv.org/abs/" + "/" * 100_000,
    ],
)
def test_what_names_no_arxiv_paper(reference: str) -> None:
    assert arxiv_id(reference) is None


def test_the_order_is_arxiv_then_doi_then_title() -> None:
    assert paper_id("2407.10671v1", doi="10.1000/X", title="T") == "arxiv:2407.10671"
    assert paper_id("https://a.org/1", doi="10.48550/arXiv.2407.10671", title="T") == "arxiv:2407.10671"
    assert paper_id("https://a.org/1", doi="10.1000/X", title="T") == "doi:10.1000/x"
    assert paper_id("https://a.org/1", title="T") == f"title:{title_key('T')}"


@pytest.mark.parametrize(
    "doi", ["10.1000/ABC.d", " doi:10.1000/abc.D ", "https://doi.org/10.1000/abc.d", "http://dx.doi.org/10.1000/ABC.D/"]
)
def test_a_doi_is_one_however_written(doi: str) -> None:
    assert paper_id("", doi=doi) == paper_id(doi) == "doi:10.1000/abc.d"


@pytest.mark.parametrize("shape", ["10.1234/{}", "https://doi.org/10.1234/{}"])
def test_a_doi_of_hostile_length_is_no_identity(shape: str) -> None:
    assert paper_id(shape.format("z" * 200), title="A").startswith("doi:")
    assert paper_id(shape.format("z" * 400), title="A") == paper_id("", title="A")


def test_without_anything_the_address_stands_for_it() -> None:
    assert paper_id("https://a.org/1") != paper_id("https://a.org/2")
    assert paper_id("") == paper_id("", doi="", title=" ")


def test_titles_are_compared_by_letters() -> None:
    assert title_key("M$^3$-ACE:  Rectifying\nPerception") == title_key("M³-ACE: rectifying perception")
    assert title_key("M3-ACE - Rectifying Perception.") == title_key("M³-ACE: Rectifying Perception")
    assert title_key("A") != title_key("B")
    assert title_key("!!!") != title_key("???")
    assert title_key("조간 신문") == title_key("조간신문")
    assert title_key("half \ud800")


@given(st.text(alphabet=string.ascii_letters + " ", min_size=1), st.text(alphabet=string.ascii_letters, min_size=1))
def test_different_letters_are_different_titles(one: str, more: str) -> None:
    assert title_key(one + more) != title_key(one)


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("https://openreview.net/forum?id=a_b-C", "https://openreview.net/forum?id=a_b-C"),
        (" https://deeplearn.org/arxiv/510417 ", "https://deeplearn.org/arxiv/510417"),
        ("http://deeplearn.org/arxiv/510417", ""),
        ("javascript:alert(1)", ""),
        ("https://user@a.org/", ""),
        ('https://a.org/"><b>', ""),
        ("https://a.org/\u202e", ""),
        ("https://[::1", ""),
        ("https://a.org/" + "a" * 3000, ""),
        ("", ""),
    ],
)
def test_only_plain_https_links_are_shown(reference: str, url: str) -> None:
    assert canonical_url(paper_id(reference, title="T"), reference) == url


def test_links_are_made_from_ids() -> None:
    assert canonical_url("arxiv:math/0309136", "http://evil.example") == "https://arxiv.org/abs/math/0309136"
    assert canonical_url("doi:10.1000/a<b>", "") == "https://doi.org/10.1000/a%3Cb%3E"
