"""The command line as a person meets it: exit status, one clear line, nothing but the result on stdout."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import recording

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow  # each starts the program as a process, most of them more than once
DAYS = ROOT / "adapters" / "sources" / "recorded" / "days"
FILES = {"insights.ko.md", "insights.en.md", "papers.ko.md", "papers.en.md", "categories.png", "edition.json"}


def jogan(*arguments: str, folder: Path, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own, with a data folder of its own and no network to speak of."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "JOGAN_DATA_DIR": str(folder / "data"), **settings}
    environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        errors="replace",
        cwd=folder,
        env=environment,
        check=False,
        timeout=20,
    )
    recording.note(done.stdout, done.stderr)
    return done


def test_nothing_said_tells_what_to_do_next(tmp_path: Path) -> None:
    done = jogan(folder=tmp_path)
    assert done.returncode == 0
    assert "jogan demo" in done.stdout.strip().splitlines()[-1]


def test_the_demo_writes_both_languages_and_shows_one(tmp_path: Path) -> None:
    done = jogan("demo", "--language", "en", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert {file.name for file in (tmp_path / "jogan-demo" / "2024-07-16").iterdir()} == FILES
    assert "16 papers" in done.stdout
    assert "Qwen2 Technical Report" in done.stdout
    assert not (tmp_path / "data").exists(), "the demo touches no data folder"


def test_the_demo_is_disturbed_by_no_setting(tmp_path: Path) -> None:
    done = jogan("demo", folder=tmp_path, JOGAN_CUT="nonsense", JOGAN_NO_SUCH="1")
    assert done.returncode == 0, done.stderr


def test_two_demos_write_the_same_bytes(tmp_path: Path) -> None:
    for name in ("first", "second"):
        assert jogan("demo", "--out", name, folder=tmp_path).returncode == 0
    for file in FILES:
        first, second = (tmp_path / name / "2024-07-16" / file for name in ("first", "second"))
        assert first.read_bytes() == second.read_bytes(), file


def test_an_edition_of_recorded_files_and_the_same_again(tmp_path: Path) -> None:
    arguments = ("edition", "--source", f"recorded:{DAYS}", "--date", "2024-07-16")
    first = jogan(*arguments, folder=tmp_path)
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith("2024-07-16: 16 papers · LLM ")
    assert "Nothing was sent" in first.stdout
    again = jogan(*arguments, "--no-send", folder=tmp_path)
    assert again.returncode == 0
    assert "published before; nothing changed" in again.stdout
    assert "sent" not in again.stdout


def test_json_is_one_document_and_nothing_else(tmp_path: Path) -> None:
    done = jogan("edition", "--source", f"recorded:{DAYS}", "--date", "2024-07-16", "--json", folder=tmp_path)
    edition = json.loads(done.stdout)
    assert (edition["schema"], edition["date"], edition["state"]) == (1, "2024-07-16", "published")
    assert len(edition["papers"]) == 16
    assert edition["papers"][0]["sightings"][0]["seen_at"] == "2024-07-16T23:00:00Z"
    assert not edition["papers"][0]["authors_complete"]


def test_only_the_languages_that_are_asked_for(tmp_path: Path) -> None:
    done = jogan(
        "edition", "--source", f"recorded:{DAYS}", "--date", "2024-07-16", "--language", "en", "--out", "o",
        folder=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert {file.name for file in (tmp_path / "o" / "2024-07-16").glob("*.md")} == {"insights.en.md", "papers.en.md"}


def test_a_day_without_papers_is_done_and_says_why(tmp_path: Path) -> None:
    done = jogan("edition", "--source", f"recorded:{DAYS}", "--date", "2024-07-20", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("2024-07-20: ")
    assert not (tmp_path / "data" / "archive").exists()


def test_a_source_that_cannot_be_asked_is_told_and_fails(tmp_path: Path) -> None:
    done = jogan("edition", "--date", "2024-07-16", folder=tmp_path, JOGAN_HUGGINGFACE_URL="http://127.0.0.1:1")
    assert done.returncode == 1
    assert "source huggingface failed: 127.0.0.1" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("nope",), "No such command"),
        (("edition", "--date", "16.7.2024"), "Write it as 2024-07-16"),
        (("edition", "--date", "2024-02-30"), "Write it as 2024-07-16"),
        (("edition", "--nope"), "No such option"),
        (("edition", "--language", "de"), "expected some of ko,en"),
        (("edition", "--source", "twitter"), "expected some of huggingface,arxiv,openreview,deeplearn,recorded:PATH"),
        (("paper",), "Missing argument"),
    ],
)
def test_wrong_usage_is_2_with_what_is_right(arguments: tuple[str, ...], line: str, tmp_path: Path) -> None:
    done = jogan(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert line in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_an_unknown_setting_is_refused_with_the_nearest(tmp_path: Path) -> None:
    done = jogan("edition", folder=tmp_path, JOGAN_LANGUAGE="ko")
    assert done.returncode == 1
    assert done.stderr == "jogan: JOGAN_LANGUAGE is not a setting of jogan. Did you mean JOGAN_LANGUAGES?\n"


def test_a_recorded_path_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    done = jogan("edition", "--source", "recorded:/no/such", "--date", "2024-07-16", folder=tmp_path)
    assert done.returncode == 1
    assert "/no/such is not there" in done.stderr


def test_a_data_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = jogan("chat", folder=tmp_path, typed="/help\n", JOGAN_DATA_DIR=str(tmp_path / "file" / "data"))
    assert done.returncode == 1
    assert "JOGAN_DATA_DIR" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_paper_has_its_card_after_its_edition(tmp_path: Path) -> None:
    jogan("edition", "--source", f"recorded:{DAYS}", "--date", "2024-07-16", "--no-send", folder=tmp_path)
    by_number = jogan("paper", "1", "--language", "en", folder=tmp_path)
    by_link = jogan("paper", "http://arxiv.org/pdf/2407.10671v2", "--language", "en", folder=tmp_path)
    assert by_number.returncode == 0, by_number.stderr
    assert "Qwen2 Technical Report" in by_number.stdout
    assert by_link.stdout == by_number.stdout
    as_json = json.loads(jogan("paper", "2407.10671", "--json", folder=tmp_path).stdout)
    assert as_json["id"] == "arxiv:2407.10671"
    assert as_json["edition"] == "2024-07-16"


def test_a_paper_of_an_older_edition_is_numbered_with_its_day(tmp_path: Path) -> None:
    recorded = tmp_path / "days"
    recorded.mkdir()
    older = json.loads((DAYS / "2024-07-16.json").read_text(encoding="utf-8"))
    (recorded / "2024-07-16.json").write_text(json.dumps(older[:8]), encoding="utf-8")
    (recorded / "2024-07-17.json").write_text(json.dumps(older[8:]), encoding="utf-8")
    for day in ("2024-07-16", "2024-07-17"):
        jogan("edition", "--source", f"recorded:{recorded}", "--date", day, "--no-send", folder=tmp_path)
    done = jogan("paper", "2407.10671", "--language", "en", folder=tmp_path)
    assert "7/16-1. Qwen2 Technical Report" in done.stdout


def test_a_paper_that_nobody_knows_is_one_clear_line(tmp_path: Path) -> None:
    done = jogan("paper", "7", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("jogan: ")
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_chat_reads_lines_from_a_pipe(tmp_path: Path) -> None:
    jogan("edition", "--source", f"recorded:{DAYS}", "--date", "2024-07-16", "--no-send", folder=tmp_path)
    done = jogan("chat", "--language", "en", folder=tmp_path, typed="/subscribe rl\n/digest\n")
    assert done.returncode == 0, done.stderr
    assert "Reinforcement Learning" in done.stdout
    assert "\x1b" not in done.stdout


def test_settings_of_a_chat_are_kept_by_name(tmp_path: Path) -> None:
    jogan("chat", "--as", "mina", folder=tmp_path, typed="/subscribe LLM\n")
    mine = jogan("chat", "--as", "mina", folder=tmp_path, typed="/subscriptions\n")
    yours = jogan("chat", "--as", "jun", folder=tmp_path, typed="/subscriptions\n")
    assert "LLM" in mine.stdout
    assert mine.stdout != yours.stdout


def test_the_database_is_made_told_and_backed_up(tmp_path: Path) -> None:
    missing = jogan("db", "status", folder=tmp_path)
    assert missing.returncode == 1
    assert "jogan db upgrade" in missing.stderr
    made = jogan("db", "upgrade", folder=tmp_path)
    assert made.returncode == 0, made.stderr
    assert "up to date" in made.stdout
    copied = jogan("db", "backup", str(tmp_path / "copy.db"), folder=tmp_path)
    assert copied.returncode == 0, copied.stderr
    assert (tmp_path / "copy.db").stat().st_size > 0
    assert jogan("db", "backup", str(tmp_path / "copy.db"), folder=tmp_path).returncode == 1


def test_the_doctor_gives_every_failure_its_remedy(tmp_path: Path) -> None:
    done = jogan("doctor", "--json", folder=tmp_path, JOGAN_HUGGINGFACE_URL="http://127.0.0.1:1")
    rows = json.loads(done.stdout)
    assert done.returncode == 1
    assert {frozenset(row) for row in rows} == {frozenset({"check", "status", "detail", "remedy"})}
    assert all(row["remedy"] for row in rows if row["status"] != "ok")
    assert [row["check"] for row in rows if row["status"] == "failed"] == ["source huggingface"]


def test_a_console_without_emoji_or_hangul_is_no_bug(tmp_path: Path) -> None:
    for encoding in ("ascii", "cp949"):
        done = jogan("demo", "--language", "ko", folder=tmp_path, PYTHONIOENCODING=f"{encoding}:strict")
        assert done.returncode == 0, done.stderr
        assert "bug" not in done.stderr


def test_a_command_with_one_wrong_letter_gets_the_nearest(tmp_path: Path) -> None:
    assert "Did you mean 'demo'?" in jogan("demoo", folder=tmp_path).stderr


def test_the_doctor_survives_a_setting_that_cannot_be_used(tmp_path: Path) -> None:
    done = jogan("doctor", folder=tmp_path, JOGAN_CUT="late")
    assert done.returncode == 1
    assert "expected a time such as 23:00" in done.stdout
    assert "Traceback" not in done.stderr


def test_the_doctor_lists_every_setting(tmp_path: Path) -> None:
    done = jogan("doctor", "--settings", folder=tmp_path)
    assert done.returncode == 0
    assert "JOGAN_ARXIV_CATEGORIES (default: cs.AI,cs.CL,cs.CV,cs.LG)" in done.stdout
