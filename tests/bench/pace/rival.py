"""The rival: the library's own AIORateLimiter, one message to each of COUNT chats at once, as its documentation shows.

Run: `python rival.py URL COUNT RETRIES`; one JSON line on standard output.
"""

import asyncio
import json
import sys
import time

from kill.services import TELEGRAM_TOKEN
from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest


async def main(url: str, count: int, retries: int) -> dict[str, float]:
    """Seconds, messages that the sender knows to have arrived, and those that it gave up."""
    limiter = AIORateLimiter(max_retries=retries)
    request = HTTPXRequest(connection_pool_size=256, pool_timeout=600)
    async with ExtBot(TELEGRAM_TOKEN, base_url=f"{url}/bot", request=request, rate_limiter=limiter) as bot:

        async def send(number: int) -> bool:
            try:
                await bot.send_message(1_000_000 + number, "the morning paper")
            except TelegramError:
                return False
            return True

        began = time.perf_counter()
        sent = await asyncio.gather(*(send(number) for number in range(count)))
        return {"wall": time.perf_counter() - began, "sent": sum(sent), "lost": count - sum(sent)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))) + "\n")
