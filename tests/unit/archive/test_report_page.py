"""The page of a conference report: the golden files' bytes, valid HTML as GitHub and Jekyll make it, headings outside
of folds, links that lead somewhere, and the parts that others' tools read."""

import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import cmarkgfm
import html5lib
import pytest
from builders_conference import a_chapter, a_conference_report, a_reported, a_told
from cmarkgfm.cmark import Options
from conference_sample import ATTACK, GOLDEN, PIPES, SLUG, sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from report_structure import outline

from adapters.archive.markdown.folded import FRONT_MATTER, folded
from adapters.archive.markdown.folder import report_files
from bot.document.conference_report import report_page
from bot.domain.conference import ConferenceReport, Told
from bot.domain.evidence import Bullet
from bot.domain.nine import NINE
from bot.wording.choose import reading

LANGUAGES = ("ko", "en")
HTML = "{http://www.w3.org/1999/xhtml}"
THEIRS = """---
layout: default
---

# A Venue 2023 Oral & Spotlight

# **Introduction 및 축약어 안내**

### 목차

1. 이전 연구들 (A Venue 2023 **이전**)
2. Second

# **1.  이전 연구들**

<p><a href="https://arxiv.org/abs/2001.00001">First paper</a> (ICML 2021)
tl; dr: : 첫 문장입니다.</p></p>
<p>
<details closed>
    <summary>상세 및 개인 의견</summary>
</h2>
<p><strong>기존 문제</strong> : 문제입니다.</p>
<p><strong>논문이 이끌어낸 직관</strong> : 직관입니다.</p>

</details>
<a href="https://arxiv.org/pdf/2001.00002.pdf">Second paper</a>
tl; dr: : 둘째 문장입니다.</p>
<p>
<details closed>
    <summary>상세 및 개인 의견</summary>
</h2>
<p><strong>논문의 구체적인 방법론</strong> : 방법입니다.</p>
<p><a href="https://pictures.example/x">https://pictures.example/x</a></p>
<a href="https://arxiv.org/abs/2001.00009">Follow-up</a>
<h1>2. Second</h1>
</details>
<a href="https://openreview.net/forum?id=x">Third paper</a>
tl; dr: : 셋째입니다.</p>
"""
"""Made by hand in the way of the pages that others parse, with what is wrong in them."""


def page(language: str, report: ConferenceReport | None = None) -> str:
    return folded(report_page(report or sample(), NINE, language))


def body(written: str) -> str:
    """What a site reads as Markdown."""
    assert written.startswith(FRONT_MATTER)
    return written.removeprefix(FRONT_MATTER)


def on_github(written: str) -> str:
    shown = cmarkgfm.github_flavored_markdown_to_html(body(written), options=Options.CMARK_OPT_UNSAFE)
    return f'<!DOCTYPE html><html lang="en"><head><title>t</title></head><body>{shown}</body></html>'


def on_jekyll(written: str) -> str:
    shown = subprocess.run(["kramdown", "-i", "GFM"], input=body(written), capture_output=True, text=True, check=True)
    return f'<!DOCTYPE html><html lang="en"><head><title>t</title></head><body>{shown.stdout}</body></html>'


def valid(shown: str) -> html5lib.treebuilders.base.Node:
    """The tree, where the page has no error at all."""
    return html5lib.HTMLParser(strict=True).parse(shown)


def words(shown: str) -> str:
    """All that is shown, in one line."""
    (shown_in,) = valid(shown).iter(f"{HTML}body")
    return " ".join("".join(shown_in.itertext()).split())


@pytest.mark.parametrize("name", ["report.ko.md", "report.en.md", "report.json"])
def test_the_report_is_written_byte_for_byte(name: str) -> None:
    assert report_files(sample(), NINE)[name].decode() == (GOLDEN / SLUG / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_github_it_is_valid_html(language: str) -> None:
    tree = valid(on_github(page(language)))
    tags = [each.tag.removeprefix(HTML) for each in tree.iter() if isinstance(each.tag, str)]
    assert tags.count("details") == 6  # five papers are told, and one has quotes of its own
    assert not {"script", "table", "iframe", "style"} & set(tags)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fold_is_closed_where_it_ends(language: str) -> None:
    written = page(language)
    assert written.count("<details>") == written.count("</details>") == written.count("<summary>") == 6
    for opened in valid(on_github(written)).iter(f"{HTML}details"):
        assert opened[0].tag == f"{HTML}summary"


@pytest.mark.skipif(shutil.which("kramdown") is None, reason="kramdown with its GFM parser is not on this machine")
@pytest.mark.parametrize("language", LANGUAGES)
def test_jekyll_shows_the_same_words_as_github(language: str) -> None:
    assert words(on_jekyll(page(language))) == words(on_github(page(language)))


BITS = (
    *(
        "</p>",
        "</details>\n\n# x",
        "<!--",
        "{{ x }}",
        "{% raw %}",
        "{:.c}",
        "{::comment}",
        "`",
        "```\nx",
        "- a",
        "1. x",
        "+++",
    ),
    *(
        "&lt;",
        "$$x$$",
        "|a|b|\n|-|-|",
        "^",
        "*[A]: b",
        "[^1]: n",
        "\\",
        "<pre>",
        ": d",
        "~~",
        "---",
        "==",
        "@x",
        "#1",
        "\n\n",
    ),
    *(
        "http://a.b",
        "<http://a.b>",
        "<?php",
        "<![CDATA[",
        "[a](b)",
        "![a](b)",
        "[A]",
        "_a_",
        "**a**",
        "한글*한글*",
        "www.a.b",
    ),
)
"""What one reader of Markdown or another takes for markup."""


def with_all_of_it() -> ConferenceReport:
    """A chapter and a paper for each of them, each beside the next one."""
    papers, chapters = [], []
    for number, (bit, after) in enumerate(zip(BITS, (*BITS[1:], BITS[0]), strict=True), start=1):
        paper = {"title": f"T {after}{bit}", "id": f"arxiv:2407.{number:05}"}
        texts = {"en": told(f"{bit} {after}")}
        papers.append(a_reported(number, paper=paper, venue=bit, keywords=(after,), texts=texts))
        chapters.append(a_chapter(f"c{number}", (number,), title=f"{bit}{after} {bit}", intros={}))
    return a_conference_report(papers, chapters=chapters, title=f"T {' '.join(BITS)}", abbreviations={"A": "</ul>^"})


@pytest.mark.skipif(shutil.which("kramdown") is None, reason="kramdown with its GFM parser is not on this machine")
def test_jekyll_and_github_agree_on_whatever_is_said() -> None:
    """But for quotes, dashes and dots, which the one makes typographic."""
    plainer = str.maketrans({"…": "...", "–": "--", "—": "---", "“": '"', "”": '"', "‘": "'", "’": "'"})
    written = page("en", with_all_of_it())
    shown = [words(each).translate(plainer) for each in (on_jekyll(written), on_github(written))]
    assert shown[0] == shown[1]
    assert all(" ".join(bit.split()).replace("—", "---") in shown[0] for bit in BITS)


def test_no_markup_of_either_reader_is_left_in_what_is_markdown() -> None:
    for block in body(page("en", with_all_of_it())).strip().split("\n\n"):
        if not block.startswith("<"):
            assert not re.search(r"[\\{}^|~`$<>]", re.sub(r"\]\(#?[\w-]+\)", "", block)), block


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_stand_at_their_levels_outside_of_folds(language: str) -> None:
    tree = valid(on_github(page(language)))
    inside = {id(each) for fold in tree.iter(f"{HTML}details") for each in fold.iter()}
    headings = [each for each in tree.iter() if re.fullmatch(r"\{.*\}h[1-6]", str(each.tag))]
    assert not [each for each in headings if id(each) in inside]
    assert [str(each.tag)[-1] for each in headings] == ["1", "1", "3", "1", "1", "1", "1"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_within_the_page_leads_to_one_place(language: str) -> None:
    tree = valid(on_github(page(language)))
    places = [each.attrib["id"] for each in tree.iter() if "id" in each.attrib]
    assert len(places) == len(set(places))
    links = {each.attrib["href"] for each in tree.iter(f"{HTML}a") if "href" in each.attrib}
    within = {link[1:] for link in links if link.startswith("#")}
    assert within <= set(places)
    assert {"earlier-work", "causal-traces", "fine-tuning-memory", "others", "paper-1", "paper-6"} <= within
    assert all(link.startswith(("#", "https://arxiv.org/", "https://creativecommons.org/")) for link in links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_an_attack_is_read_as_anything(language: str) -> None:
    written = page(language)
    assert "{" not in written
    assert "}" not in written
    assert "<script" not in written
    shown = words(on_github(written))
    assert " ".join(ATTACK.split()) in shown
    assert " ".join(PIPES.split()) in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_has_no_blank_line_within_and_stands_apart(language: str) -> None:
    """Of both readers' rules: a blank line ends HTML for the one, and HTML goes on to its end tag for the other."""
    for block in body(page(language)).strip().split("\n\n"):
        opened = re.findall(r"<(p|details|ul|ol|blockquote)\b", block)
        closed = re.findall(r"</(p|details|ul|ol|blockquote)>", block)
        assert sorted(opened) == sorted(closed), block
        if opened:
            assert block.startswith(("<p", "<details", "<ul")), block


def test_the_parser_reads_pages_that_others_write() -> None:
    found = outline(THEIRS)
    assert found.title == "A Venue 2023 Oral & Spotlight"
    assert [title for title, _ in found.listed] == ["이전 연구들 (A Venue 2023 **이전**)", "Second"]
    assert [(title, len(papers)) for title, papers in found.chapters] == [("이전 연구들", 2), ("Second", 1)]
    first, second, third = found.papers
    assert (first.title, first.link, first.venue) == ("First paper", "https://arxiv.org/abs/2001.00001", "ICML 2021")
    assert first.tldr == "첫 문장입니다."
    assert first.fold is not None
    assert first.fold.parts == {"기존 문제": "문제입니다.", "논문이 이끌어낸 직관": "직관입니다."}
    assert second.fold is not None
    assert list(second.fold.parts) == ["논문의 구체적인 방법론"]
    assert third.fold is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_parser_reads_ours(language: str) -> None:
    found, report, said = outline(page(language)), sample(), reading(language).conference
    assert found.title == "NeurIPS 2023 Oral & Spotlight, in LLM"
    assert [title for title, _ in found.listed] == [title for title, _ in found.chapters]
    assert [place for _, place in found.listed] == ["earlier-work", *(each.slug for each in report.chapters)]
    (work, *papers) = found.papers
    assert (work.title, work.link, work.venue) == (report.earlier[0].title, report.earlier[0].url, "2022")
    assert [unescape(each.title) for each in papers] == [each.paper.title for each in report.papers]
    assert [each.link for each in papers] == [each.paper.url for each in report.papers]
    assert [each.venue for each in papers] == [
        f"NeurIPS 2023, {said.decision(each.decision)}" for each in report.papers
    ]
    tldrs = [each.texts[language].tldr.text if each.texts else None for each in report.papers]
    assert [unescape(each.tldr) if each.tldr else None for each in papers] == tldrs
    assert [each.fold is not None for each in papers] == [bool(each.texts) for each in report.papers]
    fold = papers[1].fold
    assert fold is not None
    assert fold.title.startswith(said.details.fold)
    labels = (said.details.problem, said.details.insight, said.details.application, said.details.method)
    assert tuple(fold.parts) == labels


def test_the_korean_labels_are_those_that_parsers_know() -> None:
    fold = outline(page("ko")).papers[2].fold
    assert fold is not None
    assert list(fold.parts) == ["기존 문제", "논문이 이끌어낸 직관", "활용방안 및 향후 연구", "논문의 구체적인 방법론"]


def test_a_part_of_which_nothing_is_told_is_named_and_not_made_up() -> None:
    fold = outline(page("en")).papers[4].fold
    assert fold is not None
    assert list(fold.parts) == ["Insight"]
    assert "Not found in the abstract: existing problem, application and outlook, concrete method." in page("en")
    assert "활용방안 및 향후 연구: 논문에서 확인된 문장이 없습니다." in page("ko")


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60) | st.sampled_from(
    (
        "</p>",
        "</details>\n\n# x",
        "<!--",
        "<![CDATA[",
        "{{ x }}",
        "`",
        "- a\n- b",
        "\n\n\n",
        "&#x3c;b&#x3e;",
        "]]>",
        "$$",
    )
)


def told(words: str) -> Told:
    return a_told(tldr=Bullet(words, ()))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(ANYTHING, ANYTHING, ANYTHING)
def test_whatever_a_paper_says_the_page_is_valid(title: str, said: str, venue: str) -> None:
    paper = a_reported(1, paper={"title": title}, venue=venue, keywords=(said,), texts={"en": told(said)})
    report = a_conference_report((paper,), chapters=(a_chapter(papers=(1,), title=title),), languages=("en",))
    tree = valid(on_github(page("en", report)))
    assert len(list(tree.iter(f"{HTML}details"))) == 1
    assert len(list(tree.iter(f"{HTML}h1"))) == 3
    assert not list(tree.iter(f"{HTML}script"))


def test_the_golden_folder_holds_nothing_else() -> None:
    assert {file.name for file in (GOLDEN / SLUG).iterdir()} == set(report_files(sample(), NINE))
    assert Path(GOLDEN / "README.md").is_file()
