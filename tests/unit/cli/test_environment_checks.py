"""`jogan doctor` on what it runs in: versions, the place of the three packages, time zones."""

from importlib.metadata import version

from adapters.cli.environment_checks import environment_checks, libraries, needed, one_place


def test_an_environment_in_order() -> None:
    rows = {row.check: row for row in environment_checks()}
    assert list(rows) == ["python", "libraries", "packages", "time zones"]
    assert {row.status for row in rows.values()} == {"ok"}
    assert f"jogan {version('jogan')}" in rows["python"].detail
    assert rows["time zones"].detail == f"tzdata {version('tzdata')}"


def test_every_library_tells_its_version() -> None:
    told = libraries(needed()).detail.split(", ")
    assert told == [f"{name} {version(name)}" for name in needed()]
    assert {"httpx", "openai", "apscheduler", "sqlmodel"} <= {name.lower() for name in needed()}
    assert not {"psycopg", "ruff"} & set(needed())  # an extra's


def test_a_library_that_is_missing_is_named_with_the_remedy() -> None:
    row = libraries(("httpx", "no-such-library", "nor-this"))
    assert (row.status, row.detail) == ("failed", "not installed: no-such-library, nor-this")
    assert "-c constraints.txt" in row.remedy


def test_packages_of_another_place_or_none_are_told() -> None:
    mixed = one_place(("bot", "json"))
    assert (mixed.status, mixed.remedy) == ("failed", "Install jogan in an environment of its own.")
    assert mixed.detail.startswith("bot and json come from ")
    assert one_place(("bot", "no_such_package")).status == "failed"
