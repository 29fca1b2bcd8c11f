"""What JOGAN_DATABASE_URL may say."""

from pathlib import Path

import pytest

from adapters.store.addresses import Postgres, SqliteFile, parsed
from bot.errors import BadSetting


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///jogan.db", "jogan.db"),
        ("sqlite:////var/lib/jogan/jogan.db", "/var/lib/jogan/jogan.db"),
        ("sqlite:////tmp/50% #1?/x.db", "/tmp/50% #1?/x.db"),
        ("sqlite:////home/조간/x.db", "/home/조간/x.db"),
    ],
)
def test_a_file_by_its_path_whatever_is_in_it(url: str, path: str) -> None:
    assert parsed(url) == SqliteFile(Path(path))
    assert parsed(url).name == path


def test_home_is_understood() -> None:
    assert parsed("sqlite:///~/jogan.db") == SqliteFile(Path.home() / "jogan.db")


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_server_under_each_of_its_names(scheme: str) -> None:
    address = parsed(f"{scheme}://jogan:s%40cret@db.example:5433/papers?sslmode=require")
    assert isinstance(address, Postgres)
    assert address.url.drivername == "postgresql+psycopg"
    assert (address.url.password, address.url.query["sslmode"]) == ("s@cret", "require")
    assert address.name == "PostgreSQL papers on db.example:5433"


def test_a_server_on_this_machine() -> None:
    assert parsed("postgresql:///papers").name == "PostgreSQL papers on local socket"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "jogan.db",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "mysql://u:secret@h/db",
        "postgresql://u:secret@h:port/db",
    ],
)
def test_anything_else_is_a_bad_setting_and_no_password_is_told(url: str) -> None:
    with pytest.raises(BadSetting, match=r"JOGAN_DATABASE_URL.*expected sqlite:///PATH") as caught:
        parsed(url)
    assert "secret" not in str(caught.value)
