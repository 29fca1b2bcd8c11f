"""Every command inside this process: what it prints, on which stream, and its exit status."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina
from in_process import Jogan, commands

from adapters.cli import show
from adapters.config import TABLE

DAYS = Path(__file__).parents[3] / "adapters" / "sources" / "recorded" / "days"
RECORDED = ("--source", f"recorded:{DAYS}")
NOBODY = "http://127.0.0.1:1"


@pytest.fixture
def jogan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Jogan]:
    """Runs a command in an empty folder, where nobody answers: its status, output and remarks."""
    nobody = {"JOGAN_HUGGINGFACE_URL": NOBODY, "JOGAN_ARXIV_API_URL": NOBODY}
    with commands(tmp_path, monkeypatch, capsys, **nobody) as run, stamina.set_testing(True, attempts=2):
        yield run


@pytest.fixture
def with_day(jogan: Jogan) -> Jogan:
    """The same, with the shipped day's edition built."""
    status, _, remarks = jogan("edition", *RECORDED, "--date", "2024-07-16", "--no-send")
    assert (status, remarks) == (0, "")
    return jogan


def test_nothing_said_is_help_with_the_first_step(jogan: Jogan) -> None:
    status, out, errors = jogan()
    assert (status, errors) == (0, "")
    assert "Start with: jogan demo" in out
    assert "..." not in out.split("Commands:")[1]  # no command's line is cut


def test_the_version_is_the_installed_one(jogan: Jogan) -> None:
    status, out, _ = jogan("--version")
    assert status == 0
    assert out.startswith("jogan 0.")
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_demo_shows_one_language_and_writes_both(jogan: Jogan, language: str, tmp_path: Path) -> None:
    status, out, remarks = jogan("demo", "--language", language, "--out", str(tmp_path / "out"))
    assert status == 0
    assert ("논문 16편" in out) is (language == "ko")
    assert ("16 papers" in out) is (language == "en")
    assert f"Files: {tmp_path / 'out' / '2024-07-16'}" in remarks
    assert {file.suffix for file in (tmp_path / "out" / "2024-07-16").iterdir()} == {".md", ".json", ".png"}
    assert not (tmp_path / "data").exists()


def test_an_edition_says_what_it_is_and_where(jogan: Jogan, tmp_path: Path) -> None:
    status, out, errors = jogan("edition", *RECORDED, "--date", "2024-07-16")
    assert (status, errors) == (0, "")
    first, archive, sent = out.splitlines()
    assert first.startswith("2024-07-16: 16 papers · LLM ")
    assert archive == f"Archive: {tmp_path / 'data' / 'archive' / '2024-07-16'}"
    assert sent.startswith("Nothing was sent")


def test_the_same_edition_again_changes_nothing(with_day: Jogan, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "archive" / "2024-07-16"
    before = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
    status, out, _ = with_day("edition", *RECORDED, "--date", "2024-07-16", "--no-send")
    assert status == 0
    assert "16 papers (published before; nothing changed)" in out
    assert "sent" not in out
    assert {file.name: file.stat().st_mtime_ns for file in folder.iterdir()} == before


def test_an_edition_as_json_is_one_document(jogan: Jogan) -> None:
    status, out, errors = jogan("edition", *RECORDED, "--date", "2024-07-16", "--json", "--language", "en")
    edition = json.loads(out)
    assert (status, errors) == (0, "")
    assert (edition["state"], edition["languages"], edition["reason"]) == ("published", ["en"], None)
    assert [paper["number"] for paper in edition["papers"]] == list(range(1, 17))
    assert sum(edition["counts"].values()) == 16


@pytest.mark.parametrize("as_json", [True, False])
def test_a_day_without_papers_is_done_with_its_reason(jogan: Jogan, tmp_path: Path, *, as_json: bool) -> None:
    status, out, _ = jogan("edition", *RECORDED, "--date", "2024-07-20", *(["--json"] if as_json else []))
    assert status == 0
    if as_json:
        assert (json.loads(out)["state"], json.loads(out)["reason"]) == ("none", "no_papers")
    else:
        assert out == "2024-07-20: No new papers: nothing was listed for this day.\n"
    assert not (tmp_path / "data" / "archive").exists()


def test_a_source_that_nobody_answers_for_fails_with_its_name(jogan: Jogan) -> None:
    status, out, errors = jogan("edition", "--date", "2024-07-16")
    assert status == 1
    assert out.startswith("2024-07-16: No edition: the sources could not be read.")
    assert errors == "jogan: source huggingface failed: 127.0.0.1 cannot be reached\n"


def test_a_day_to_come_is_still_open(jogan: Jogan) -> None:
    status, out, errors = jogan("edition", "--date", "2999-01-01")
    assert (status, out) == (1, "")
    assert errors.startswith("jogan: 2999-01-01 is still open: it closes at 2999-01-01 23:00 UTC (JOGAN_CUT).")


@pytest.mark.parametrize("wanted", ["1", "2407.10671", "https://arxiv.org/abs/2407.10671v3", "arXiv:2407.10671"])
def test_one_paper_by_number_id_or_link(with_day: Jogan, wanted: str) -> None:
    status, out, errors = with_day("paper", wanted, "--language", "en")
    assert (status, errors) == (0, "")
    assert "Qwen2 Technical Report" in out
    assert "Performance Highlights" in out


def test_one_paper_in_korean_and_as_json(with_day: Jogan) -> None:
    _, korean, _ = with_day("paper", "1", "--language", "ko")
    assert "새로운 점" in korean
    _, text, _ = with_day("paper", "1", "--json")
    found = json.loads(text)
    assert (found["edition"], found["id"], found["number"]) == ("2024-07-16", "arxiv:2407.10671", 1)
    assert set(found["cards"]) == {"ko", "en"}


@pytest.mark.parametrize(("wanted", "line"), [("17", "17"), ("attention is all you need", "attention is all you need")])
def test_a_paper_that_nobody_knows_is_one_line(with_day: Jogan, wanted: str, line: str) -> None:
    status, out, errors = with_day("paper", wanted)
    assert (status, out) == (1, "")
    assert errors.startswith("jogan: ")
    assert line in errors
    assert len(errors.splitlines()) == 1


def test_a_paper_of_an_empty_store_leads_on(jogan: Jogan) -> None:
    status, out, errors = jogan("paper", "1")
    assert (status, out) == (1, "")
    assert "edition" in errors


def test_a_link_that_arxiv_cannot_be_asked_about(jogan: Jogan) -> None:
    status, _, errors = jogan("paper", "https://arxiv.org/abs/2401.00001")
    assert status == 1
    assert errors == "jogan: 127.0.0.1 cannot be reached; `jogan doctor` shows which sources answer\n"


def test_the_database_from_nothing_to_a_copy(jogan: Jogan, tmp_path: Path) -> None:
    status, _, errors = jogan("db", "status")
    assert status == 1
    assert "jogan db upgrade" in errors
    status, out, _ = jogan("db", "upgrade")
    assert status == 0
    assert out.splitlines()[0].endswith("up to date")
    assert "  editions: 0" in out.splitlines()
    assert jogan("db", "status")[0] == 0
    status, out, _ = jogan("db", "backup", str(tmp_path / "copy.db"))
    assert (status, out) == (0, f"Backed up and checked: {tmp_path / 'copy.db'}\n")
    status, _, errors = jogan("db", "backup", str(tmp_path / "copy.db"))
    assert status == 1
    assert "there is a file of this name already" in errors


def test_the_doctor_names_what_fails_and_what_to_do(jogan: Jogan) -> None:
    status, out, _ = jogan("doctor")
    assert status == 1
    failed = [line for line in out.splitlines() if line.startswith("failed")]
    assert len(failed) == 1
    assert "source huggingface: 127.0.0.1 cannot be reached  → Check the network" in failed[0]


def test_the_doctor_is_content_with_recorded_days(jogan: Jogan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOGAN_SOURCES", f"recorded:{DAYS}")
    status, out, _ = jogan("doctor", "--json")
    rows = {row["check"]: row for row in json.loads(out)}
    assert status == 0
    assert rows["database"]["detail"].endswith("newest edition: none yet; sound, and nobody else's to read")
    assert rows["categories"]["detail"] == "9 categories"
    skipped = {name for name, row in rows.items() if row["status"] == "skipped"}
    assert skipped == {"named chats", "telegram", "discord", "webhook", "deliveries", "model", "chats", "clock"}
    assert "@BotFather" in rows["telegram"]["remedy"]
    assert rows["settings"]["status"] == "ok"


@pytest.mark.parametrize(
    ("name", "value", "check"),
    [
        ("JOGAN_CUT", "late", "settings"),
        ("JOGAN_NO_SUCH_THING", "1", "settings"),
        ("JOGAN_CATEGORIES_FILE", "missing.toml", "categories"),
    ],
)
def test_the_doctor_finds_what_is_set_wrong(
    jogan: Jogan, monkeypatch: pytest.MonkeyPatch, name: str, value: str, check: str
) -> None:
    monkeypatch.setenv("JOGAN_SOURCES", f"recorded:{DAYS}")
    monkeypatch.setenv(name, value)
    status, out, _ = jogan("doctor", "--json")
    failed = [row for row in json.loads(out) if row["status"] == "failed"]
    assert status == 1
    assert [row["check"] for row in failed] == [check]
    assert failed[0]["remedy"]


def test_every_setting_is_listed(jogan: Jogan) -> None:
    status, out, _ = jogan("doctor", "--settings")
    assert status == 0
    assert [line.split()[0] for line in out.splitlines()] == [row.name for row in TABLE]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("edition", "--date", "yesterday"), "'yesterday' is no day. Write it as 2024-07-16."),
        (("edition", "--date", "2024-02-30"), "Write it as 2024-07-16."),
        (("edition", "--language", "de"), "expected some of ko,en"),
        (("edition", "--source", "twitter"), "expected some of huggingface,arxiv,openreview,deeplearn,recorded:PATH"),
        (("demo", "--language", "fr"), "expected some of ko,en"),
        (("paper",), "Missing argument"),
        (("nope",), "No such command"),
    ],
)
def test_wrong_usage_is_2_on_standard_error(jogan: Jogan, arguments: tuple[str, ...], words: str) -> None:
    status, out, errors = jogan(*arguments)
    assert (status, out) == (2, "")
    assert words in errors


def test_a_setting_that_cannot_be_used_is_1_and_one_line(jogan: Jogan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOGAN_PAPERS", "many")
    status, out, errors = jogan("edition")
    assert (status, out) == (1, "")
    assert errors.startswith("jogan: JOGAN_PAPERS")
    assert len(errors.splitlines()) == 1


def test_progress_is_silent_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    stages = show.StageLine()
    stages("collect", 1, 2)
    stages.clear()
    assert capsys.readouterr() == ("", "")


def test_results_and_remarks_have_streams_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    show.line("result")
    show.remark("beside it")
    show.document([{"name": "조간"}])
    out, errors = capsys.readouterr()
    assert errors == "beside it\n"
    assert out.splitlines()[0] == "result"
    assert json.loads(out.partition("\n")[2]) == [{"name": "조간"}]
    assert "조간" in out
