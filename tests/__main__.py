"""``python -m tests``: lint, format, types and tests, the last two side by side; the code is that of the first that fails.

Tests marked ``slow`` are left out, and others search less far; with ``--all`` all run, as far as they can.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests import search

LINT = (("ruff", "check", "."), ("ruff", "format", "--check", "."))
TYPES = ("mypy",)
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
TESTS = ("pytest", "-q", "-n", str(CORES), "--dist", "worksteal")
QUICK = ("-m", "not slow", f"--hypothesis-profile={search.QUICK}")
_ROOT = Path(__file__).parent.parent


def main() -> int:
    """Run the steps in the project's folder; the exit code is that of the first that fails."""
    for step in LINT:
        if code := _begun(step).wait():
            return code
    whole = sys.argv[1:] == ["--all"]
    types, tests = _begun(TYPES), _begun(TESTS if whole else (*TESTS, *QUICK))
    codes = (tests.wait(), types.wait())
    return codes[0] or codes[1]


def _begun(step: tuple[str, ...]) -> "subprocess.Popen[bytes]":
    print("$", *step, flush=True)  # noqa: T201 - what a person who runs this wants to see
    # The tests start some two hundred programs: without what Python keeps of compiled code each takes twice as long.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen([sys.executable, "-m", *step], cwd=_ROOT, env=environment)


if __name__ == "__main__":
    sys.exit(main())
