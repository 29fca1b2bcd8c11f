"""How long a test waits for what is to come. It measures no speed: a busy machine takes many times what others do.

What must not happen is told by order, by counts or by what came first, never by a second in which it did not.
"""

import asyncio

COMES = 30.0
"""Seconds after which something does not come any more."""
ROUNDS = 200


async def rounds() -> None:
    """Let all go on that waits for nothing outside: by rounds of the loop, of which a busy machine has no fewer."""
    for _ in range(ROUNDS):
        await asyncio.sleep(0)
