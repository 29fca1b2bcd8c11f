"""Draws the screens of the README from the requests kept beside this file, with a browser that is on this machine.

`make screens` records the requests anew and draws them; the browser may be named as the first argument. A
screen carries the hash of what it shows, and a test holds that it is the hash of what would be sent today.
"""

import asyncio
import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from golden_day import GOLDEN
from PIL import Image, ImageChops, PngImagePlugin
from screens import phone, window
from screens.record import discord_requests, kept, telegram_requests, written

SCREENS = Path(__file__).parents[2] / "deploy" / "screens"
HASH = "payload-sha256"
COLOURS = 128
"""Enough for a screen, and a third of the bytes."""
SCALE = 1.5
"""Pixels of the picture for one of the page."""


def payload_hash(name: str) -> str:
    """The hash of the requests that a screen shows."""
    return hashlib.sha256(kept(name).read_bytes()).hexdigest()


def shown_hash(name: str) -> str:
    """The hash that a drawn screen carries."""
    with Image.open(SCREENS / f"{name}.png") as screen:
        return str(screen.info.get(HASH, ""))


def draw(name: str, page: str, width: int, browser: str) -> None:
    """One page as a picture, cut where the page ends."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.png")
        source.write_text(page, encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--force-device-scale-factor={SCALE}"]
        size = f"--window-size={width},4000"
        command = [browser, *flags, size, f"--screenshot={target}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        with Image.open(target) as screen:
            _keep(name, screen.convert("RGB"), round(width * SCALE))


def _keep(name: str, screen: Image.Image, width: int) -> None:
    """Without the empty rest below, with few colours and the hash of what it shows."""
    ground = Image.new("RGB", screen.size, screen.getpixel((width - 2, screen.height - 2)))
    box = ImageChops.difference(screen, ground).getbbox()
    bottom = min(screen.height, (box[3] if box else screen.height) + round(14 * SCALE))
    said = PngImagePlugin.PngInfo()
    said.add_text(HASH, payload_hash(name))
    SCREENS.mkdir(parents=True, exist_ok=True)
    cut = screen.crop((0, 0, width, bottom)).quantize(COLOURS)
    cut.save(SCREENS / f"{name}.png", optimize=True, pnginfo=said)


def pictures() -> Mapping[str, str]:
    """The day's picture under every name that a request may give it."""
    encoded = base64.b64encode((GOLDEN / "categories.png").read_bytes()).decode()
    address = f"data:image/png;base64,{encoded}"
    names = {request["parameters"].get("photo") for request in json.loads(kept("telegram").read_text(encoding="utf-8"))}
    return dict.fromkeys({"categories.png", *(name for name in names if name)}, address)


async def record() -> None:
    """Keep what is sent today."""
    for name, requests in (("telegram", await telegram_requests()), ("discord", await discord_requests())):
        kept(name).write_text(written(requests), encoding="utf-8")


def main() -> None:
    """Record and draw both."""
    browser = sys.argv[1] if len(sys.argv) > 1 else shutil.which("chromium") or "chromium"
    asyncio.run(record())
    told = {name: json.loads(kept(name).read_text(encoding="utf-8")) for name in ("telegram", "discord")}
    draw("telegram", phone.page("조간 jogan", told["telegram"], pictures()), phone.WIDTH, browser)
    draw("discord", window.page("papers", told["discord"], pictures()), window.WIDTH, browser)


if __name__ == "__main__":
    main()
