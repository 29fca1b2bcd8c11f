"""`jogan check`: what it prints in both languages, its JSON, its exit status, and what it says of wrong files."""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from foreign_sentences import DAY, honest
from in_process import Jogan, commands

from adapters.cli.given_text import paper_text, summary_text
from adapters.cli.main import status_of
from bot.errors import BadFile

QWEN = "2407.10671"
TRUE = "Qwen2-72B는 MMLU에서 84.2점을 기록합니다."
WRONG = "Qwen2의 파라미터는 0.5억 개에서 72억 개입니다."
LACKING = "Qwen2는 CMMLU에서 93.1점을 기록합니다."


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Jogan]:
    """Checks a summary in an empty folder, where nobody can be asked: status, output and remarks."""
    papers = {entry["paper"]["id"]: entry["paper"] for entry in json.loads(DAY.read_text(encoding="utf-8"))}
    qwen = {"title": papers[QWEN]["title"], "abstract": papers[QWEN]["summary"]}
    (tmp_path / "paper.json").write_text(json.dumps(qwen), encoding="utf-8")
    with commands(tmp_path, monkeypatch, capsys, JOGAN_SOURCES=f"recorded:{DAY.parent}") as run:

        def checked(summary: str, *arguments: str) -> tuple[int, str, str]:
            (tmp_path / "summary.md").write_text(summary, encoding="utf-8")
            return run("check", "summary.md", *(arguments or ("--paper", QWEN, "--text", "paper.json")))

        yield checked


def test_a_supported_summary_is_0_and_one_line_a_sentence(check: Jogan, tmp_path: Path) -> None:
    status, out, remarks = check(TRUE)
    assert (status, remarks) == (0, "")
    assert out.splitlines() == [
        f"supported        {TRUE}",
        "",
        "1 sentence: 1 supported, 0 not in the text, 0 contradicted",
        "Verdict: the text supports every sentence. Read: the text that was given of “Qwen2 Technical Report”.",
    ]
    assert not (tmp_path / "data").exists(), "with a given text no store is opened"


def test_what_is_wrong_stands_beside_the_papers_words(check: Jogan) -> None:
    status, out, _ = check(f"- {TRUE}\n- {WRONG}\n- {LACKING}\n")
    lines = out.splitlines()
    assert status == 1
    assert lines[1] == f"contradicted     {WRONG}"
    assert lines[2].strip() == "number: 0.5억 · the paper: 0.5 to 72 billion"
    assert lines[3].strip().startswith("“We release a comprehensive suite")
    assert lines[3].endswith("(abstract)")
    assert f"not in the text  {LACKING}" in lines
    assert lines[-2] == "3 sentences: 1 supported, 1 not in the text, 1 contradicted"
    assert lines[-1].startswith("Verdict: the text says otherwise.")


def test_a_sentence_that_the_text_does_not_speak_of_is_shown_no_passage(check: Jogan) -> None:
    lines = check("단백질의 접힘을 강화학습으로 예측합니다.")[1].splitlines()
    assert lines[0].startswith("not in the text")
    assert lines[1].strip() == "nothing in the text speaks of this"
    assert not [line for line in lines[:-1] if "“" in line]


def test_korean_readers_read_korean(check: Jogan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    status, out, _ = check(f"{TRUE}\n{WRONG}\n{LACKING}")
    assert status == 1
    assert f"근거 있음    {TRUE}" in out
    assert f"본문과 다름  {WRONG}" in out
    assert "수치: 0.5억 · 논문: 0.5 to 72 billion" in out
    assert "(초록)" in out
    assert "(abstract)" not in out
    assert "읽은 것: “Qwen2 Technical Report” · 파일로 받은 본문." in out
    assert f"본문에 없음  {LACKING}" in out
    assert "문장 3개: 근거 있음 1, 본문에 없음 1, 본문과 다름 1" in out
    assert "판정: 본문과 다른 문장이 있습니다." in out


def test_json_has_the_agreed_shape(check: Jogan) -> None:
    status, out, remarks = check(f"{TRUE}\n{WRONG}", "--paper", QWEN, "--text", "paper.json", "--json")
    told = json.loads(out)
    assert (status, remarks) == (1, "")
    assert (told["paper"], told["verdict"], told["text"]) == ("arxiv:2407.10671", "contradicted", "given")
    assert [(each["text"], each["verdict"]) for each in told["sentences"]] == [
        (TRUE, "supported"),
        (WRONG, "contradicted"),
    ]
    assert all(set(each) >= {"check", "ok", "detail"} for one in told["sentences"] for each in one["checks"])
    failed = [each for each in told["sentences"][1]["checks"] if not each["ok"]]
    assert [each["check"] for each in failed] == ["numbers"]
    assert "0.5 to 72 billion" in failed[0]["detail"]
    assert told["sentences"][0]["passages"][0]["section"] == "abstract"


@pytest.mark.parametrize("as_json", [True, False])
def test_another_papers_summary_is_told_so(check: Jogan, as_json: bool) -> None:
    other = "\n".join(honest()["2407.10285"])
    arguments = ["--paper", QWEN, "--text", "paper.json", *(["--json"] if as_json else [])]
    status, out, _ = check(other, *arguments)
    assert status == 1
    assert (json.loads(out)["verdict"] == "not_this_paper") if as_json else ("not a summary of this paper" in out)


def test_a_listed_paper_is_read_from_its_edition(check: Jogan, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["edition", "--date", "2024-07-16", "--no-send"]) == 0
    capsys.readouterr()
    for wanted in (f"https://arxiv.org/abs/{QWEN}", "1"):
        status, out, remarks = check(TRUE, "--paper", wanted)
        assert (status, remarks) == (0, ""), wanted
        assert out.endswith("Read: title and abstract only of “Qwen2 Technical Report”.\n")
    given = check(TRUE, "--paper", "1", "--text", "paper.json", "--json")
    assert (json.loads(given[1])["paper"], json.loads(given[1])["text"]) == (f"arxiv:{QWEN}", "given")


@pytest.mark.parametrize("wanted", ["3", "2407.99999", "no paper at all"])
def test_a_paper_that_is_not_known_is_one_line(check: Jogan, wanted: str) -> None:
    status, out, remarks = check(TRUE, "--paper", wanted)
    assert (status, out) == (1, "")
    assert len(remarks.splitlines()) == 1
    assert remarks.startswith("jogan: ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "Invalid JSON"),
        ("[]", "Input should be an object"),
        ("{}", "holds no text of the paper"),
        ('{"title": "T", "abstract": "  ", "sections": []}', "holds no text of the paper"),
        ('{"title": 3, "abstract": "x"}', "title: Input should be a valid string"),
        ('{"abstract": "x", "sections": [{"title": "T"}]}', "sections.0.text: Field required"),
    ],
)
def test_a_text_of_another_shape_says_what_was_expected(check: Jogan, tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "paper.json").write_text(content, encoding="utf-8")
    status, out, remarks = check(TRUE)
    assert (status, out) == (1, "")
    assert remarks.startswith("jogan: paper.json: ")
    assert said in remarks
    assert 'expected one JSON object {"title", "abstract", "sections": [{"title", "text"}]}' in remarks
    assert len(remarks.splitlines()) == 1


def test_a_file_without_a_sentence_is_a_mistake(check: Jogan) -> None:
    status, out, remarks = check("# Only a heading\n\n---\n")
    assert (status, out, remarks) == (1, "", "jogan: summary.md: holds no sentence to check\n")


@pytest.mark.parametrize(
    "arguments", [("check",), ("check", "none.md", "--paper", "1"), ("check", "."), ("check", "summary.md")]
)
def test_wrong_usage_is_2(check: Jogan, arguments: tuple[str, ...]) -> None:
    check(TRUE)
    assert status_of(list(arguments)) == 2


def test_help_has_examples_and_says_what_the_exit_status_means(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["check", "--help"]) == 0
    said = capsys.readouterr().out
    assert "Examples:" in said
    assert said.count("jogan check ") >= 4
    assert "Exit status 0" in said


def test_a_text_with_sections_tex_and_more_fields_is_read(tmp_path: Path) -> None:
    given: dict[str, Any] = {
        "title": "On $\\textit{Lantern}$",
        "abstract": "We present   Lantern.",
        "year": 2024,
        "sections": [{"title": "2 Method", "text": "It reads $10^6$ maps.", "page": 3}],
    }
    file = tmp_path / "paper.json"
    file.write_text("\ufeff" + json.dumps(given), encoding="utf-8")
    text = paper_text(file, "arxiv:2407.00001")
    assert (text.paper, text.title, text.is_whole) == ("arxiv:2407.00001", "On Lantern", True)
    assert [(section.heading, "$" in section.text) for section in text.sections] == [("2 Method", False)]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="cannot be read"):
        summary_text(tmp_path)


@pytest.mark.parametrize(("sentences", "letters"), [(501, 0), (1, 1_000_000)])
def test_what_is_no_summary_is_not_judged_by_its_beginning(check: Jogan, sentences: int, letters: int) -> None:
    """The rest would be called supported with it."""
    status, out, remarks = check(f"{TRUE}\n" * sentences + " " * letters)
    assert (status, out) == (1, "")
    assert remarks.startswith("jogan: summary.md: h")
    assert remarks.endswith("; check it in parts\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp949"])
def test_a_summary_is_read_as_windows_writes_it(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "summary.txt"
    file.write_bytes((codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b"") + TRUE.encode(encoding))
    assert summary_text(file) == TRUE


@pytest.mark.parametrize(
    "data", [TRUE.encode("utf-16-le"), b"The model\x92s parameters", bytes(range(256)), "モデル".encode("shift_jis")]
)
def test_what_is_in_no_known_encoding_is_not_called_wrong(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "summary.txt").write_bytes(data)
    with pytest.raises(BadFile, match="save it as UTF-8"):
        summary_text(tmp_path / "summary.txt")


def test_a_damaged_sign_does_not_stop_the_reading(tmp_path: Path) -> None:
    (tmp_path / "summary.txt").write_bytes(TRUE.encode() + b" \xff\n")
    assert summary_text(tmp_path / "summary.txt") == f"{TRUE} \ufffd\n"
