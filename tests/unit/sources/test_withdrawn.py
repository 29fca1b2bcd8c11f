"""Withdrawn by wording: real notices and our own, against harmless comments that use the same word."""

import json
from pathlib import Path

import pytest
from growth import LINEAR, growth
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.withdrawn import is_withdrawn

CAPTURED = Path(__file__).parents[2] / "captured" / "sources" / "arxiv" / "withdrawn_entries.json"
ENTRIES = json.loads(CAPTURED.read_text())
TRAP = "2508.06010"

NOTICES = """
This paper has been withdrawn
12 pages. This paper has been withdrawn due to an error in Lemma 3
Withdrawn
withdrawn.
(withdrawn)
WITHDRAWN BY THE AUTHORS
Under review. This article has been temporarily withdrawn because of a crucial error
Merged with arXiv:2101.00001; this work withdrawn
We have withdrawn this paper pending revision
The author has withdrawn this paper due to a sign error in equation 3
Paper withdrawn due to an error in Theorem 2
This manuscript (v1) has been withdrawn by the authors
The authors withdraw the preprint
Withdrawn by the corresponding author
We found an error and are withdrawing it
I wish to withdraw my submission
arXiv admin note: withdrawn by arXiv administration
The submission was withdrawn after the funder objected
This article needs to be withdrawn: a licence was missing
Please accept our withdrawal of this submission
We are requesting a full withdrawal, as the data were wrong
Temporarily withdrawn for corrections
A bug was found in the code; the paper is now withdrawn
This version is withdrawn in favour of arXiv:2401.00001
""".strip().splitlines()

HARMLESS = """
25 pages, 7 figures, 13 tables
bank withdrawal prediction
opioid withdrawal
we study user withdrawal
Accepted at the Workshop on Withdrawal Symptoms
This paper studies alcohol withdrawal
We withdraw money from the account in the demo
This version supersedes arXiv:1234.5678, which was withdrawn
An earlier version of this paper was withdrawn from arXiv
Replaces a previous version that was withdrawn
The paper about withdrawn patients
Withdrawn behaviour in children, 12 pages
We request withdrawal symptoms to be reported in trials
We ask for withdrawal rates of users
paper accepted to CVPR; code withdrawn
The paper was not withdrawn
This paper has not been withdrawn; an earlier notice was a mistake
Users were withdrawn from the study
work on troop withdrawal
a study of participants who withdrew
Withdrawn from NeurIPS 2025; accepted to ICLR 2026
report on cash withdrawal
the paper models withdrawal of water
withdrawing work permits
Authors propose to withdraw it from the market
Camera ready; data set withdrawn by its provider, code remains
12 pages; retrieval with drawn sketches
""".strip().splitlines()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["url"].rpartition("/")[2])
def test_captured_notices_and_the_trap(entry: dict[str, str]) -> None:
    assert is_withdrawn(entry["comment"], entry["abstract"]) is (TRAP not in entry["url"])


def test_there_are_26_notices_and_one_trap() -> None:
    assert sum(is_withdrawn(entry["comment"]) for entry in ENTRIES) == 26
    assert len(ENTRIES) == 27


@pytest.mark.parametrize("comment", NOTICES)
def test_notices(comment: str) -> None:
    assert is_withdrawn(comment)
    assert is_withdrawn(comment.upper().replace(" ", "\n  "))


@pytest.mark.parametrize("comment", HARMLESS)
def test_harmless_comments(comment: str) -> None:
    assert not is_withdrawn(comment)


@pytest.mark.parametrize(
    ("abstract", "withdrawn"),
    [
        ("This paper has been withdrawn by the author due to a crucial error in equation 2.", True),
        ("  Withdrawn.", True),
        ("This submission has been withdrawn by arXiv administrators.", True),
        ("We model cash that has been withdrawn by the account's owner.", False),
        ("Withdrawn patients are hard to treat.", False),
        ("We show that this paper has been withdrawn is the commonest comment.", False),
        ("", False),
    ],
)
def test_an_abstract_counts_only_where_it_begins_as_the_notice(abstract: str, withdrawn: bool) -> None:
    assert is_withdrawn(None, abstract) is withdrawn


def test_nothing_said_is_not_withdrawn() -> None:
    assert not is_withdrawn(None)
    assert not is_withdrawn("")


WORDS = ("withdrawn", "withdrawal", "this", "paper", "has", "been", "by", "authors", "it", "to", "be", "we", ",", ".")


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_no_wording_takes_long(words: list[str]) -> None:
    assert growth(is_withdrawn, lambda size: " ".join(words * size), 100) < LINEAR
