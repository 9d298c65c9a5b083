"""``python -m tests.measure FOLDER``: the table of a folder of pages with gold facts beside them, as in docs/accuracy.md."""

import sys
from pathlib import Path

from tests.test_accuracy import measured


def main() -> None:
    """Print a row for each area: wanted, given, right, F1."""
    for area, row in measured(Path(sys.argv[1])).items():
        print(f"| {area} | {row.wanted} | {row.given} | {row.right} | {row.f1:.3f} |")  # noqa: T201 - its output


if __name__ == "__main__":
    main()
