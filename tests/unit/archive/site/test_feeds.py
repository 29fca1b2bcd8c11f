"""Atom feeds held to RFC 4287 and RFC 4151: what each must have, ids that stay, content that is markup once."""

import re
from datetime import date, datetime
from pathlib import Path

import defusedxml.ElementTree as Xml
import pytest
from site_days import ADDRESS, HOSTILE, a_site, a_store, corrected, days

ATOM = "{http://www.w3.org/2005/Atom}"
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:[A-Za-z0-9/._~-]+")
ONCE = ("id", "title", "updated")


async def feeds(folder: Path, **changes: bool) -> dict[str, bytes]:
    editions = days(3)
    if changes:
        editions = (corrected(editions[0], date(2024, 7, 9)), *editions[1:])
    await a_site(await a_store(editions), folder).whole()
    root = folder / "site"
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in sorted(root.rglob("*.xml"))}


def moment(words: str) -> datetime:
    found = datetime.fromisoformat(words.replace("Z", "+00:00"))
    assert found.tzinfo is not None
    return found


async def test_there_is_one_of_everything_and_one_of_each_category_in_each_language(tmp_path: Path) -> None:
    expected = {f"{code}/{name}.xml" for code in ("ko", "en") for name in ("feed", "feeds/llm", "feeds/multimodal")}
    assert set(await feeds(tmp_path)) == expected


async def test_each_has_what_a_feed_must_have(tmp_path: Path) -> None:
    ids: list[str] = []
    for path, content in (await feeds(tmp_path)).items():
        feed = Xml.fromstring(content)
        assert feed.tag == f"{ATOM}feed"
        entries = feed.findall(f"{ATOM}entry")
        assert len(entries) == 3
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        own = [each.get("href") for each in feed.findall(f"{ATOM}link") if each.get("rel") == "self"]
        assert own == [f"{ADDRESS}/{path}"] == [feed.findtext(f"{ATOM}id")]
        for each in (feed, *entries):
            assert [len(each.findall(f"{ATOM}{name}")) for name in ONCE] == [1, 1, 1]
            assert [link.get("rel") for link in each.findall(f"{ATOM}link")].count("alternate") == 1
            assert all((link.get("href") or "").startswith(f"{ADDRESS}/") for link in each.findall(f"{ATOM}link"))
        times = [moment(each.findtext(f"{ATOM}updated") or "") for each in entries]
        assert moment(feed.findtext(f"{ATOM}updated") or "") == max(times)
        assert all(
            moment(each.findtext(f"{ATOM}published") or "") <= time for each, time in zip(entries, times, strict=True)
        )
        ids += [each.findtext(f"{ATOM}id") or "" for each in entries]
    assert all(TAG.fullmatch(found) for found in ids)
    assert len(set(ids)) == len(ids) == 18


async def test_links_of_entries_lead_to_pages_that_are_there(tmp_path: Path) -> None:
    for content in (await feeds(tmp_path)).values():
        for link in re.findall(rb'href="https://papers.example.org/jogan/([^"#]+)', content):
            assert (tmp_path / "site" / link.decode()).is_file(), link


async def test_content_is_markup_in_which_a_hostile_title_is_words(tmp_path: Path) -> None:
    feed = Xml.fromstring((await feeds(tmp_path))["en/feed.xml"])
    content = feed.find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert content.get("type") == "html"
    assert (content.text or "").startswith("<ul><li><a href=")
    assert "<script" not in (content.text or "")
    assert HOSTILE[:20].replace("<", "&lt;").replace(">", "&gt;") in (content.text or "")


async def test_a_correction_moves_the_time_and_not_the_id(tmp_path: Path) -> None:
    before, after = await feeds(tmp_path / "a"), await feeds(tmp_path / "b", corrected=True)
    one, other = (Xml.fromstring(each["en/feed.xml"]).findall(f"{ATOM}entry")[-1] for each in (before, after))
    assert one.findtext(f"{ATOM}id") == other.findtext(f"{ATOM}id")
    assert one.findtext(f"{ATOM}updated") == "2024-06-28T23:00:00Z"
    assert other.findtext(f"{ATOM}updated") == "2024-07-09T23:59:59Z"


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_the_language_is_told(tmp_path: Path, language: str) -> None:
    feed = Xml.fromstring((await feeds(tmp_path))[f"{language}/feed.xml"])
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
