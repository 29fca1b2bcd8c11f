"""What is kept of a run: its own rows are renewed, and nothing that was measured gives way to what was not."""

from dataclasses import replace
from pathlib import Path

from figure import Figure, Limit
from overview import cells, document, on_the_screen
from record import Origin, Row, merged, read, write

MONDAY = Origin("aaaaaaa", "2026-11-16", "2 cores, Python 3.11.2, load 0.1", 40)
TUESDAY = Origin("bbbbbbb+", "2026-11-17", "2 cores, Python 3.11.2, load 0.3", 50)


def a_row(name: str, value: float | None, origin: Origin = MONDAY, *, not_run: str = "", bench: str = "gate") -> Row:
    return Row(Figure(bench, name, value, "%", (("before", 40.0),), Limit(5), "22,000 lies", "", not_run), origin)


def told(rows: list[Row]) -> list[tuple[str, float | None, str, str]]:
    return [(row.figure.name, row.figure.value, row.origin.date, row.figure.not_run) for row in rows]


def test_what_is_kept_is_read_again_in_the_order_of_the_benches(tmp_path: Path) -> None:
    rows = [a_row("b", 2), a_row("a", 1, TUESDAY), a_row("x", 3, bench="edition")]
    write(tmp_path / "figures.json", rows)
    assert read(tmp_path / "figures.json") == [rows[2], rows[0], rows[1]]
    assert read(tmp_path / "none.json") == []


def test_the_same_figures_are_the_same_file(tmp_path: Path) -> None:
    write(tmp_path / "one", [a_row("a", 1), a_row("x", 3, bench="edition")])
    write(tmp_path / "two", [a_row("x", 3, bench="edition"), a_row("a", 1)])
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_run_to_the_end_is_all_that_is_left_of_its_bench() -> None:
    kept = [a_row("refused", 13.5), a_row("a name that was changed", 1)]
    rows = merged(kept, [a_row("refused", 4.9, TUESDAY), a_row("new", 2, TUESDAY)], has_ended=True)
    assert told(rows) == [("refused", 4.9, "2026-11-17", ""), ("new", 2, "2026-11-17", "")]


def test_a_bench_that_broke_off_takes_nothing_away() -> None:
    kept = [a_row("refused", 13.5), a_row("lies", 1)]
    rows = merged(kept, [a_row("refused", 4.9, TUESDAY)], has_ended=False)
    assert told(rows) == [
        ("refused", 4.9, "2026-11-17", ""),
        ("lies", 1, "2026-11-16", "2026-11-17: the bench broke off"),
    ]


def test_a_figure_that_could_not_be_measured_keeps_its_old_value_and_says_so() -> None:
    new = a_row("on PostgreSQL", None, TUESDAY, not_run="no server")
    assert told(merged([a_row("on PostgreSQL", 3)], [new], has_ended=True)) == [
        ("on PostgreSQL", 3, "2026-11-16", "2026-11-17: no server")
    ]
    assert merged([], [new], has_ended=True) == [new]
    again = merged([a_row("on PostgreSQL", 3, not_run="before")], [a_row("on PostgreSQL", 4, TUESDAY)], has_ended=True)
    assert told(again) == [("on PostgreSQL", 4, "2026-11-17", "")], "and a new one clears the mark"


def test_a_bench_that_could_not_run_at_all_marks_all_its_figures() -> None:
    nothing = a_row("", None, TUESDAY, not_run="no data")
    rows = merged([a_row("refused", 13.5), a_row("lies", 1)], [nothing], has_ended=True)
    assert [row.figure.not_run for row in rows] == ["2026-11-17: no data"] * 2
    assert [row.figure.value for row in rows] == [13.5, 1]
    assert merged([], [nothing], has_ended=True) == [nothing]
    assert merged([nothing], [nothing], has_ended=True) == [nothing]
    assert merged([nothing], [a_row("lies", 1)], has_ended=True) == [a_row("lies", 1)]


def test_some_figures_of_a_bench_whose_rest_could_not_run() -> None:
    kept = [a_row("alone", 1), a_row("with the papers", 2)]
    new = [a_row("alone", 3, TUESDAY), a_row("", None, TUESDAY, not_run="no data")]
    assert told(merged(kept, new, has_ended=True)) == [
        ("alone", 3, "2026-11-17", ""),
        ("with the papers", 2, "2026-11-16", "2026-11-17: no data"),
    ]


def test_a_row_of_the_table() -> None:
    row = a_row("refused", 13.5)
    assert cells(row.figure) == ("refused", "13.5 %", "before 40, at most 5", "0.34", "missed", "22,000 lies")
    old = replace(row.figure, note="by hand", not_run="2026-11-17: no data")
    assert cells(old)[-1] == "22,000 lies; by hand; not run 2026-11-17: no data"
    never = Figure("gate", "", None, not_run="no data")
    assert cells(never) == ("everything", "not run", "", "", "none", "not run no data")


def test_the_table_on_the_screen_has_its_columns_under_each_other() -> None:
    lines = on_the_screen([a_row("refused", 13.5), a_row("x", 4, bench="edition")]).splitlines()
    assert lines[0].split() == ["bench", "figure", "ours", "rival", "or", "limit", "ratio", "bar", "data"]
    assert {line.index(word) for line, word in zip(lines, ("ours", "13.5 %", "4 %"), strict=True)} == {18}
    assert lines[1].endswith("missed  22,000 lies")


def test_the_document_has_commit_day_and_machine_beside_each_figure() -> None:
    text = document([a_row("a | b", 13.5, TUESDAY), a_row("never", None, not_run="no data")])
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert table[2] == (
        "| gate | a \\| b | 13.5 % | before 40, at most 5 | 0.34 | missed | 22,000 lies "
        "| bbbbbbb+, 2026-11-17 | 2 cores, Python 3.11.2, load 0.3 | 50 s |"
    )
    assert table[3].endswith("| 22,000 lies; not run no data |  |  |  |")
    assert len({line.replace("\\|", "").count("|") for line in table}) == 1, "as many cells in each row"
