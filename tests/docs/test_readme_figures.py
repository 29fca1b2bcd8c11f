"""The README's numbers are those that were measured, and none stands there that was not."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import readme_figures
from figure import Figure
from readme_figures import quoted
from record import Origin, Row, read

ROOT = Path(__file__).parents[2]
MONDAY = Origin("aaaaaaa", "2026-11-16", "2 cores", 40)


def a_row(name: str, value: float | None, unit: str = "", bench: str = "gate", origin: Origin = MONDAY) -> Row:
    return Row(Figure(bench, name, value, unit, (("TextRank", 35.4),), data="22,000 lies"), origin)


def test_a_value_its_rival_and_what_it_ran_on() -> None:
    rows = [a_row("refused: en", 13.46, "%")]
    assert quoted("{{gate: refused: en}}", rows) == "13.5 %"
    assert quoted("{{gate: refused: en < TextRank}}", rows) == "35.4 %"
    assert quoted("on {{gate: refused: en @}}", rows) == "on 22,000 lies"


def test_of_several_figures_the_highest() -> None:
    rows = [a_row("links", 0, "%"), a_row("units", 0.4, "%"), a_row("points", 0.1, "%")]
    assert quoted("{{gate: links + units + points}}", rows) == "0.4 %"


def test_what_was_never_measured_says_so() -> None:
    assert quoted("{{gate: refused}}, {{measured}}", []) == "not measured, not measured"
    assert quoted("{{gate: refused}}", [a_row("refused", None), a_row("refused", 1, bench="edition")]) == "not measured"
    assert quoted("{{gate: refused}}", [a_row("refused", None), a_row("lies", 1)]) == "not measured"


def test_a_name_that_its_bench_does_not_have_is_a_fault() -> None:
    with pytest.raises(ValueError, match="gate has no figure 'refuse': it has refused"):
        quoted("{{gate: refuse}}", [a_row("refused", 1)])
    with pytest.raises(ValueError, match="no rival 'FTS5': it has TextRank"):
        quoted("{{gate: refused < FTS5}}", [a_row("refused", 1)])


def test_when_and_where_the_quoted_figures_were_measured() -> None:
    tuesday = replace(MONDAY, commit="bbbbbbb", date="2026-11-17")
    rows = [a_row("a", 1), a_row("b", 2), a_row("c", 3, origin=tuesday)]
    assert quoted("{{measured}}: {{gate: a}} {{gate: b}}", rows) == "2026-11-16 at aaaaaaa: 1 2"
    assert quoted("{{measured}}: {{gate: a}} {{gate: c}}", rows) == "2026-11-16 to 2026-11-17 at 2 commits: 1 3"


def test_every_bench_that_the_readme_quotes_is_there() -> None:
    template = readme_figures.TEMPLATE.read_text(encoding="utf-8")
    benches = {asked.partition(":")[0] for asked in re.findall(r"\{\{(.+?)\}\}", template)} - {"measured"}
    assert benches
    assert {name for name in benches if not (ROOT / "tests/bench" / name / "bench.py").exists()} == set()


def test_no_number_of_a_measurement_stands_in_the_words() -> None:
    template = readme_figures.TEMPLATE.read_text(encoding="utf-8")
    words = re.sub(r"\{\{.+?\}\}", "", template)
    aims = re.findall(r"(\d[\d.]*)(?: %| MB| s)? is the aim", words)
    assert sorted(re.findall(r"\d[\d.]*", re.sub(r"macro-F1|ROUGE-1|FTS5|first 5", "", words))) == sorted(aims)


def test_the_table_is_made_of_what_is_kept() -> None:
    made = readme_figures.status()
    assert "{{" not in made
    assert made == "\n" + quoted(
        readme_figures.TEMPLATE.read_text(encoding="utf-8").rstrip("\n"), read(readme_figures.FIGURES)
    )
