"""A real headless Chromium, spoken to over its DevTools protocol: what a page does, says and asks for."""

import asyncio
import json
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-port=0",
)


def installed() -> str | None:
    """The browser of this machine."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def start(program: str, profile: Path) -> "subprocess.Popen[bytes]":
    """Start it with a profile of its own."""
    arguments = [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"]
    return subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


async def port(profile: Path, seconds: float = 20) -> int:
    """The port that it listens on, once it does."""
    named = profile / "DevToolsActivePort"
    async with asyncio.timeout(seconds):
        while not (named.is_file() and named.read_text().count("\n")):  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.02)
    return int(named.read_text().split()[0])


class Tab:
    """One page: `complaints` are errors and warnings of its console, `asked` the addresses that it asked for."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._number = socket, 0
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self._loaded = 0

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One call of the protocol; what happens meanwhile is noted."""
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": parameters})
        while True:
            message = await self._next()
            if message.get("id") == self._number:
                assert "error" not in message, message
                result: dict[str, Any] = message["result"]
                return result

    async def _next(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads((await self._socket.receive(timeout=10)).data)
        self._note(message.get("method", ""), message.get("params", {}))
        return message

    def _note(self, method: str, said: dict[str, Any]) -> None:
        if method == "Log.entryAdded":
            self.complaints.append(said["entry"]["text"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(str(said["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled" and said["type"] in ("error", "warning", "assert"):
            self.complaints.append(str(said["args"]))
        elif method == "Network.requestWillBeSent":
            self.asked.append(said["request"]["url"])
        elif method == "Page.loadEventFired":
            self._loaded += 1

    async def open(self, address: str) -> None:
        """Go to an address and wait until all of it is there."""
        before = self._loaded
        await self.call("Page.navigate", url=address)
        await self._until_loaded(before)

    async def press_link(self, script: str) -> None:
        """Run a script that leaves the page, and wait for the next one."""
        before = self._loaded
        await self.run(script)
        await self._until_loaded(before)

    async def _until_loaded(self, before: int) -> None:
        while self._loaded == before:
            await self._next()

    async def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        result = await self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    async def until(self, script: str, seconds: float = 5) -> Any:
        """The value of an expression as soon as it is true."""
        async with asyncio.timeout(seconds):
            while not (found := await self.run(script)):  # noqa: ASYNC110 - the page is asked
                await asyncio.sleep(0.02)
        return found

    async def narrow(self, width: int) -> None:
        """A telephone of this width."""
        size = {"width": width, "height": 740, "deviceScaleFactor": 2, "mobile": True}
        await self.call("Emulation.setDeviceMetricsOverride", **size)

    async def scheme(self, name: str) -> None:
        """Light or dark, as the reader's system says."""
        await self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    async def key(self, name: str, code: int) -> None:
        """Press a key."""
        for kind in ("keyDown", "keyUp"):
            text = {"text": "\r"} if name == "Enter" and kind == "keyDown" else {}
            await self.call(
                "Input.dispatchKeyEvent", type=kind, key=name, code=name, windowsVirtualKeyCode=code, **text
            )

    async def write(self, words: str) -> None:
        """Write into what has the focus, as an input method does."""
        await self.call("Input.insertText", text=words)


@asynccontextmanager
async def tab(at: int) -> AsyncIterator[Tab]:
    """A page of its own, closed at the end."""
    async with aiohttp.ClientSession(f"http://127.0.0.1:{at}") as session:
        async with session.put("/json/new?about:blank") as answer:
            made = await answer.json(content_type=None)
        async with session.ws_connect(made["webSocketDebuggerUrl"], max_msg_size=0) as socket:
            found = Tab(socket)
            for domain in ("Page", "Runtime", "Log", "Network"):
                await found.call(f"{domain}.enable")
            yield found
        async with session.get(f"/json/close/{made['id']}") as closed:
            await closed.read()
