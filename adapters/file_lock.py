"""A lock on an open file that ends with the process that holds it, however it ends. It waits for nobody."""

import sys


def locked(file: int) -> bool:
    """Lock a file by its descriptor, unless another holds it. Windows has no such locks: it is ours there."""
    if sys.platform == "win32":
        return True
    import fcntl  # noqa: PLC0415 - there is none on Windows

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
