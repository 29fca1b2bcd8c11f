"""Why a day has no edition: one reason, and never "nothing new" where a source could not be asked."""

from builders import DAY, a_paper, a_source_report, an_entry

from bot.digest.collect import Answer
from bot.digest.reason import reason_for_none
from bot.ports.sources import Listing

REPORT = a_source_report(found=1)
LISTING = Listing("huggingface", DAY, REPORT.asked_at, (an_entry(),))
SHOWN = Answer(REPORT, LISTING)
REPEATED = Answer(REPORT, LISTING, repeated=True)
EMPTY = Answer(a_source_report(found=0), Listing("huggingface", DAY, REPORT.asked_at, ()))
FAILED = Answer(a_source_report(name="arxiv", found=0, error="arxiv.org answered 503"))


def test_no_list_has_a_paper() -> None:
    assert reason_for_none([EMPTY], []) == "no_papers"


def test_the_list_is_the_one_before_word_for_word() -> None:
    assert reason_for_none([REPEATED], []) == "repeated_list"
    assert reason_for_none([REPEATED, EMPTY], []) == "repeated_list"


def test_every_paper_has_its_edition_already() -> None:
    assert reason_for_none([SHOWN], []) == "all_seen"
    assert reason_for_none([SHOWN, EMPTY], []) == "all_seen"


def test_only_late_papers_wait() -> None:
    assert reason_for_none([EMPTY], [a_paper()]) == "late_only"
    assert reason_for_none([REPEATED], [a_paper()]) == "late_only"


def test_could_not_ask_is_never_told_as_nothing_new() -> None:
    assert reason_for_none([FAILED], []) == "sources_failed"
    assert reason_for_none([FAILED, EMPTY], []) == "sources_failed"
    assert reason_for_none([REPEATED, FAILED], [a_paper()]) == "sources_failed"
