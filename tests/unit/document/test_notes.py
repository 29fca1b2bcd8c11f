"""Notes for a reader whose language the edition is not written in: said anew, or as they were kept."""

from dataclasses import replace

import pytest
from builders import a_source_report
from talking import Conversation, an_edition_of_four

from bot.digest.compose import compose
from bot.document.notes import notes
from bot.domain.edition import Edition, Note
from bot.domain.nine import NINE


def composed(*languages: str) -> Edition:
    shaped = an_edition_of_four()
    failed = (a_source_report("arxiv", found=0, error="429"), a_source_report("openreview", found=0, error="timed out"))
    return compose(
        shaped.day,
        shaped.cut_at,
        papers=shaped.papers,
        reports=shaped.reports,
        categories=NINE,
        languages=languages,
        sources=failed,
    )


@pytest.mark.parametrize(("written", "read"), [("en", "ko"), ("ko", "en")])
def test_a_note_is_said_in_the_readers_language_word_for_word_as_if_it_were_written_in_it(
    written: str, read: str
) -> None:
    both, one = composed("en", "ko"), composed(written)
    assert {note.kind for note in one.notes} == {"source_failed", "late", "listed_only", "excerpts"}
    assert all(read not in note.text for note in one.notes)
    assert notes(one, read) == notes(both, read) == tuple(note.text[read] for note in both.notes)
    assert notes(one, written) == tuple(note.text[written] for note in one.notes)


def test_what_is_not_known_stays_as_it_was_kept() -> None:
    kept = (
        Note("late", {"en": "worded otherwise"}),
        Note("other", {"en": "new"}),
        Note("late", {"fr": "tard"}),
        Note("late", {}),
    )
    assert notes(replace(an_edition_of_four(), notes=kept), "ko") == ("worded otherwise", "new", "tard")


async def test_the_chat_shows_it() -> None:
    said = await Conversation([composed("en")], language_hint="ko").say("/digest")
    assert "arXiv를 읽지 못했습니다 (429)." in said
    assert "could not be read" not in said
