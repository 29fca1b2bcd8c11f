"""`make bench`: every measurement after the other; each names its rival, and says "not run" where its data is missing.

Exit status 1 where one of them misses its bar.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def main() -> int:
    """Run every bench.py below this folder in a process of its own, so that none warms another's caches."""
    missed = []
    for bench in sorted(HERE.glob("*/bench.py")):
        sys.stdout.write(f"\n== {bench.parent.name} ==\n")
        sys.stdout.flush()
        done = subprocess.run([sys.executable, str(bench)], cwd=ROOT, env=_environment(), check=False)
        if done.returncode:
            missed.append(bench.parent.name)
    sys.stdout.write(f"\nmissed: {', '.join(missed) or 'none'}\n")
    return 1 if missed else 0


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}


if __name__ == "__main__":
    sys.exit(main())
