"""Shows that each defence matters: a patch removes it from a scratch copy, and the tests that guard it must fail there.

`make mutants` runs it. It never changes the working tree, and it decides nothing: the patches beside it do.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml

MUTANTS = Path(__file__).parent
ROOT = MUTANTS.parents[1]
LONGEST = 240.0
"""Seconds for the tests of one mutant; each test has its own, shorter limit."""
ALL = 1_800.0
"""Seconds for the tests of all mutants together, without any of them."""
_FAULT = re.compile(r"Faults? (?P<rows>\d+(?:, \d+)*|§3): (?P<what>\S.*)")


class BadMutant(ValueError):
    """A patch file that cannot be read as one, in a line."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One patch: the fault that its defence is for, the defence it removes, the tests that must notice."""

    patch: Path
    fault: str
    what: str
    defence: str
    tests: tuple[str, ...]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.patch.stem


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant; `survived` is the empty text where it was caught."""

    name: str
    fault: str
    seconds: float
    survived: str = ""


def read_mutant(patch: Path) -> Mutant:
    """The head of a patch file. Raises BadMutant."""
    head = patch.read_text(encoding="utf-8").partition("\n--- ")[0]
    fields = {
        name: value.strip() for name, value in re.findall(r"(?ms)^(Faults? [^:]+|Defence|Tests): (.*?)(?=^\S|\Z)", head)
    }
    fault = next(
        (_FAULT.fullmatch(f"{name}: {value}") for name, value in fields.items() if name.startswith("Fault")), None
    )
    tests = tuple(fields.get("Tests", "").split())
    if fault is None or not fields.get("Defence") or not tests:
        raise BadMutant(f"{patch.name}: its head must say Fault N: …, Defence: … and Tests: …")
    return Mutant(patch, fault["rows"], fault["what"], " ".join(fields["Defence"].split()), tests)


def copied(root: Path, scratch: Path) -> None:
    """The tracked files of a repository as they are now, in another folder."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout
    for name in listed.decode().split("\0"):
        if name and (root / name).is_file():
            (scratch / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, scratch / name)


def run_tests(scratch: Path, tests: Sequence[str], longest: float = LONGEST) -> dict[str, bool]:
    """Whether each of the named tests passed; those that did not run at all are left out."""
    report = scratch / "mutants-report.xml"
    report.unlink(missing_ok=True)
    path = os.pathsep.join(str(scratch / folder) for folder in (".", "tests"))
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"--junit-xml={report}", *tests]
    try:
        done = subprocess.run(command, cwd=scratch, env=environment, capture_output=True, timeout=longest, check=False)
    except subprocess.TimeoutExpired:
        return {}
    if done.returncode not in (0, 1) or not report.exists():
        return {}
    return _results(report, tests)


def _results(report: Path, tests: Sequence[str]) -> dict[str, bool]:
    passed: dict[str, bool] = {}
    for case in Xml.parse(report).getroot().iter("testcase"):
        if case.find("skipped") is not None:
            continue
        failed = case.find("failure") is not None or case.find("error") is not None
        module = case.get("classname", "").replace(".", "/") + ".py"
        name = f"{module}::{case.get('name', '')}"
        for test in tests:
            if name == test or name.startswith((f"{test}[", f"{test}::")):
                passed[test] = passed.get(test, True) and not failed
    return passed


def applied(scratch: Path, patch: Path, *, back: bool = False) -> bool:
    """Whether the patch (or its reverse) applied to the scratch copy."""
    command = ["git", "apply", *(["--reverse"] if back else []), str(patch.resolve())]
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(scratch.parent)}
    return subprocess.run(command, cwd=scratch, env=environment, capture_output=True, check=False).returncode == 0


def _exists(scratch: Path, test: str) -> bool:
    """Whether there is such a test: one name that does not exist would keep all the others from being run."""
    file, _, name = test.partition("::")
    return (scratch / file).is_file() and f"def {name}(" in (scratch / file).read_text(encoding="utf-8")


def verdict(scratch: Path, mutant: Mutant, sound: dict[str, bool]) -> Verdict:
    """One mutant put in, its tests run, and taken out again."""
    began = time.monotonic()
    without = [test for test in mutant.tests if not sound.get(test)]
    if without:
        return Verdict(mutant.name, mutant.fault, 0.0, f"fails or does not run without the patch: {' '.join(without)}")
    if not applied(scratch, mutant.patch):
        return Verdict(mutant.name, mutant.fault, 0.0, "the patch does not apply any more")
    passed = run_tests(scratch, mutant.tests)
    if not applied(scratch, mutant.patch, back=True):
        raise BadMutant(f"{mutant.name}: the patch cannot be taken out of the scratch copy")
    slept = [test for test in mutant.tests if passed.get(test, True)]
    survived = f"not noticed by: {' '.join(slept)}" if slept else ""
    return Verdict(mutant.name, mutant.fault, time.monotonic() - began, survived)


def verdicts(root: Path, mutants: Sequence[Mutant]) -> list[Verdict]:
    """Every mutant's verdict, told line by line."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        scratch = Path(folder)
        copied(root, scratch)
        tests = sorted({test for mutant in mutants for test in mutant.tests if _exists(scratch, test)})
        sound = run_tests(scratch, tests, ALL) if tests else {}
        found = []
        for mutant in mutants:
            found.append(verdict(scratch, mutant, sound))
            sys.stdout.write(row(found[-1], mutant) + "\n")
            sys.stdout.flush()
    return found


def row(found: Verdict, mutant: Mutant) -> str:
    """One line of the table."""
    state = f"SURVIVED ({found.survived})" if found.survived else "caught"
    return f"{found.fault:>7}  {found.name:<34} {found.seconds:5.1f} s  {state}  — {mutant.defence}"


def main(names: Sequence[str], root: Path = ROOT, folder: Path = MUTANTS) -> int:
    """Run all mutants, or those that are named. 0 where every one of them was caught."""
    try:
        mutants = [read_mutant(patch) for patch in sorted(folder.glob("*.patch"))]
    except BadMutant as bad:
        sys.stdout.write(f"{bad}\n")
        return 1
    chosen = [mutant for mutant in mutants if not names or mutant.name in names]
    if not chosen:
        sys.stdout.write("no mutant of this name\n")
        return 1
    found = verdicts(root, chosen)
    survivors = sum(bool(each.survived) for each in found)
    sys.stdout.write(f"{len(found)} mutants, {len(found) - survivors} caught, {survivors} survived\n")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
