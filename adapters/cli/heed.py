"""Signals: the first one asks to stop in order, the next one stops at once, as ever."""

import asyncio
import signal


def heed_signals(stop: asyncio.Event) -> None:
    """Set `stop` at SIGTERM or Ctrl-C."""
    loop = asyncio.get_running_loop()

    def heard(number: int) -> None:
        stop.set()
        loop.remove_signal_handler(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, heard, number)
        except NotImplementedError:  # Windows: Ctrl-C stops at once
            return
