"""`jogan report`: what it writes, prints, refuses, and posts in instalments."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina
from in_process import Jogan, commands

NOBODY = "http://127.0.0.1:1"
ABSTRACT = (
    "Language models forget what they read first. We present Ledger {n}, a memory of {n} slots for long inputs. "
    "It keeps the words that later sentences ask for. It reaches {n}.2 on LongBench, 3.1 points above the baseline."
)


@pytest.fixture
def jogan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Jogan]:
    """Runs a command in an empty folder, where nobody answers: its status, output and remarks."""
    nobody = {"JOGAN_OPENREVIEW_URL": NOBODY, "JOGAN_ARXIV_API_URL": NOBODY}
    with commands(tmp_path, monkeypatch, capsys, **nobody) as run, stamina.set_testing(True, attempts=2):
        yield run


def a_list(folder: Path, count: int = 6, *, abstracts: bool = True) -> str:
    rows = [
        {
            "id": f"p{n}",
            "title": f"Ledger {n}: memory {n} for long inputs of language models",
            "status": "Oral" if n == 1 else "Poster",
            "keywords": "language models;long context",
            "authors": "An Yang; Baosong Yang",
            "url": f"https://openreview.net/forum?id=p{n}",
            "abstract": ABSTRACT.format(n=n) if abstracts else None,
        }
        for n in range(1, count + 1)
    ]
    path = folder / "accepted.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return str(path)


def test_it_writes_a_page_a_language_and_the_json_and_says_where(jogan: Jogan, tmp_path: Path) -> None:
    status, out, errors = jogan(
        *("report", "--papers", a_list(tmp_path), "--title", "COLM 2024", "--out", str(tmp_path / "out"))
    )
    assert (status, errors) == (0, "")
    assert out.startswith("COLM 2024: 6 of 6 papers in ")
    assert "Written without a model: every sentence below is the paper's own." in out
    assert out.endswith("In chat: /report colm-2024\n")
    names = sorted(path.name for path in (tmp_path / "out" / "colm-2024").iterdir())
    assert names == ["report.en.md", "report.json", "report.ko.md"]


def test_the_same_list_gives_the_same_bytes_and_chats_read_it(jogan: Jogan, tmp_path: Path) -> None:
    listed = a_list(tmp_path)
    for folder in ("one", "two"):
        assert jogan("report", "--papers", listed, "--title", "COLM 2024", "--out", str(tmp_path / folder))[0] == 0
    for name in ("report.en.md", "report.json", "report.ko.md"):
        one, two = (tmp_path / folder / "colm-2024" / name for folder in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


def test_json_is_the_one_document_on_stdout_in_the_agreed_shape(jogan: Jogan, tmp_path: Path) -> None:
    status, out, errors = jogan(
        *("report", "--papers", a_list(tmp_path), "--title", "COLM 2024", "--language", "en", "--json")
    )
    assert (status, errors) == (0, "")
    found = json.loads(out)
    assert {"title", "counts", "chapters", "abbreviations"} <= found.keys()
    papers = [paper for chapter in found["chapters"] for paper in chapter["papers"]]
    assert [paper["number"] for paper in papers] == [1, 2, 3, 4, 5, 6]
    assert all(paper["details"].keys() == {"problem", "insight", "application", "method"} for paper in papers)
    quoted = [quote["text"] for paper in papers for quote in paper["tldr"]["quotes"]]
    assert len(quoted) == 6
    assert all(any(quote in ABSTRACT.format(n=n) for n in range(1, 7)) for quote in quoted)


def test_titles_alone_are_told_as_such_and_silence_of_arxiv_is_one_line(jogan: Jogan, tmp_path: Path) -> None:
    listed = a_list(tmp_path, abstracts=False)
    status, out, errors = jogan("report", "--papers", listed, "--title", "NeurIPS 2023")
    assert (status, errors) == (0, "")
    assert len(re.findall("arXiv could not be asked", out)) == 1
    assert "titles and keywords only, so nothing is summarised" in out
    status, out, _ = jogan("report", "--papers", listed, "--title", "NeurIPS 2023", "--offline")
    assert "arXiv could not be asked" not in out
    assert status == 0


def test_the_licence_line_of_the_settings_stands_on_the_page(
    jogan: Jogan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOGAN_REPORT_LICENCE", "© 2026 Lab, CC BY 4.0")
    assert jogan("report", "--papers", a_list(tmp_path), "--title", "COLM", "--out", str(tmp_path / "out"))[0] == 0
    page = (tmp_path / "out" / "colm" / "report.en.md").read_text(encoding="utf-8")
    assert re.search(
        r"^Licence: © 2026 Lab, \[CC BY 4\.0\]\(https://creativecommons\.org/licenses/by/4\.0/\)$", page, re.M
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--title", "COLM"), "name either --papers FILE or --venue V"),
        (("--title", "COLM", "--papers", "a.json", "--venue", "V"), "name either --papers FILE or --venue V"),
        (("--title", "  ", "--papers", "a.json"), "--title is empty"),
        (("--title", "COLM", "--papers", "a.json", "--series", "0"), "--series"),
    ],
)
def test_wrong_usage_is_2_with_what_is_right(jogan: Jogan, arguments: tuple[str, ...], line: str) -> None:
    status, out, errors = jogan("report", *arguments)
    assert (status, out) == (2, "")
    assert line in errors


def test_a_file_that_is_not_there_and_a_topic_that_is_none_are_one_clear_line(jogan: Jogan, tmp_path: Path) -> None:
    status, out, errors = jogan("report", "--papers", "nowhere.json", "--title", "COLM")
    assert (status, out, errors.count("\n")) == (1, "", 1)
    assert "nowhere.json" in errors
    status, out, errors = jogan("report", "--papers", a_list(tmp_path), "--title", "COLM", "--topic", "LLMM")
    assert (status, out) == (2, "")
    assert "--topic" in errors
    assert "LLM" in errors


def test_a_venue_that_cannot_be_asked_is_one_clear_line(jogan: Jogan) -> None:
    status, out, errors = jogan("report", "--venue", "NeurIPS.cc/2023/Conference", "--title", "NeurIPS 2023")
    assert (status, out, errors.count("\n")) == (1, "", 1)
    assert errors.startswith("jogan: ")


def test_a_series_begins_once_after_all_that_anybody_can_have_had(jogan: Jogan, tmp_path: Path) -> None:
    listed = a_list(tmp_path, 30)
    wanted = ("report", "--papers", listed, "--title", "COLM 2024", "--series", "2")
    status, out, _ = jogan(*wanted)
    assert status == 0
    said = re.search(r"Series: (\d) instalments?.* posts of (\d{4}-\d\d-\d\d)", out)
    assert said is not None
    status, out, _ = jogan(*wanted)
    assert status == 0
    assert f"began on {said[2]} already; nothing was changed." in out


def test_what_is_left_out_of_the_list_is_one_remark(jogan: Jogan, tmp_path: Path) -> None:
    rows = [{"title": "Ledger: a memory"}, {"title": "Chess", "status": "Reject"}, {"title": "Ledger: a memory"}]
    (tmp_path / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
    status, out, errors = jogan("report", "--papers", "rows.json", "--title", "COLM", "--offline")
    assert (status, errors) == (
        0,
        "Left out of rows.json: 1 rejected or withdrawn (paper 2), 1 listed twice (paper 3).\n",
    )
    assert out.startswith("COLM: 1 of 1 paper in 1 chapter\n  1. All papers · 1\n")


def test_a_report_that_replaces_another_tells_what_chats_and_its_series_lose(jogan: Jogan, tmp_path: Path) -> None:
    wanted = ("report", "--title", "COLM", "--offline", "--papers")
    assert jogan(*wanted, a_list(tmp_path, 6), "--series", "2")[0] == 0
    assert jogan(*wanted, a_list(tmp_path, 6))[2] == ""
    again = jogan("report", "--title", "COLM!", "--offline", "--papers", a_list(tmp_path, 6))[2]
    assert re.search(r"^This replaces the report 'COLM' of [\d-]+\. A --title with", again)
    assert jogan(*wanted, a_list(tmp_path, 6))[0] == 0
    (tmp_path / "other.json").write_text(json.dumps([{"title": "Chess without search"}]), encoding="utf-8")
    status, out, errors = jogan(*wanted, "other.json")
    assert status == 0
    assert out.startswith("COLM: 1 of 1 paper")
    assert re.search(r"replaces the report 'COLM' of \d{4}-\d\d-\d\d: 6 of its 6 numbers mean other papers now", errors)
    assert "Its series began with other chapters: 1 chapter of it cannot be posted any more, 1 chapter will" in errors


def test_help_teaches_with_examples(jogan: Jogan) -> None:
    status, out, _ = jogan("report", "--help")
    assert status == 0
    assert 'jogan report --papers neurips.json --title "NeurIPS 2023, in LLM" --topic LLM' in out
    assert "--series" in out
