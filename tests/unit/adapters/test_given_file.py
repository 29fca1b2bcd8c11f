"""Files that an operator names: every mistake is one BadFile that says what to do."""

from pathlib import Path

import pytest

from adapters.given_file import LARGEST_TOML, MEGABYTE, failing, tables_of, text_of
from bot.errors import BadFile

EXAMPLE = "[[thing]] name = 1"


def tables(path: Path, content: bytes) -> list[object]:
    path.write_bytes(content)
    return list(tables_of(path, "thing", failing(path), EXAMPLE))


def test_tables_come_in_their_order(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf[[thing]]\nname = '\xea\xb0\x80'\n[[thing]]\nname = 'b'\n"
    assert tables(tmp_path / "f.toml", content) == [{"name": "가"}, {"name": "b"}]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", f"names no thing. Example: {EXAMPLE}"),
        (b"thing = 1", f"names no thing. Example: {EXAMPLE}"),
        (b"thing = [1]", f"has a thing that is no table. Example: {EXAMPLE}"),
        (b"[[other]]\n[[thing]]", 'has "other" where only [[thing]] tables are known.'),
        (b"[[thing", "is not TOML: "),
        (b"thing = " + b"[" * 5000, "is n"),
        (b"\xff\xfe", "is not UTF-8 text; save it as UTF-8."),
        (b"#" * (LARGEST_TOML + 1), "is larger than 256 KB."),
    ],
)
def test_a_mistake_is_one_line_with_the_file(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "f.toml"
    with pytest.raises(BadFile) as raised:
        tables(path, content)
    assert said in str(raised.value)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_may_be_as_large_as_is_said_and_no_larger(tmp_path: Path) -> None:
    path = tmp_path / "f.json"
    path.write_bytes(b"a" * MEGABYTE)
    assert len(text_of(path, MEGABYTE, failing(path))) == MEGABYTE
    path.write_bytes(b"a" * (MEGABYTE + 1))
    with pytest.raises(BadFile, match="larger than 1 MB"):
        text_of(path, MEGABYTE, failing(path))


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    with pytest.raises(BadFile, match="cannot be read"):
        text_of(path, 10, failing(path))
