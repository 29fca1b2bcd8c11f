"""A lock on a file: one holder at a time, also within a process, and free again once it is closed."""

import os
from pathlib import Path

from adapters.file_lock import locked


def test_a_lock_has_one_holder_until_it_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "one.lock"
    first, second = (os.open(path, os.O_RDWR | os.O_CREAT) for _ in range(2))
    try:
        assert locked(first)
        assert not locked(second)
        os.close(first)
        first = -1
        assert locked(second)
    finally:
        os.close(second)
        if first >= 0:
            os.close(first)
