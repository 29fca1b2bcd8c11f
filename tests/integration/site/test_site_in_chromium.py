"""The site in a real browser: from a disk and from a server, wide and narrow, light and dark, by mouse and by keys."""

from pathlib import Path

import pytest
from site_browser import Tab
from site_days import HOSTILE, MARKUP

KINDS = (
    "index.html",
    "{}/index.html",
    "{}/2024-07-02.html",
    "{}/2024.html",
    "{}/categories/llm.html",
    "{}/categories/multimodal-2024-07.html",
    "{}/reports.html",
    "{}/reports/colm-2024-llm.html",
)
EVERY = [kind.format(language) for language in ("ko", "en") for kind in KINDS]
CONTRASTS = """(() => {
  const number = (colour) => colour.match(/[0-9.]+/g).map(Number);
  const light = (colour) => number(colour).slice(0, 3).map((v) => v / 255)
    .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const found = getComputedStyle(at).backgroundColor;
      if (number(found)[3] !== 0) return found;
    }
    return "rgb(255, 255, 255)";
  };
  const shown = [...document.querySelectorAll("main *, header *, footer *")]
    .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return shown.map((each) => {
    const pair = [light(getComputedStyle(each).color), light(ground(each))].sort((one, other) => other - one);
    return [(pair[0] + 0.05) / (pair[1] + 0.05), each.outerHTML.slice(0, 80)];
  }).sort((one, other) => one[0] - other[0])[0];
})()"""


@pytest.mark.parametrize("path", EVERY)
async def test_every_page_opens_from_a_disk_and_asks_for_nothing_elsewhere(page: Tab, folder: Path, path: str) -> None:
    await page.open(f"file://{folder}/{path}")
    assert await page.run("document.querySelectorAll('h1').length") == 1
    assert await page.run("getComputedStyle(document.body).maxWidth") != "none", "the style is there"
    assert await page.run("document.querySelector('form[role=search]').hidden") is False, "the script has run"
    assert page.complaints == []
    assert [asked for asked in page.asked if not asked.startswith(f"file://{folder}/")] == []
    await page.run("[...document.images].forEach((each) => { each.loading = 'eager'; })")
    await page.until("[...document.images].every((each) => each.complete && each.naturalWidth)")


@pytest.mark.parametrize("path", EVERY)
async def test_no_page_scrolls_sideways_on_a_telephone(page: Tab, folder: Path, path: str) -> None:
    await page.narrow(360)
    await page.open(f"file://{folder}/{path}")
    await page.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert await page.run("innerWidth") == 360
    assert await page.run("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["ko/2024-07-02.html", "en/index.html", "en/reports/colm-2024-llm.html"])
async def test_words_stand_out_from_their_ground(page: Tab, folder: Path, path: str, scheme: str) -> None:
    await page.scheme(scheme)
    await page.open(f"file://{folder}/{path}")
    await page.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    dark = await page.run("getComputedStyle(document.documentElement).backgroundColor") == "rgb(23, 24, 26)"
    assert dark is (scheme == "dark")
    worst, element = await page.run(CONTRASTS)
    assert worst >= 4.5, element


@pytest.mark.parametrize("by", ["disk", "server"])
async def test_the_search_finds_a_paper_of_an_older_month_and_leads_to_it(
    page: Tab, folder: Path, served: str, by: str
) -> None:
    root = f"file://{folder}" if by == "disk" else served
    await page.open(f"{root}/en/2024-07-02.html")
    await page.run("document.getElementById('search').focus()")
    await page.write("sparse ATTENTION 28")
    assert await page.until("document.querySelector('#found a') && document.querySelector('#found a').textContent")
    assert await page.run("document.getElementById('said').textContent") == "Papers found: 1"
    await page.press_link("document.querySelector('#found a').click()")
    assert await page.run("location.href") == f"{root}/en/2024-06-28.html#paper-1"
    assert "Sparse Attention for Day 28" in await page.run("document.querySelector(':target h3').textContent")
    assert page.complaints == []
    assert [asked for asked in page.asked if not asked.startswith(root)] == []


async def test_the_search_knows_korean_sentences_and_categories(page: Tab, folder: Path) -> None:
    await page.open(f"file://{folder}/ko/index.html")
    await page.run("document.getElementById('search').focus()")
    await page.write("비용이 절반으로 거대 언어")
    await page.until("document.querySelectorAll('#found a').length === 4")
    assert await page.run("document.getElementById('said').textContent") == "찾은 논문: 4편"


async def test_the_search_says_that_nothing_has_all_the_words_and_goes_with_escape(page: Tab, folder: Path) -> None:
    await page.open(f"file://{folder}/en/index.html")
    await page.run("document.getElementById('search').focus()")
    await page.write("sparse nonesuch")
    await page.until("document.getElementById('said').textContent === 'No paper has all of these words.'")
    assert await page.run("document.getElementById('results').hidden") is False
    await page.key("Escape", 27)
    assert await page.run("document.getElementById('results').hidden") is True


async def test_the_search_says_that_a_part_of_it_cannot_be_read(page: Tab, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    for name in ("site.js", "style.css", "icon.svg", "en/index.html"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    await page.open(f"file://{tmp_path}/en/index.html")
    await page.run("document.getElementById('search').focus()")
    await page.write("sparse")
    await page.until("document.getElementById('said').textContent.startsWith('A part of the search')")


async def test_hostile_titles_are_words_in_pages_and_in_what_is_found(page: Tab, folder: Path) -> None:
    shown = " ".join(HOSTILE.replace("\u202e", "").split())
    await page.open(f"file://{folder}/en/2024-07-02.html")
    assert shown in await page.run("document.querySelector('#paper-2 h3').textContent")
    assert MARKUP in await page.run("document.querySelector('#paper-2 .facts').textContent")
    assert await page.run("document.querySelector('#paper-3 a[href]')") is None, "no link of its own is one"
    await page.run("document.getElementById('search').focus()")
    await page.write("window.hit onerror")
    await page.until("document.querySelectorAll('#found a').length === 4")
    assert await page.run("document.querySelector('#found a').textContent") == shown
    assert await page.run("document.querySelectorAll('#found img, #found script').length") == 0
    assert await page.run("window.hit") is None
    assert page.complaints == []


async def test_folds_open_by_mouse_and_by_keys_down_to_the_evidence(page: Tab, folder: Path) -> None:
    await page.open(f"file://{folder}/en/2024-07-02.html")
    visible = "document.querySelector('#paper-1 blockquote').checkVisibility()"
    assert await page.run(visible) is False
    await page.run("document.querySelector('#paper-1 summary').click()")
    assert await page.run("document.querySelector('#paper-1 details').open") is True
    assert await page.run(visible) is False, "the quotes have a fold of their own"
    await page.run("document.querySelector('#paper-1 details details summary').focus()")
    await page.key("Enter", 13)
    assert await page.run(visible) is True
    assert "the cost is halved on all tasks" in await page.run(
        "document.querySelector('#paper-1 blockquote').innerText"
    )


async def test_nothing_that_gets_into_a_page_is_run_or_loaded(page: Tab, folder: Path) -> None:
    """Were a leaf ever not escaped, the page's policy would still hold."""
    await page.open(f"file://{folder}/en/2024-07-02.html")
    await page.run("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.hit=1>')")
    await page.run(
        "{ const s = document.createElement('script'); s.textContent = 'window.hit = 2'; document.body.append(s); }"
    )
    await page.run("{ const i = new Image(); i.src = 'https://elsewhere.example/a.png'; document.body.append(i); }")
    await page.until("document.images[document.images.length - 1].complete")
    assert await page.run("window.hit") is None
    assert len([said for said in page.complaints if "Content Security Policy" in said]) >= 3


async def test_the_first_tab_skips_to_the_content(page: Tab, folder: Path) -> None:
    await page.open(f"file://{folder}/ko/index.html")
    await page.key("Tab", 9)
    assert await page.run("document.activeElement.textContent") == "본문으로 건너뛰기"
    assert await page.run("document.activeElement.getBoundingClientRect().left") >= 0
    await page.run("document.activeElement.click()")
    assert await page.run("location.hash") == "#main"
    assert await page.run("document.activeElement.id") == "main"


async def test_the_other_language_is_one_link_away(page: Tab, folder: Path) -> None:
    await page.open(f"file://{folder}/ko/2024-07-02.html")
    assert await page.run("document.documentElement.lang") == "ko"
    await page.press_link("document.querySelector('nav a[hreflang=en]').click()")
    assert (await page.run("location.href")).endswith("/en/2024-07-02.html")
    assert await page.run("document.documentElement.lang") == "en"
