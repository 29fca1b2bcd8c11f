"""The whole site as files: what is there, what leads where, the same bytes on every way to it."""

from dataclasses import replace
from datetime import timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urldefrag, urljoin

import html5lib
import pytest
from builders import a_day_without, a_note
from builders_conference import SLUG, a_conference_report, a_figure
from fakes import FakeStore
from fakes_outputs import MemoryArchive
from site_days import FIRST, PNG, a_day, a_site, a_store, a_venue, days, put_pictures, tree

from adapters.archive.site import places
from adapters.archive.site.beside import ArchiveWithSite
from adapters.archive.site.files import Files, png_size
from bot.domain.nine import NINE
from bot.errors import Permanent

POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"


class Targets(HTMLParser):
    """What a page is named in, leads to and loads."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [value for value in (found.get("id"),) if value]
        to = found.get("href") or found.get("src")
        if to is not None:
            (self.links if tag == "a" else self.loads).append(to)


def targets(page: bytes) -> Targets:
    found = Targets()
    found.feed(page.decode())
    return found


def pages_of(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.endswith(".html")}


async def whole(archive: Path, count: int = 4, address: str | None = "https://papers.example.org") -> dict[str, bytes]:
    """Every file of a site of some days and a report."""
    editions = days(count)
    store = await a_store(editions)
    await store.reports.put(a_venue())
    put_pictures(archive, editions)
    await a_site(store, archive, address).whole()
    return tree(archive / "site")


async def test_every_page_is_valid_html(tmp_path: Path) -> None:
    pages = pages_of(await whole(tmp_path))
    assert len(pages) > 25
    for path, content in pages.items():
        parser = html5lib.HTMLParser(strict=True)
        try:
            parser.parse(content)
        except html5lib.html5parser.ParseError as mistake:
            pytest.fail(f"{path}: {mistake} {parser.errors[-1]}")


async def test_every_link_leads_to_a_place_that_is_there(tmp_path: Path) -> None:
    files = await whole(tmp_path)
    named = {path: targets(content) for path, content in pages_of(files).items()}
    checked = 0
    for path, found in named.items():
        assert len(set(found.ids)) == len(found.ids), path
        for link in (*found.links, *found.loads):
            if link.startswith("https://"):
                continue
            file, anchor = urldefrag(unquote(urljoin(f"/{path}", link)))
            assert file[1:] in files, (path, link)
            assert not anchor or anchor in named[file[1:]].ids, (path, link)
            checked += 1
    assert checked > 500


async def test_nothing_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    for path, content in pages_of(await whole(tmp_path)).items():
        loads = [to for to in targets(content).loads if "://" in to or to.startswith("//")]
        assert loads == [], path
        assert f'content="{POLICY}"' in unescape(content.decode()), path


async def test_no_link_of_a_paper_runs_anything(tmp_path: Path) -> None:
    for path, content in pages_of(await whole(tmp_path)).items():
        assert not [to for to in targets(content).links if ":" in to and not to.startswith("https://")], path
        assert b"<script>" not in content, path
        assert b"onerror=window.hit=1>" not in content, path


async def test_what_the_site_holds(tmp_path: Path) -> None:
    files = await whole(tmp_path)
    expected = {"index.html", "style.css", "site.js", "icon.svg", "pictures/2024-06-28.png"}
    expected |= {
        f"{language}/{page}"
        for language in ("ko", "en")
        for page in (
            *("index.html", "2024-06-28.html", "2024-07-04.html", "2024.html", "feed.xml", "feeds/llm.xml"),
            *("categories/llm.html", "categories/llm-2024-07.html", "reports.html", f"reports/{SLUG}.html"),
        )
    }
    assert expected <= set(files)
    assert files["pictures/2024-06-28.png"] == PNG


async def test_without_an_address_there_are_no_feeds(tmp_path: Path) -> None:
    files = await whole(tmp_path, address=None)
    assert not [path for path in files if PurePosixPath(path).suffix == ".xml"]
    assert not [path for path, content in files.items() if b"atom+xml" in content]


async def test_the_same_days_make_the_same_bytes_and_touch_nothing_again(tmp_path: Path) -> None:
    one, other = await whole(tmp_path / "one"), await whole(tmp_path / "other")
    assert one == other
    store = await a_store(days(4))
    await store.reports.put(a_venue())
    again = await a_site(store, tmp_path / "one", "https://papers.example.org").whole()
    assert (again.written, again.kept) == (0, len(one))


async def test_day_by_day_it_becomes_what_it_is_made_at_once(tmp_path: Path) -> None:
    at_once = await whole(tmp_path / "once", count=6)
    archive, editions, store = tmp_path / "daily", days(6), FakeStore()
    put_pictures(archive, editions)
    site = a_site(store, archive, "https://papers.example.org")
    await store.reports.put(a_venue())
    for edition in (*editions[:3], *editions[:2:-1]):  # the last ones are built backwards, as after an outage
        assert await store.editions.publish(edition)
        await site.refresh(edition.day)
    await site.refresh_reports()
    assert tree(archive / "site") == at_once


async def test_a_new_day_touches_its_own_pages_and_few_others(tmp_path: Path) -> None:
    store = await a_store(days(20))
    site = a_site(store, tmp_path)
    await site.whole()
    before = tree(tmp_path / "site")
    new = a_day(FIRST + timedelta(days=40))
    assert await store.editions.publish(new)
    await site.refresh(new.day)
    after = tree(tmp_path / "site")
    changed = {path for path in after if after[path] != before.get(path)}
    old = {path for path in changed if "/2024-0" in path and path.endswith(".html")}
    assert {path for path in old if "categories" not in path} == {
        f"{language}/{day}.html" for language in ("ko", "en") for day in ("2024-08-05", "2024-08-07")
    }
    assert not [path for path in changed if "2024-06" in path or "2024-07" in path]


async def test_a_day_without_an_edition_has_no_page(tmp_path: Path) -> None:
    store = await a_store((*days(1), a_day_without(FIRST + timedelta(days=1))))
    await a_site(store, tmp_path).whole()
    assert "en/2024-06-29.html" not in tree(tmp_path / "site")


async def test_a_site_of_nothing_says_so(tmp_path: Path) -> None:
    made = await a_site(FakeStore(), tmp_path).whole()
    assert made.editions == 0
    page = (tmp_path / "site" / "index.html").read_text()
    assert "아직 조간이 없습니다." in page
    assert "아직 학회 보고서가 없습니다." in (tmp_path / "site" / "ko" / "reports.html").read_text()


async def test_a_figure_that_is_gone_is_not_shown_and_one_that_is_there_is(tmp_path: Path) -> None:
    store = FakeStore()
    await store.reports.put(a_venue())
    site, file = a_site(store, tmp_path), a_figure().file
    await site.whole()
    page = tmp_path / "site" / "en" / "reports" / f"{SLUG}.html"
    assert '<img src="../../' not in page.read_text().replace('src="../../icon.svg"', "")
    (tmp_path / SLUG / file).parent.mkdir(parents=True)
    (tmp_path / SLUG / file).write_bytes(PNG)
    await site.refresh_reports()
    assert f'<img src="../../reports/{SLUG}/{file}"' in page.read_text()
    assert (tmp_path / "site" / "reports" / SLUG / file).read_bytes() == PNG


async def test_no_file_outside_a_reports_folder_is_copied(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / SLUG).mkdir()
    assert not Files(tmp_path / "site").copy(tmp_path / SLUG, "../secret.png", "reports")
    assert not (tmp_path / "site").exists()


async def test_a_folder_that_cannot_be_written_is_permanent(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"")
    with pytest.raises(Permanent, match="site"):
        await a_site(await a_store(days(1)), tmp_path).whole()


async def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    assert not [path for path in await whole(tmp_path) if PurePosixPath(path).name.startswith(".")]


def test_the_size_of_a_picture(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.png").write_bytes(b"GIF89a, which is none at all")
    assert png_size(tmp_path / "a.png") == (2, 1)
    assert png_size(tmp_path / "b.png") is None
    assert png_size(tmp_path / "c.png") is None


def test_slugs_of_categories_are_names_of_files_and_never_shared() -> None:
    keys = ["LLM", "AI in Healthcare", "C++", "C#", "C", "로봇", "../x", "CON", "a/b", "a-b", "a b"]
    slugs = [places.slug(key) for key in keys]
    assert slugs[:2] == ["llm", "ai-in-healthcare"]
    assert len(set(slugs)) == len(keys)
    assert all(slug.replace("-", "").isalnum() and slug.isascii() for slug in slugs)


async def test_what_is_written_to_the_archive_is_shown_on_the_site(tmp_path: Path) -> None:
    store = await a_store(days(2))
    archive = ArchiveWithSite(MemoryArchive(tmp_path), a_site(store, tmp_path))
    edition = days(2)[1]
    assert not await archive.has(edition, NINE)
    await archive.write(edition, NINE, PNG)
    assert await archive.has(edition, NINE)
    noted = replace(edition, notes=(a_note(),))
    assert await store.editions.correct(noted)
    assert not await archive.has(noted, NINE), "the archive's pages are old"
    await archive.write(noted, NINE, PNG)
    assert "Sentences from the papers." in (tmp_path / "site/en" / f"{edition.day}.html").read_text()


async def test_a_report_that_is_written_is_listed(tmp_path: Path) -> None:
    store = FakeStore()
    archive = ArchiveWithSite(MemoryArchive(tmp_path), a_site(store, tmp_path))
    report = a_conference_report()
    await store.reports.put(report)
    folder = await archive.write_report(report, NINE, {})
    assert folder.name == SLUG
    assert f'href="../en/reports/{SLUG}.html"' in (tmp_path / "site/en/reports.html").read_text()
    assert await archive.report_page(report, NINE, "en")
    assert not await archive.has_picture(SLUG, "figures/none.png")
    assert (await archive.keep_picture("2024-W29/a.png", PNG)).name == "a.png"
