"""Whatever happens to a payload on its way, a parser gives entries or one error of ours, never anything else."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.sources.arxiv import ArxivXml, parse_feed, parse_oai, parse_query
from adapters.sources.huggingface import DailyPapers
from adapters.sources.recorded import Collected
from bot.domain.paper import Entry
from bot.errors import JoganError

CAPTURED = Path(__file__).parents[2] / "captured" / "sources"
DAY = date(2026, 9, 25)
SEEN = datetime(2026, 9, 25, 23, tzinfo=UTC)
BUDGET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

XML = [path.read_bytes() for path in sorted((CAPTURED / "arxiv").glob("*/*.xml"))]
FRIDAY = json.loads((CAPTURED / "huggingface" / "2024-01-05.json").read_text())[:3]
FULL = {
    "paper": json.loads((CAPTURED / "huggingface" / "paper_object_2407.13168.json").read_text()),
    "thumbnail": "https://huggingface.co/x.png",
    "upvotesReadAt": "2024-11",
}
COLLECTED = json.loads((CAPTURED / "collected" / "2026-03-10.json").read_text())
JSON_LISTS = [[*FRIDAY, FULL], COLLECTED[:2] + COLLECTED[-2:]]
PARSERS: list[Callable[[bytes], object]] = [
    lambda payload: DailyPapers().read(payload, DAY, SEEN),
    lambda payload: Collected().read(payload, DAY, SEEN),
    lambda payload: ArxivXml().read(payload, DAY, SEEN),
    lambda payload: parse_query(payload, day=DAY, seen_at=SEEN).entries,
    lambda payload: parse_feed(payload, seen_at=SEEN),
    lambda payload: parse_oai(payload, day=DAY, seen_at=SEEN).entries,
]


def check(payload: bytes) -> None:
    for parse in PARSERS:
        try:
            entries = parse(payload)
        except JoganError as failure:
            line = str(failure)
            assert line.strip(), payload[:100]
            assert len(line.splitlines()) == 1
            assert len(line) < 300
            line.encode()
        else:
            assert isinstance(entries, tuple)
            for entry in entries:
                well_formed(entry)


def well_formed(entry: object) -> None:
    assert isinstance(entry, Entry)
    assert entry.reference
    assert entry.title
    words = [entry.reference, entry.title, entry.abstract, *entry.authors, *entry.links, *entry.arxiv_categories]
    words += [text for text in (entry.comment, entry.doi, entry.thumbnail) if text is not None]
    for text in words:
        text.encode()  # str, without lone surrogates
    for author in entry.authors:
        assert author.strip() == author != ""
    assert entry.published is None or entry.published.utcoffset() is not None


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inner for place in places(item, (*path, key)))]


def changed(value: object, path: tuple[object, ...], new: object, *, drop: bool) -> object:
    """A copy with the place replaced or dropped."""
    if not path:
        return new
    copy = json.loads(json.dumps(value))
    at = copy
    for key in path[:-1]:
        at = at[key]
    if drop:
        del at[path[-1]]
    else:
        at[path[-1]] = new
    return copy


@pytest.mark.parametrize("items", JSON_LISTS, ids=["daily", "collected"])
@given(data=st.data())
@BUDGET
def test_values_replaced_and_keys_dropped(items: list[object], data: st.DataObject) -> None:
    value: object = items
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(places(value)))
        value = changed(value, path, data.draw(anything), drop=data.draw(st.booleans()))
    check(json.dumps(value).encode())


PAYLOADS = [json.dumps(items).encode() for items in JSON_LISTS] + XML


@given(st.sampled_from(PAYLOADS), st.data())
@BUDGET
def test_cut_anywhere(payload: bytes, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, 20))
    check(payload[begin : data.draw(st.integers(0, len(payload)))])


@given(st.sampled_from(PAYLOADS), st.data())
@BUDGET
def test_bytes_flipped(payload: bytes, data: st.DataObject) -> None:
    mutable = bytearray(payload)
    for _ in range(data.draw(st.integers(1, 8))):
        mutable[data.draw(st.integers(0, len(payload) - 1))] = data.draw(st.integers(0, 255))
    check(bytes(mutable))


@given(st.sampled_from(XML), st.data())
@BUDGET
def test_elements_renamed_emptied_and_repeated(payload: bytes, data: st.DataObject) -> None:
    names = [b"id", b"title", b"entry", b"author", b"name", b"feed", b"metadata", b"updated", b"published", b"summary"]
    name = data.draw(st.sampled_from(names))
    new = data.draw(st.sampled_from([b"x", b"entry", b"id", b"feed", b"error", b"record", b"title"]))
    check(payload.replace(b"<" + name, b"<" + new).replace(b"</" + name, b"</" + new))
    check(payload.replace(b"</" + name + b">", b"<b>&#x1F600;</b> \xed\xa0\x80</" + name + b">"))


@given(st.binary(max_size=200))
@BUDGET
def test_noise(noise: bytes) -> None:
    check(noise)
    check(b"[" + noise)
    check(b"<feed>" + noise)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("codec", ["utf-16", "latin-1", "shift-jis"])
def test_a_wrong_charset(payload: bytes, codec: str) -> None:
    check(payload.decode().encode(codec, errors="replace"))
