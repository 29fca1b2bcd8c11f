"""The process that takes one document apart: `-m adapters.fulltext.child html|pdf|figure MEMORY SECONDS`, bytes in, a
line out.

It limits itself before it reads: memory, processor time, no files, no children. It asks nobody anything.
"""

import sys
from collections.abc import Callable
from contextlib import suppress

from adapters.fulltext.apart import Apart, Unreadable, told, told_reason


def limit(memory: int, seconds: int) -> None:
    """Take away from this process what a hostile document could use. Limits that the system lacks are skipped.

    `memory` is bytes of address space, `seconds` are the processor's.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    wanted = {"RLIMIT_AS": memory, "RLIMIT_CPU": seconds, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0, "RLIMIT_NPROC": 0}
    for name, most in wanted.items():
        with suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (most, most))


def answer(kind: str, payload: bytes) -> bytes:
    """The line for a document: its text or its first figure, or the reason why there is none."""
    try:
        if kind == "figure":
            from adapters.fulltext.html.figure import first_figure, told_figure  # noqa: PLC0415 - as below

            return told_figure(first_figure(payload))
        return told(_reader(kind)(payload))
    except Unreadable as failure:
        return told_reason(str(failure))
    except (MemoryError, RecursionError):
        return told_reason("the document needs too much memory")


def _reader(kind: str) -> Callable[[bytes], Apart]:
    if kind == "pdf":
        from adapters.fulltext.pdf.document import taken_apart  # noqa: PLC0415 - each kind loads its own library
    else:
        from adapters.fulltext.html.page import taken_apart  # noqa: PLC0415 - the same
    return taken_apart


def main(kind: str, memory: int, seconds: int) -> None:
    """Read the document from standard input, write the line to standard output."""
    limit(memory, seconds)
    sys.stdout.buffer.write(answer(kind, sys.stdin.buffer.read()))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
