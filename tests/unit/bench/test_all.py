"""`make bench`: named benches, each in a process of its own; both files are renewed, and what is missed is named."""

from pathlib import Path

import all as every
import pytest
from record import read

GOOD = """
from figure import Bench
bench = Bench(__file__, ("bot/gate",), "3 lies")
bench.figure("refused", {value}, "%", at_most=5)
raise SystemExit(bench.end())
"""
BROKEN = """
from figure import Bench
Bench(__file__, ("bot/gate",)).figure("first", 1)
raise RuntimeError("in the middle")
"""


@pytest.fixture
def benches(tmp_path: Path) -> Path:
    for name, text in {"one": GOOD.format(value=4), "two": GOOD.format(value=3), "three": BROKEN}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "bench.py").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_named_bench_is_run_and_kept_with_where_it_comes_from(
    benches: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert every.main(["one"], benches) == 0
    (row,) = read(benches / "figures.json")
    assert (row.figure.bench, row.figure.name, row.figure.value, row.figure.bar) == ("one", "refused", 4, "kept")
    assert row.figure.measures == ("bot/gate", "tests/bench/one")
    assert row.origin.commit
    assert row.origin.date.startswith("20")
    assert "cores, Python 3." in row.origin.machine
    assert "| one | refused | 4 % | at most 5 |" in (benches / "FIGURES.md").read_text(encoding="utf-8")
    shown = capfd.readouterr().out
    assert "== one ==" in shown
    assert "== two ==" not in shown
    assert shown.endswith("missed: none\n")


def test_running_one_renews_its_rows_only(benches: Path) -> None:
    assert every.main(["one", "two"], benches) == 0
    (benches / "two" / "bench.py").write_text(GOOD.format(value=2), encoding="utf-8")
    assert every.main(["two"], benches) == 0
    assert [(row.figure.bench, row.figure.value) for row in read(benches / "figures.json")] == [("one", 4), ("two", 2)]


def test_what_misses_its_limit_and_what_breaks_off_is_named(benches: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (benches / "two" / "bench.py").write_text(GOOD.format(value=9), encoding="utf-8")
    assert every.main([], benches) == 1
    assert capfd.readouterr().out.endswith("missed: three (exit status 1); two: refused\n")
    assert [row.figure.name for row in read(benches / "figures.json")] == ["refused", "first", "refused"]


def test_a_bench_that_hands_over_nothing_is_a_fault(benches: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (benches / "two" / "bench.py").write_text("print('prose only')", encoding="utf-8")
    assert every.main(["two"], benches) == 1
    (row,) = read(benches / "figures.json")
    assert row.figure.value is None
    assert "broke off" in row.figure.not_run
    assert "missed: two (exit status 0)" in capfd.readouterr().out


def test_the_files_can_stand_elsewhere(benches: Path, tmp_path: Path) -> None:
    assert every.main(["one", "--to", str(tmp_path / "elsewhere")], benches) == 0
    assert len(read(tmp_path / "elsewhere" / "figures.json")) == 1
    assert read(benches / "figures.json") == []


def test_a_bench_that_is_not_there(benches: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        every.main(["four"], benches)
    assert ended.value.code == 2
    assert "no bench four; there are one, three, two" in capsys.readouterr().err


def test_a_run_that_finds_less_takes_away_what_its_bench_no_longer_has(benches: Path) -> None:
    more = GOOD.replace("raise", 'bench.figure("lies", 7)\nraise')
    (benches / "two" / "bench.py").write_text(more.format(value=3), encoding="utf-8")
    assert every.main(["two"], benches) == 0
    assert [row.figure.name for row in read(benches / "figures.json")] == ["refused", "lies"]
    (benches / "two" / "bench.py").write_text(GOOD.format(value=3), encoding="utf-8")
    assert every.main(["two"], benches) == 0
    assert [row.figure.name for row in read(benches / "figures.json")] == ["refused"]


def test_a_bench_without_its_data_marks_what_is_kept(benches: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert every.main(["two"], benches) == 0
    there = GOOD.partition("bench.figure")[0] + 'bench.not_run("no data")\nraise SystemExit(bench.end())\n'
    (benches / "two" / "bench.py").write_text(there, encoding="utf-8")
    assert every.main(["two"], benches) == 0, "what is not run misses no limit"
    (row,) = read(benches / "figures.json")
    assert (row.figure.value, row.figure.not_run.partition(": ")[2]) == (3, "no data")
    assert "not run" in (benches / "FIGURES.md").read_text(encoding="utf-8")
    assert "two: not run: no data" in capfd.readouterr().out
