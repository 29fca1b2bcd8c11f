"""A figure: what it is compared with, whether it keeps its limit, and the way from a bench to who runs it."""

import json
from pathlib import Path

import pytest
from figure import HANDED_TO, Bench, Figure, Limit, against, figure_of, line, shown, size

PROGRAM = "tests/bench/gate/bench.py"


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        (0, "", "0"),
        (7, "of 100", "7 of 100"),
        (0.781, "", "0.781"),
        (0.07, "s", "0.07 s"),
        (0.00042, "", "0.00042"),
        (1.3077, "x", "1.31 x"),
        (42.14, "", "42.1"),
        (-12.31, "MB", "-12.3 MB"),
        (1_254.4, "ms", "1,254 ms"),
        (22_000, "lies", "22,000 lies"),
        (5.0, "%", "5 %"),
        (13.46, "%", "13.5 %"),
        (0.213, "%", "0.2 %"),
        (0.04, "%", "0.04 %"),
        (100.0, "%", "100 %"),
    ],
)
def test_a_number_as_people_read_it(value: float, unit: str, told: str) -> None:
    assert shown(value, unit) == told


def test_a_limit_is_kept_where_it_is_reached() -> None:
    assert Limit(5).holds(5)
    assert not Limit(5).holds(5.01)
    assert Limit(0.95, is_least=True).holds(0.95)
    assert not Limit(0.95, is_least=True).holds(0.94)


def test_the_bar_and_the_ratio() -> None:
    rivals = (("TextRank", 35.4), ("first sentence", 30.2))
    row = Figure("scitldr", "ROUGE-1", 42.1, rivals=rivals, limit=Limit(36, is_least=True))
    assert row.bar == "kept"
    assert row.ratio == pytest.approx(42.1 / 35.4), "to the rival that is named first"
    assert Figure("gate", "refused", 13.5, limit=Limit(5)).ratio == pytest.approx(2.7), "else to the limit"
    assert Figure("gate", "refused", 13.5, limit=Limit(5)).bar == "missed"
    assert Figure("gate", "links", 0, limit=Limit(0)).ratio is None, "nothing is a multiple of nothing"
    assert Figure("conference", "silhouette", 0.1, rivals=(("k-means", -0.2),)).ratio is None
    assert Figure("conference", "silhouette", -0.1, rivals=(("k-means", 0.2),)).ratio is None
    assert Figure("gate", "lies", 9).bar == "none"
    assert Figure("gate", "refused", None, limit=Limit(5), not_run="no data").bar == "none"


def test_what_it_is_compared_with_is_told() -> None:
    row = Figure("scitldr", "ROUGE-1", 42.1, rivals=(("TextRank", 35.4),), limit=Limit(36, is_least=True), note="dev")
    assert against(row) == "TextRank 35.4, at least 36"
    assert line(row) == "ROUGE-1: 42.1 (TextRank 35.4, at least 36); dev"
    assert line(Figure("gate", "refused", 13.5, "%", limit=Limit(5))) == "refused: 13.5 % (at most 5, MISSED)"
    assert line(Figure("gate", "lies", 9)) == "lies: 9"
    assert line(Figure("gate", "", None, not_run="no data")) == "gate: not run: no data"


def test_what_is_written_down_is_read_as_it_was() -> None:
    row = Figure(
        "scitldr", "ROUGE-1", 42.1, "%", (("TextRank", 35.4), ("first", 30.2)), Limit(36, is_least=True),
        "619 papers", "dev", "yesterday: no data", ("bot/writing",),
    )  # fmt: skip
    assert figure_of(json.loads(json.dumps(row.as_json(), sort_keys=True))) == row
    bare = Figure("gate", "lies", None, not_run="no data")
    assert figure_of(json.loads(json.dumps(bare.as_json()))) == bare


def test_a_bench_hands_over_every_figure_and_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(HANDED_TO, str(tmp_path / "handed"))
    bench = Bench(PROGRAM, ("bot/gate",), data="22,000 lies")
    assert bench.figure("refused", 4.1, "%", at_most=5)
    assert bench.figure("shown", 96, "%", at_least=95, data="300 sentences")
    bench.not_run("no server", "on PostgreSQL")
    assert bench.end() == 0
    rows = [json.loads(line) for line in (tmp_path / "handed").read_text(encoding="utf-8").splitlines()]
    assert rows.pop() == {"bench": "gate", "ended": True}
    assert [(row["name"], row["value"], row["data"], row["bar"]) for row in rows] == [
        ("refused", 4.1, "22,000 lies", "kept"),
        ("shown", 96, "300 sentences", "kept"),
        ("on PostgreSQL", None, "22,000 lies", "none"),
    ]
    assert rows[2]["not_run"] == "no server"
    assert {tuple(row["measures"]) for row in rows} == {("bot/gate", "tests/bench/gate")}, "and the bench itself"
    assert "refused: 4.1 % (at most 5)\n" in capsys.readouterr().out


def test_a_missed_limit_is_the_exit_status_and_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(HANDED_TO, raising=False)
    bench = Bench(PROGRAM, ("bot/gate",))
    assert not bench.figure("refused", 13.5, "%", at_most=5, rivals={"before": 40.0})
    assert bench.figure("lies", 9)
    assert bench.end() == 1
    assert capsys.readouterr().out.splitlines() == [
        "refused: 13.5 % (before 40, at most 5, MISSED)",
        "lies: 9",
        "missed: refused",
    ]


def test_a_size_is_the_usual_one_unless_the_environment_says_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BENCH_KILLS", raising=False)
    assert size("KILLS", 1_000) == 1_000
    monkeypatch.setenv("BENCH_KILLS", "20")
    assert size("KILLS", 1_000) == 20


def test_what_a_bench_ran_on_may_be_known_only_at_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    bench = Bench(PROGRAM, ("bot/gate",))
    bench.data = "200 stops"
    assert bench.figure("rows unknown", 0, at_most=0)
    bench.not_run("JOGAN_BENCH_DATA is not set")
    assert bench.end() == 0
    assert capsys.readouterr().out.splitlines() == [
        "rows unknown: 0 (at most 0)",
        "gate: not run: JOGAN_BENCH_DATA is not set",
    ]
