"""The candidates of the model's words, packed anew: ``python -m tools.candidates``, after a change of model or confusions."""

import sys

from vnplan.lm.model import packed
from vnplan.mend.candidates import PACKED, write_candidates


def main() -> None:
    """Write the file and say what it holds."""
    count = write_candidates(packed())
    sys.stdout.write(f"{count:,} candidates in {PACKED.name}, {PACKED.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
