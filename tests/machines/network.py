"""Machines as network namespaces: each has a cable to the network of the database and one to that of the platforms.

The test's own process is at the other end of both, at `at("database")` and `at("platforms")`. Needs root and Linux.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

Place = Literal["database", "platforms"]
PLACES: tuple[Place, ...] = ("database", "platforms")
OCTETS: dict[Place, int] = {"database": 213, "platforms": 214}
OURS = "jogan"
MOST = 250
NOBODY = "02:00:00:00:00:99"
"""A network card that no machine has: what is sent to it is lost on the way, and nobody is told."""


@dataclass(frozen=True, slots=True)
class Machine:
    """One of them; `number` is its last octet on both networks."""

    name: str
    number: int
    namespace: str

    def command(self, *words: str) -> list[str]:
        """The words of a command as they are to be run so that it runs on the machine, under its name."""
        named = ["unshare", "--uts", "sh", "-c", 'hostname "$0" && exec "$@"', self.name]
        return ["ip", "netns", "exec", self.namespace, *named, *words]


class Network:
    """Both networks, `machines` in the order of their names; cables are cut and mended, also in one direction."""

    def __init__(self, number: int, names: Sequence[str]) -> None:
        self._number = number
        self.machines = tuple(Machine(name, index + 11, f"{OURS}{number}.{index}") for index, name in enumerate(names))

    def at(self, place: Place, machine: Machine | None = None) -> str:
        """The address of a machine, or of this process, on a network."""
        return f"10.{OCTETS[place]}.{self._number}.{machine.number if machine else 1}"

    def bridge(self, place: Place) -> str:
        """The network's device."""
        return f"{OURS}{self._number}{place[0]}"

    def _cable(self, place: Place, machine: Machine) -> str:
        return f"{self.bridge(place)}{machine.number}"

    def cut(self, machine: Machine, *places: Place) -> None:
        """Cut its cables: nothing comes or goes, and nobody is told."""
        _ip(f"link set {self._cable(place, machine)} down" for place in places)

    def mend(self, machine: Machine, *places: Place) -> None:
        """Make its cables whole."""
        _ip(f"link set {self._cable(place, machine)} up" for place in places)

    def deafen(self, machine: Machine, place: Place) -> None:
        """What it sends arrives, and no answer comes back to it."""
        _ip([f"neigh replace {self.at(place, machine)} lladdr {NOBODY} dev {self.bridge(place)} nud permanent"])

    def heal(self, machine: Machine, place: Place) -> None:
        """Answers come back to it again."""
        _ip([f"neigh del {self.at(place, machine)} dev {self.bridge(place)}"])

    def build(self) -> None:
        """Make everything but the first device, whose name says whose number this is."""
        first, second = (self.bridge(place) for place in PLACES)
        _ip([f"link set {first} alias {os.getpid()}", f"link add {second} type bridge"])
        for place in PLACES:
            bridge = self.bridge(place)
            _ip([f"addr add {self.at(place)}/24 dev {bridge}", f"link set {bridge} up"])
        _ip(f"netns add {machine.namespace}" for machine in self.machines)
        for machine in self.machines:
            self._plug_in(machine)

    def _plug_in(self, machine: Machine) -> None:
        inside = ["link set lo up"]
        for place in PLACES:
            cable = self._cable(place, machine)
            _ip([f"link add {cable} type veth peer name {place} netns {machine.namespace}"])
            _ip([f"link set {cable} master {self.bridge(place)} up"])
            inside += [f"addr add {self.at(place, machine)}/24 dev {place}", f"link set {place} up"]
        _ip(inside, machine.namespace)


def missing() -> str:
    """Why no machines can be made here; empty where they can."""
    if os.name != "posix" or os.geteuid() != 0 or not shutil.which("ip") or not shutil.which("unshare"):
        return "network namespaces need Linux, root and iproute2"
    tried = f"{OURS}.try.{os.getpid()}"
    for words in (["netns", "add", tried], ["-n", tried, "link", "add", "one", "type", "veth"]):
        done = subprocess.run(["ip", *words], capture_output=True, text=True, check=False)
        if done.returncode:
            break
    subprocess.run(["ip", "netns", "del", tried], capture_output=True, check=False)
    return f"network namespaces cannot be made: {done.stderr.strip()}" if done.returncode else ""


@contextmanager
def network(names: Sequence[str]) -> Iterator[Network]:
    """Machines of these names, for the block; what killed runs left is taken away first."""
    for number, owner in _there():
        if not os.path.exists(f"/proc/{owner}"):
            _take_away(number)
    made = Network(_claimed(), names)
    try:
        made.build()
        yield made
    finally:
        _take_away(made._number)


def _claimed() -> int:
    """A number that no other process has; the device that is made for it says so."""
    for number in range(MOST):
        words = ["ip", "link", "add", f"{OURS}{number}d", "type", "bridge"]
        if not subprocess.run(words, capture_output=True, check=False).returncode:
            return number
    raise AssertionError("no number for a network is free")


def _there() -> Iterator[tuple[int, str]]:
    """Numbers of networks and the processes that made them."""
    folder = "/sys/class/net"
    for name in sorted(os.listdir(folder)):
        number = name.removeprefix(OURS).removesuffix("d")
        if name.startswith(OURS) and name.endswith("d") and number.isdigit():
            with open(f"{folder}/{name}/ifalias", encoding="ascii") as told:
                yield int(number), told.read().strip()


def _take_away(number: int) -> None:
    """Namespaces with their cables, then the devices, the one that claims the number last."""
    listed = subprocess.run(["ip", "netns", "list"], capture_output=True, text=True, check=True).stdout
    for line in listed.splitlines():
        if line.split()[0].startswith(f"{OURS}{number}."):
            subprocess.run(["ip", "netns", "del", line.split()[0]], capture_output=True, check=False)
    for place in reversed(PLACES):
        device = f"{OURS}{number}{place[0]}"
        subprocess.run(["ip", "link", "del", device], capture_output=True, check=False)


def _ip(commands: Iterable[str], namespace: str = "") -> None:
    """Run commands of iproute2, all at once."""
    where = ["-n", namespace] if namespace else []
    done = subprocess.run(
        ["ip", *where, "-batch", "-"], input="\n".join(commands), capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr
