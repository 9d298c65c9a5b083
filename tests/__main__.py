"""``python -m tests``: lint, format, types, tests, in this order; stops at the first that fails."""

import subprocess
import sys
from pathlib import Path

STEPS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("pytest", "-q"),
)


def main() -> int:
    """Run the steps in the project's folder; the exit code is that of the first that fails."""
    root = Path(__file__).parent.parent
    for step in STEPS:
        print("$", *step, flush=True)  # noqa: T201 - what a person who runs this wants to see
        code = subprocess.run([sys.executable, "-m", *step], cwd=root, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
