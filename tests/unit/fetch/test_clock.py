"""The system's clock: aware, in UTC, and a pace that only grows."""

from datetime import UTC

from adapters.clock import SystemClock


def test_now_is_aware_and_utc() -> None:
    assert SystemClock().now().tzinfo is UTC


async def test_monotonic_grows_by_at_least_the_wait() -> None:
    clock = SystemClock()
    began = clock.monotonic()
    await clock.sleep(0.02)
    assert clock.monotonic() - began >= 0.019
