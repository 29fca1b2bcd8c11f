"""Recorded days: files, folders, what is not there, the collected shape and the shipped day."""

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from adapters.sources.arxiv import ArxivXml
from adapters.sources.huggingface import DailyPapers
from adapters.sources.recorded import DEMO_DAY, Collected, Recorded, demo_path
from bot.errors import BadPayload, Permanent

CAPTURED = Path(__file__).parents[2] / "captured" / "sources"
SHAPES = (DailyPapers(), Collected(), ArxivXml())
SEEN = datetime(2026, 3, 10, 23, tzinfo=UTC)


def recorded(path: Path) -> Recorded:
    return Recorded(path, SHAPES)


async def test_the_shipped_day() -> None:
    listing = await recorded(demo_path()).listing(DEMO_DAY)
    assert len(listing.entries) == 16
    assert (listing.source, listing.asked_at) == ("recorded", datetime(2024, 7, 16, 23, tzinfo=UTC))
    assert recorded(demo_path()).days() == (DEMO_DAY,)
    for entry in listing.entries:
        assert entry.sighting.source == "huggingface"
        assert entry.sighting.votes_read == "2024-11"
        assert entry.sighting.seen_at == listing.asked_at
        assert entry.abstract
        assert entry.thumbnail
        assert not entry.authors_complete
    qwen = next(entry for entry in listing.entries if entry.reference == "2407.10671")
    assert qwen.title == "Qwen2 Technical Report"
    assert (len(qwen.authors), qwen.sighting.votes) == (6, 155)


async def test_a_folder_of_days_with_a_day_that_has_none() -> None:
    source = recorded(CAPTURED / "huggingface")
    assert source.days() == (date(2024, 1, 5), date(2024, 1, 6), date(2024, 7, 17))
    assert len((await source.listing(date(2024, 1, 6))).entries) == 14
    assert (await source.listing(date(2024, 1, 7))).entries == ()


@pytest.mark.parametrize(
    ("name", "day", "count"),
    [
        ("huggingface/2024-01-05.json", date(2024, 1, 5), 14),
        ("arxiv/feed/cs.LG_2026-09-25_atom_trimmed.xml", date(2026, 9, 25), 2),
        ("arxiv/atom/search_all_electron_10.xml", date(2020, 2, 2), 10),
        ("arxiv/oai/sample_arxiv_record.xml", date(2020, 2, 2), 12),
        ("collected/2026-03-10.json", date(2026, 3, 10), 197),
    ],
)
async def test_a_file(name: str, day: date, count: int) -> None:
    listing = await recorded(CAPTURED / name).listing(day)
    assert len(listing.entries) == count
    assert {entry.sighting.day for entry in listing.entries} == {day}


async def test_a_file_of_another_day_says_which() -> None:
    with pytest.raises(Permanent, match=r"2024-01-05\.json is the list of 2024-01-05, not of 2024-01-08"):
        await recorded(CAPTURED / "huggingface" / "2024-01-05.json").listing(date(2024, 1, 8))


async def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Permanent, match="is not there: give a file, or a folder"):
        await recorded(tmp_path / "nowhere").listing(DEMO_DAY)
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "list.json").write_text("[]")
    with pytest.raises(Permanent, match=r"holds no file named like 2024-07-16\.json"):
        await recorded(tmp_path).listing(DEMO_DAY)


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"", "no list of papers in a shape that is known here"),
        (b"{}", "no list of papers in a shape that is known here"),
        (b"[1]", "no list of papers in a shape that is known here"),
        (b'[{"paper": 1', "cut off"),
        (b'[{"paper": 1}]', "none of the 1 items"),
        (b'[{"source": "arxiv", "url": 1}]', "none of the 1 items"),
        (b"<feed>", "cut off"),
        (b" " * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
    ],
)
async def test_a_file_with_something_else_is_one_line(tmp_path: Path, payload: bytes, reason: str) -> None:
    (tmp_path / "2024-07-16.json").write_bytes(payload)
    with pytest.raises(BadPayload, match=rf"^2024-07-16\.json: .*{reason}") as failure:
        await recorded(tmp_path).listing(DEMO_DAY)
    assert "\n" not in str(failure.value)


async def test_an_empty_list_is_an_answer(tmp_path: Path) -> None:
    (tmp_path / "2024-07-16.json").write_text("[]\n")
    assert (await recorded(tmp_path).listing(DEMO_DAY)).entries == ()


async def test_a_folder_in_a_file_s_place(tmp_path: Path) -> None:
    (tmp_path / "2024-07-16.json").mkdir()
    with pytest.raises(Permanent, match="cannot be read"):
        await recorded(tmp_path).listing(DEMO_DAY)


async def test_dates_that_are_none_are_no_days(tmp_path: Path) -> None:
    (tmp_path / "2024-13-45.json").write_text("[]")
    with pytest.raises(Permanent, match="holds no file named like"):
        await recorded(tmp_path).listing(DEMO_DAY)


async def test_of_two_files_of_a_day_the_plainly_named_counts(tmp_path: Path) -> None:
    shutil.copy(CAPTURED / "huggingface" / "2024-01-05.json", tmp_path / "2024-01-05.json")
    (tmp_path / "old-2024-01-05.json").write_text("[]")
    (tmp_path / "2024-01-05-old.json").write_text("[]")
    assert len((await recorded(tmp_path).listing(date(2024, 1, 5))).entries) == 14


def test_a_collected_day_keeps_its_sources() -> None:
    payload = (CAPTURED / "collected" / "2026-03-10.json").read_bytes()
    entries = Collected().read(payload, date(2026, 3, 10), SEEN)
    raw = json.loads(payload)
    assert [entry.sighting.source for entry in entries] == [each["source"] for each in raw]
    assert {entry.sighting.source for entry in entries} == {"arxiv", "chatpaper", "hf_papers"}
    assert [entry.reference for entry in entries] == [each["url"] for each in raw]
    assert [list(e.authors) for e in entries] == [[name.strip() for name in each["authors"]] for each in raw]
    assert all(entry.authors_complete == (entry.sighting.source == "arxiv") for entry in entries)
    assert {entry.sighting.votes for entry in entries} == {None}
    first = entries[0]
    assert first.title == "Scale Space Diffusion"
    assert first.arxiv_categories == ("cs.CV", "cs.AI")
    assert first.published == datetime(2026, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "change",
    [{"source": "Bad Source"}, {"source": None}, {"url": "javascript:x"}, {"url": "https://a b"}, {"title": " "}],
)
def test_a_collected_item_that_is_no_paper(change: dict[str, object], caplog: pytest.LogCaptureFixture) -> None:
    good = {"source": "arxiv", "url": "https://arxiv.org/abs/2603.08709", "title": "T"}
    payload = json.dumps([good, {**good, **change}]).encode()
    assert len(Collected().read(payload, date(2026, 3, 10), SEEN)) == 1
    assert "1 of 2 items" in caplog.text


def test_odd_collected_fields_are_unknown() -> None:
    good = {"source": "arxiv", "url": "https://arxiv.org/abs/2603.08709", "title": "T"}
    odd = {"authors": "A", "abstract": 5, "published_date": "soon", "tags": ["cs.CV", "a b", 3], "raw_metadata": []}
    (entry,) = Collected().read(json.dumps([{**good, **odd}]).encode(), date(2026, 3, 10), SEEN)
    assert (entry.authors, entry.abstract, entry.published, entry.arxiv_categories) == ((), "", None, ("cs.CV",))
    voted = {**good, "raw_metadata": {"upvotes": 12}}
    (entry,) = Collected().read(json.dumps([voted]).encode(), date(2026, 3, 10), SEEN)
    assert entry.sighting.votes == 12


def test_collected_text_that_is_no_list() -> None:
    with pytest.raises(BadPayload, match="no list of papers"):
        Collected().read(b"{}", date(2026, 3, 10), SEEN)
